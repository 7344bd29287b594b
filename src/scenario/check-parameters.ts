import { quantileOf } from '../kernel/distribution.ts';
import { formatDuration } from '../kernel/time.ts';
import { resolveParameters } from '../model/parameters.ts';
import type { Check } from './draft.ts';

/** As near to certain as a double can be. */
const ALMOST_ALL = 1 - Number.EPSILON;

/** Parameters that take away each other's effect. */
export const checkParameters: Check = ({ file }) => {
  const { parameters } = file.model;
  const written = (['eniDetachAfter', 'eniDeleteDelay'] as const).find((name) => name in parameters);
  if (written === undefined) return [];
  const { eniDetachAfter, eniDeleteDelay } = resolveParameters(file.preset, parameters);
  const longest = quantileOf(eniDeleteDelay)(ALMOST_ALL);
  if (eniDetachAfter <= longest) return [];
  const message = `eniDetachAfter is ${formatDuration(eniDetachAfter)}, and eniDeleteDelay at most ${formatDuration(longest)}: every ENI can be taken back until it is gone`;
  return [{ code: 'SCN027', path: ['model', written], message }];
};
