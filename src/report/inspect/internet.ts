import type { Inventory } from '../../inspect/inventory.ts';
import { collapse, top, type Group } from '../collapse.ts';
import type { Column } from '../table.ts';
import { andMore, titledTable, roomFor } from '../text/section.ts';
import { list, number } from '../words.ts';
import type { InspectionSection } from './page.ts';

const SHOWN = 10;
type Line = Group<Inventory['reach'][number]>;

const columns: readonly Column<Line>[] = [
  { head: 'internet', cell: ({ rows }) => rows[0]?.ipv4 ?? '' },
  { head: 'IPv6', cell: ({ rows }) => rows[0]?.ipv6 ?? '' },
  { head: 'why', cell: ({ rows }) => rows[0]?.why ?? '', shrinksTo: 30, prose: true },
  { head: 'functions', cell: ({ rows }) => number(rows.length), align: 'right' },
  { head: 'which', cell: ({ rows }) => list(rows.map((row) => row.function)), shrinksTo: 18 },
];

/** What the functions reach of the internet, and why; those that reach the same together. */
export const internet: InspectionSection = ({ inventory: { reach } }, page) => {
  if (reach.length === 0) return [];
  const lines = collapse(
    reach,
    () => '',
    ({ ipv4, ipv6, why }) => JSON.stringify([ipv4, ipv6, why]),
  );
  const { shown, rest } = top(lines, roomFor(page, SHOWN), ({ rows }) => rows.length);
  return titledTable(page, 'Way to the internet', columns, shown, andMore(rest.length));
};
