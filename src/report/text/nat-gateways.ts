import type { NatDestinationResult, NatGatewayResult } from '../../engine/result.ts';
import { top } from '../collapse.ts';
import type { Column } from '../table.ts';
import { duration, number, percent, plural } from '../words.ts';
import { andMore, roomFor, titledTable, type Section } from './section.ts';

const SHOWN = 10;

/** One gateway to one destination. */
interface Line {
  readonly gateway: NatGatewayResult;
  readonly destination: NatDestinationResult;
}

const column = (head: string, cell: (line: Line) => string): Column<Line> => ({ head, cell, align: 'right' });
const unlessZero = (value: number): string => (value === 0 ? '' : number(value));

const columns: readonly Column<Line>[] = [
  { head: 'gateway', cell: ({ gateway }) => gateway.id, shrinksTo: 12 },
  { head: 'destination', cell: ({ destination }) => destination.name, shrinksTo: 18 },
  column('addresses', ({ gateway }) => number(gateway.addresses)),
  column('connections', ({ destination }) => unlessZero(destination.connectionsPeak)),
  column('of limit', (line) => percent(shareOf(line))),
  column('refused', ({ destination }) => unlessZero(destination.connectionsRefused)),
  column('short of places', ({ destination }) => shortage(destination)),
];

const shareOf = ({ gateway, destination }: Line): number =>
  destination.connectionsPeak / gateway.connectionsPerDestination;

const shortage = ({ shortageSeconds, shortageFrom }: NatDestinationResult): string =>
  shortageFrom === null ? '' : `${duration(shortageSeconds)} from ${duration(shortageFrom)}`;

/** The NAT gateways by how many connections lacked, then by how near they came to their limit. */
export const natGateways: Section = ({ natGateways: gateways = [] }, page) => {
  const lines = gateways.flatMap((gateway) =>
    gateway.destinations.map((destination): Line => ({ gateway, destination })),
  );
  if (lines.length === 0) return [];
  const title = `NAT gateways (${number(gateways.length)}): ${plural(lines.length, 'destination')}, each with a limit of its own`;
  const { shown, rest } = top(
    lines,
    roomFor(page, SHOWN),
    (line) => line.destination.connectionsRefused + shareOf(line),
  );
  return titledTable(page, title, columns, shown, andMore(rest.length));
};
