import type { SubnetRoom } from '../../inspect/room.ts';
import { collapse, top, type Group } from '../collapse.ts';
import type { Column } from '../table.ts';
import { andMore, titledTable, roomFor } from '../text/section.ts';
import { number } from '../words.ts';
import type { InspectionSection } from './page.ts';

const SHOWN = 10;
type Line = Group<SubnetRoom>;

/** Alike subnets have equal numbers, so any of them speaks for all. */
const column = (head: string, cell: (row: SubnetRoom) => string): Column<Line> => ({
  head,
  cell: ({ rows: [row] }) => (row === undefined ? '' : cell(row)),
  align: 'right',
});

/** Addresses left; those that lack are said to lack. A subnet without IPv4 has none to count. */
const left = (free: number | null): string => {
  if (free === null) return 'no IPv4';
  return free < 0 ? `${number(-free)} lack` : number(free);
};

const columns: readonly Column<Line>[] = [
  { head: 'subnet', cell: ({ label }) => label, shrinksTo: 18 },
  { head: 'VPC', cell: ({ rows }) => rows[0]?.vpc ?? '', shrinksTo: 8 },
  { head: 'zone', cell: ({ rows }) => rows[0]?.az ?? '', shrinksTo: 8 },
  column('usable', ({ usable }) => (usable === null ? '' : number(usable))),
  column('others', ({ others }) => number(others)),
  column('at most', ({ others, othersMost }) => (othersMost === others ? '' : number(othersMost))),
  column('ENIs', ({ enis }) => number(enis)),
  column('free', ({ free }) => left(free)),
  column('at least', ({ free, freeLeast }) => (free === freeLeast ? '' : left(freeLeast))),
  column('in transition', ({ transition }) => left(transition.free)),
];

/** The subnets by how little is left in them. */
export const subnets: InspectionSection = ({ inventory }, page) => {
  if (inventory.subnets.length === 0) return [];
  const lines = collapse(
    inventory.subnets,
    ({ id }) => id,
    (row) => JSON.stringify({ ...row, id: '' }),
    SHOWN,
  );
  const { shown, rest } = top(
    lines,
    roomFor(page, SHOWN),
    ({ rows: [row] }) => -(row?.transition.free ?? Infinity),
  );
  const title = `Addresses (${number(inventory.subnets.length)} ${inventory.subnets.length === 1 ? 'subnet' : 'subnets'})`;
  return titledTable(page, title, columns, shown, andMore(rest.length));
};
