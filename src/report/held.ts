/** Who stands in the way of a deletion, in words. */
import type { HeldEniResult, HeldResult } from '../engine/result.ts';
import { grouped } from './collapse.ts';
import { keyName } from './names.ts';
import { list, plural } from './words.ts';

const phases: Readonly<Record<HeldEniResult['phase'], string>> = {
  creating: 'in the making',
  inUse: 'in use',
  draining: 'waiting for its connections to close',
  releasing: 'in release',
  detached: 'in release',
  orphaned: 'left behind with nobody to delete it',
  deleted: 'gone',
};

/** `held by eni-1 of subnet-c / sg-app, in release, gone at 1h 14m`; `in use by web-1 … web-5`. */
export const heldWords = (
  { functions, enis, interfaces }: HeldResult,
  when: (seconds: number) => string,
): string => {
  const isTold = ({ phase }: HeldEniResult): boolean =>
    functions.length > 0 && (phase === 'inUse' || phase === 'creating');
  const byPhase = grouped(
    enis.filter((eni) => !isTold(eni)),
    ({ phase }) => phases[phase],
  );
  return [
    ...(functions.length === 0 ? [] : [`in use by ${list(functions)}`]),
    ...byPhase.map((some) => `held by ${named(some)}, ${phaseOf(some)}${until(some, when)}`),
    ...(interfaces.length === 0
      ? []
      : [`held by ${plural(interfaces.length, 'interface')} of your own, ${list(interfaces)}`]),
  ].join('; ');
};

const phaseOf = ([first]: readonly HeldEniResult[]): string =>
  first === undefined ? '' : phases[first.phase];

const named = ([first, ...others]: readonly HeldEniResult[]): string => {
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : ` and ${plural(others.length, 'more ENI')}`;
  return `${first.eniId} of ${keyName(first)}${more}`;
};

const until = (enis: readonly HeldEniResult[], when: (seconds: number) => string): string => {
  const ends = enis.flatMap(({ goneAt }) => goneAt ?? []);
  if (ends.length === 0) return '';
  return `, ${enis.length === 1 ? '' : 'all '}gone at ${when(Math.max(...ends))}`;
};
