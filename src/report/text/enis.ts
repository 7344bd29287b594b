import type { VpcResult } from '../../engine/result.ts';
import { sparkline } from '../sparkline.ts';
import type { Column } from '../table.ts';
import { duration, number, percent, plural } from '../words.ts';
import { top } from '../collapse.ts';
import { wrap } from '../wrap.ts';
import { INDENT, andMore, heading, indented, titledTable, roomFor, type Section } from './section.ts';

const SHOWN = 8;
const columns: readonly Column<VpcResult>[] = [
  { head: 'VPC', cell: ({ id }) => id, shrinksTo: 12 },
  { head: 'ENI quota', cell: ({ eniQuota }) => number(eniQuota), align: 'right' },
  { head: 'of others', cell: ({ otherEnis }) => (otherEnis === 0 ? '' : number(otherEnis)), align: 'right' },
  { head: 'most in all', cell: ({ enisPeak }) => number(enisPeak), align: 'right' },
  { head: 'of quota', cell: ({ usedRatioPeak }) => percent(usedRatioPeak), align: 'right' },
  { head: 'first at', cell: ({ enisPeakAt }) => duration(enisPeakAt), align: 'right' },
  { head: 'at end', cell: ({ enisEnd, deleted }) => (deleted ? 'deleted' : number(enisEnd)), align: 'right' },
];

/** The ENIs over the run, and how full each VPC's quota was. */
export const enis: Section = (result, page) => {
  const { created, released, orphaned, peak, peakAt, end } = result.enis;
  const moment = peakAt === null ? '' : ` (${duration(peakAt)})`;
  const lost = orphaned === 0 ? '' : ` beside ${plural(orphaned, 'orphan')}`;
  const line = `${number(created)} created, ${number(released)} released · peak ${number(peak)}${moment}, ${number(end)} at the end${lost}`;
  const used = result.vpcs.filter(({ enisPeak }) => enisPeak > 0);
  const { shown, rest } = top(used, roomFor(page, SHOWN), ({ usedRatioPeak }) => usedRatioPeak);
  const vpcs = titledTable(page, '', columns, shown, andMore(rest.length)).slice(1);
  return [
    ...heading(page, 'ENIs'),
    ...wrap(line, page.width - INDENT.length).map(indented),
    ...drawn(result, page),
    ...orphans(result, page),
    ...(shown.length > 0 ? vpcs : []),
  ];
};

const ORPHANS_SHOWN = 10;

/** By id, since it is by hand that they are deleted. */
const orphans: Section = ({ orphans: all }, page) => {
  if (all.length === 0) return [];
  const shown = all.slice(0, ORPHANS_SHOWN).map(({ eniId, subnetId }) => `${eniId} in ${subnetId}`);
  const more = andMore(all.length - shown.length);
  const told = `orphaned: ${shown.join(', ')}${more === null ? '' : ` ${more} (see the JSON)`}`;
  return wrap(told, page.width - INDENT.length).map(indented);
};

const drawn: Section = ({ timeSeries, simulatedSeconds, enis: { peak } }, page) => {
  if (!page.drawings || timeSeries === undefined || peak === 0) return [];
  const from = '0s ';
  const to = ` ${duration(simulatedSeconds)}, up to ${number(peak)}`;
  const room = Math.min(60, page.width - INDENT.length - from.length - to.length);
  return [
    INDENT +
      page.paint('dim', from) +
      sparkline(timeSeries.enis, simulatedSeconds, room) +
      page.paint('dim', to),
  ];
};
