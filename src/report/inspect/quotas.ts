import type { QuotaRoom, VpcRoom } from '../../inspect/room.ts';
import type { Column } from '../table.ts';
import { INDENT, titledTable } from '../text/section.ts';
import { number, percent, plural } from '../words.ts';
import { labelled } from '../wrap.ts';
import type { InspectionSection } from './page.ts';

interface Row extends QuotaRoom {
  readonly name: string;
  readonly headroom: VpcRoom['headroom'] | null;
}

const share = (ratio: number | null): string => (ratio === null ? '' : percent(ratio));
const right = (head: string, cell: (row: Row) => string): Column<Row> => ({ head, cell, align: 'right' });

const columns: readonly Column<Row>[] = [
  { head: 'ENI quota of', cell: ({ name }) => name, shrinksTo: 12 },
  right('quota', ({ quota }) => number(quota)),
  right('others', ({ otherEnis }) => number(otherEnis)),
  right('functions', ({ enis }) => number(enis)),
  right('used', ({ usedRatio }) => share(usedRatio)),
  right('in transition', ({ transition }) => share(transition.usedRatio)),
  right('free', ({ headroom }) => (headroom === null ? '' : number(headroom.enis))),
  { head: 'sets of groups that fit', cell: ({ headroom }) => sets(headroom) },
];

const sets = (headroom: Row['headroom']): string =>
  headroom === null || headroom.functions === null
    ? ''
    : `${number(headroom.functions)} in ${plural(headroom.subnets, 'subnet')}`;

/** The quotas of ENIs, and what still fits. */
export const quotas: InspectionSection = ({ inventory: { vpcs, region } }, page) => {
  if (vpcs.length === 0) return [];
  const rows: Row[] = [
    ...vpcs.map((vpc) => ({ ...vpc, name: vpc.id })),
    { ...region, name: 'the Region', headroom: null },
  ];
  const note = 'in transition: every function moves to other groups at once, old and new ENIs side by side';
  return [
    ...titledTable(page, 'Quotas', columns, rows),
    ...labelled(INDENT, note, page.width, INDENT.length).map((line) => page.paint('dim', line)),
  ];
};
