import type { SubnetResult } from '../../engine/result.ts';
import { collapse, top, type Group } from '../collapse.ts';
import type { Column } from '../table.ts';
import { duration, number, percent } from '../words.ts';
import { andMore, titledTable, roomFor, type Section } from './section.ts';

const SHOWN = 10;
type Line = Group<SubnetResult>;

/** Alike subnets have equal numbers, so any of them speaks for all. */
const column = (head: string, cell: (row: SubnetResult) => string): Column<Line> => ({
  head,
  cell: ({ rows: [row] }) => (row === undefined ? '' : cell(row)),
  align: 'right',
});

const columns: readonly Column<Line>[] = [
  { head: 'subnet', cell: ({ label }) => label, shrinksTo: 18 },
  { head: 'VPC', cell: ({ rows }) => rows[0]?.vpc ?? '', shrinksTo: 8 },
  column('addresses', ({ usable }) => number(usable)),
  column('most used', ({ usedPeak }) => number(usedPeak)),
  column('used at end', ({ usedEnd, deleted }) => (deleted ? 'deleted' : number(usedEnd))),
  column('least free', ({ freeMin }) => number(freeMin)),
  column('of all', ({ usable, freeMin }) => (usable === 0 ? '' : percent(freeMin / usable))),
  column('first at', ({ freeMinAt }) => duration(freeMinAt)),
];

/** The subnets by how little was free in them. */
export const subnets: Section = (result, page) => {
  if (result.subnets.length === 0) return [];
  const lines = collapse(
    result.subnets,
    ({ id }) => id,
    (row) => JSON.stringify({ ...row, id: '' }),
    SHOWN,
  );
  const { shown, rest } = top(
    lines,
    roomFor(page, SHOWN),
    ({ rows: [row] }) => -(row === undefined ? 1 : freeShare(row)),
  );
  return titledTable(
    page,
    `Subnets (${number(result.subnets.length)})`,
    columns,
    shown,
    andMore(rest.length),
  );
};

/** A subnet without IPv4 addresses has nothing to run out of. */
const freeShare = ({ freeMin, usable }: SubnetResult): number => (usable === 0 ? 1 : freeMin / usable);
