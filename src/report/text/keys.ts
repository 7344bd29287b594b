import type { KeyResult } from '../../engine/result.ts';
import { collapse, top, type Group } from '../collapse.ts';
import { groupsName } from '../names.ts';
import type { Column } from '../table.ts';
import { duration, durations, number, percent } from '../words.ts';
import { connectionsPerEni } from '../usage.ts';
import { andMore, titledTable, roomFor, type Section } from './section.ts';

const SHOWN = 10;
type Line = Group<KeyResult>;

const most = (rows: readonly KeyResult[], value: (row: KeyResult) => number): number =>
  Math.max(...rows.map(value));
const each = (rows: readonly KeyResult[]): string => (rows.length > 1 ? ' each' : '');
const unlessZero = (value: number): string => (value === 0 ? '' : number(value));

const columnsFor = (perEni: number): readonly Column<Line>[] => [
  { head: 'subnet', cell: ({ rows }) => rows[0]?.subnetId ?? '', shrinksTo: 12 },
  { head: 'security groups', cell: ({ label }) => label, shrinksTo: 18 },
  {
    head: 'most ENIs',
    cell: ({ rows }) => number(most(rows, (row) => row.enisPeak)) + each(rows),
    align: 'right',
  },
  { head: 'at end', cell: ({ rows }) => number(most(rows, (row) => row.enisEnd)), align: 'right' },
  {
    head: 'connections',
    cell: ({ rows }) => unlessZero(most(rows, (row) => row.connectionsPeak)),
    align: 'right',
  },
  { head: 'of capacity', cell: ({ rows }) => share(rows, perEni), align: 'right' },
  {
    head: 'refused',
    cell: ({ rows }) => unlessZero(most(rows, (row) => row.connectionsRefused)),
    align: 'right',
  },
  { head: 'short of room', cell: ({ rows }) => shortage(rows), align: 'right' },
  {
    head: 'versions',
    cell: ({ rows }) => number(most(rows, (row) => row.holdersEnd)),
    align: 'right',
  },
];

/** Of the ENIs at their most; a key that refused some had fewer of them then. */
const share = (rows: readonly KeyResult[], perEni: number): string => {
  const ratio = most(rows, (row) => row.connectionsPeak / (Math.max(1, row.enisPeak) * perEni));
  return ratio === 0 || most(rows, (row) => row.connectionsRefused) > 0 ? '' : percent(ratio);
};

const shortage = (rows: readonly KeyResult[]): string => {
  const short = rows.filter(({ shortageSeconds }) => shortageSeconds > 0);
  if (short.length === 0) return '';
  const from = short[0]?.shortageFrom ?? null;
  return (
    durations(short.map((row) => row.shortageSeconds)) + (from === null ? '' : ` from ${duration(from)}`)
  );
};

/** The keys, alike ones together: who shares which ENIs, and how busy they were. */
export const keys: Section = (result, page) => {
  if (result.keys.length === 0) return [];
  const title = `Keys (${number(result.keys.length)}): versions with equal subnet and set of security groups share ENIs`;
  const columns = columnsFor(connectionsPerEni(result));
  const lines = collapse(result.keys, groupsName, likeness, SHOWN);
  const { shown, rest } = top(lines, roomFor(page, SHOWN), ({ rows }) => trouble(rows));
  return titledTable(page, title, columns, shown, andMore(rest.length));
};

const likeness = ({ connectionsRefused: refused, connectionsPeak: peak, ...key }: KeyResult): string =>
  [key.subnetId, key.holdersEnd, key.enisPeak, key.enisEnd, refused, peak, key.shortageSeconds].join();

/** Shortage before all, then load, then size. */
const trouble = (rows: readonly KeyResult[]): number =>
  most(
    rows,
    (row) => row.shortageSeconds * 1e9 + row.connectionsRefused * 1e6 + row.connectionsPeak + row.enisPeak,
  );
