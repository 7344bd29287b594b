/** Which figures of a run are approximate: of traffic that was counted per step while something was lacking. */
import { list } from '../kernel/words.ts';
import type { Key } from '../model/key.ts';
import type { FailureReason, Workload } from '../model/workload.ts';
import { LATEST, type World } from '../model/world.ts';
import type { RunFinding } from './result.ts';

/** One finding for all that was lacking where traffic was counted, and none where nothing was. */
export const approximateFindings = (world: World): readonly RunFinding[] => {
  const counted = [...world.workloads.values()].filter((one) => one.counted !== null);
  const keys = new Set(counted.flatMap((one) => [...(one.counted?.keys ?? [])]));
  const short = [...keys].filter(({ connections }) => connections.refused > 0);
  const figures = [
    ...told(short.map(nameOfKey), 'connectionsRefused, shortageSeconds, shortageFrom and shortageTo'),
    ...failuresOf(counted, 'ConnectTimeout'),
    ...failuresOf(counted, 'Throttled'),
  ];
  if (figures.length === 0) return [];
  return [
    {
      code: 'RUN004',
      severity: 'warning',
      where: 'fidelity',
      message: `invocations were counted per step while something was lacking, so these figures are approximate: ${figures.join('; ')}`,
      fix: 'where they matter, run with fidelity exact',
    },
  ];
};

const failuresOf = (counted: readonly Workload[], reason: FailureReason): string[] =>
  told(counted.filter(({ failed }) => failed[reason] > 0).map(nameOf), `failed.${reason}`);

const told = (of: readonly string[], figures: string): string[] =>
  of.length === 0 ? [] : [`${figures} of ${list(of.toSorted())}`];

const nameOf = ({ functionName, version }: Workload): string =>
  version === LATEST ? functionName : `${functionName}:${version}`;

const nameOfKey = ({ subnet, securityGroupIds }: Key): string =>
  `${subnet.id} / ${securityGroupIds.join(', ')}`;
