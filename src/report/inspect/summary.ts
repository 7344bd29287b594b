import { marks, type Meaning } from '../paint.ts';
import { tally } from '../tally.ts';
import { number, plural } from '../words.ts';
import { labelled } from '../wrap.ts';
import type { InspectionSection } from './page.ts';

/** What there is, whether it can be, and how it was counted. */
export const summary: InspectionSection = ({ scenario, inventory, findings }, { width, paint }) => {
  const { attached, functions, enis } = inventory;
  const has = (severity: string): boolean => findings.some((finding) => finding.severity === severity);
  const meaning: Meaning = has('error') ? 'broken' : has('warning') ? 'tight' : 'fine';
  const outside = functions.length - attached;
  const need =
    attached === 0
      ? 'No function is in a VPC: 0 ENIs'
      : `${plural(attached, 'function')} in a VPC ${attached === 1 ? 'needs' : 'need'} ${plural(enis, 'ENI')}`;
  const unplayed = scenario.timeline.length;
  const basis = [
    `${scenario.name}, not simulated: every function created${outside === 0 ? '' : ` (${number(outside)} without a VPC)`}, one ENI per key, as without load`,
    ...(unplayed === 0 ? [] : [`the timeline (${plural(unplayed, 'operation')}) is not played`]),
  ].join('; ');
  return [
    ...labelled(`${marks[meaning]} `, `${need}; ${said[meaning]}: ${tally(findings)}`, width, 2).map((line) =>
      paint(meaning, line),
    ),
    ...labelled('  ', basis, width, 2),
  ];
};

const said: Partial<Record<Meaning, string>> = {
  broken: 'part of it will fail',
  tight: 'it can be done, with risks',
  fine: 'nothing stands in the way',
};
