import type { InventoryKey } from '../../inspect/keys.ts';
import { collapse, top, type Group } from '../collapse.ts';
import { groupsName } from '../names.ts';
import type { Column } from '../table.ts';
import { andMore, titledTable, roomFor } from '../text/section.ts';
import { list, number } from '../words.ts';
import type { InspectionSection } from './page.ts';

const SHOWN = 10;
type Line = Group<InventoryKey>;

const holders = ({ functions, versions }: InventoryKey): string[] => [...functions, ...versions];

const columns: readonly Column<Line>[] = [
  { head: 'subnet', cell: ({ rows }) => rows[0]?.subnetId ?? '', shrinksTo: 12 },
  { head: 'groups', cell: ({ label }) => label, shrinksTo: 18 },
  { head: 'ENIs', cell: ({ rows }) => number(rows.length), align: 'right' },
  { head: 'holders', cell: ({ rows }) => count(rows), align: 'right' },
  { head: 'held by', cell: ({ rows }) => list(rows.flatMap(holders)), shrinksTo: 18 },
];

const count = (rows: readonly InventoryKey[]): string => {
  const [first] = rows;
  return first === undefined ? '' : number(holders(first).length) + (rows.length > 1 ? ' each' : '');
};

/** The keys, alike ones together: who shares which ENI. Those of few holders first: they cost the most. */
export const keys: InspectionSection = ({ inventory }, page) => {
  if (inventory.keys.length === 0) return [];
  const lines = collapse(inventory.keys, groupsName, (key) => `${key.subnetId} ${holders(key).length}`);
  const { shown, rest } = top(lines, roomFor(page, SHOWN), ({ rows }) => rows.length);
  return titledTable(page, `Keys (${number(inventory.keys.length)})`, columns, shown, andMore(rest.length));
};
