/** From the world at the end of a run to its result. */
import { toSeconds, type Milliseconds } from '../kernel/time.ts';
import type { FunctionVersion } from '../model/function.ts';
import type { Key } from '../model/key.ts';
import { failureReasons, type FailureReason, type Workload } from '../model/workload.ts';
import { LATEST, type World } from '../model/world.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { version } from '../version.ts';
import { overallFidelity, type FidelityChoices } from './aggregate/choose.ts';
import { approximateFindings } from './approximate.ts';
import { assumptionsOf } from './assumptions.ts';
import type { Measures } from './measure.ts';
import type { Meters } from './meters.ts';
import { natGatewaysOf } from './nat-rows.ts';
import type { OperationLog } from './operation-log.ts';
import { rolelessFindings } from './roleless.ts';
import type {
  FunctionResult,
  InvocationCounts,
  KeyResult,
  OrphanResult,
  RunResult,
  SubnetResult,
  TimeSeries,
  VpcResult,
} from './result.ts';

interface Run {
  readonly scenario: Scenario;
  readonly world: World;
  readonly now: Milliseconds;
  readonly isPartial: boolean;
  readonly events: number;
  readonly meters: Meters;
  readonly measures: Measures;
  readonly operations: OperationLog;
  readonly choices: FidelityChoices;
  readonly timeSeries: TimeSeries | null;
}

/** The result of a run as it stands. */
export const resultOf = (run: Run): RunResult => {
  const { scenario, world, now, meters, operations, choices } = run;
  const workloads = [...world.workloads.values()];
  const keys = sortedBy([...world.keys.values()], ({ id }) => id);
  return {
    schemaVersion: 1,
    heni: version,
    scenario: { name: scenario.name, hash: scenario.hash },
    preset: scenario.preset,
    seed: scenario.seed,
    fidelity: overallFidelity(choices),
    ...(run.isPartial ? { partial: true as const } : {}),
    simulatedSeconds: toSeconds(now),
    events: run.events,
    enis: enisOf(run),
    orphans: keys.flatMap(orphansOf),
    keys: keys.map((key) => keyResult(key, now)),
    subnets: subnetsOf(run),
    vpcs: vpcsOf(run),
    ...natGatewaysOf(world, now),
    functions: workloads
      .filter(({ last }) => last !== null)
      .sort(byNameAndVersion)
      .map((one) => functionResult(one, now)),
    uncreated: workloads
      .filter(({ last, total }) => last === null && total > 0)
      .sort(byNameAndVersion)
      .map((one) => ({ name: one.functionName, version: one.version, ...attemptsOf(one) })),
    invocations: sumOf(workloads),
    operations: [...operations.operations, ...operations.postponed.values()],
    metrics: meters.summaries(),
    thresholds: meters.verdicts(),
    findings: [
      ...operations.findings,
      ...rolelessFindings(world, operations.rolesGone),
      ...approximateFindings(world),
    ],
    assumptions: assumptionsOf(scenario),
    ...(run.timeSeries === null ? {} : { timeSeries: run.timeSeries }),
  };
};

const enisOf = ({ world, measures }: Run): RunResult['enis'] => {
  const keys = [...world.keys.values()];
  const sum = (of: (key: Key) => number): number => keys.reduce((total, key) => total + of(key), 0);
  const orphaned = sum(({ enis }) => enis.filter(({ phase }) => phase === 'orphaned').length);
  return {
    created: sum(({ made }) => made),
    released: sum(({ released }) => released),
    orphaned,
    peak: measures.enisPeak,
    peakAt: measures.enisPeakAt === null ? null : toSeconds(measures.enisPeakAt),
    end: sum(({ enis }) => enis.length) - orphaned,
  };
};

const orphansOf = ({ enis, subnet, securityGroupIds }: Key): OrphanResult[] =>
  enis
    .filter(({ phase }) => phase === 'orphaned')
    .map(({ id, goneAt }) => ({
      eniId: id,
      subnetId: subnet.id,
      securityGroupIds,
      since: toSeconds(goneAt),
    }));

const keyResult = (key: Key, now: Milliseconds): KeyResult => {
  const { connections } = key;
  return {
    subnetId: key.subnet.id,
    securityGroupIds: key.securityGroupIds,
    holdersEnd: new Set([...key.holdings].map(({ version: holder }) => holder)).size,
    enisPeak: key.enisPeak,
    enisEnd: key.enis.length,
    connectionsPeak: connections.openPeak,
    connectionsRefused: connections.refused,
    shortageSeconds: toSeconds(connections.shortageUntil(now)),
    shortageFrom: secondsOrNull(connections.shortageFrom),
    shortageTo: connections.missing > 0 ? null : secondsOrNull(connections.shortageTo),
    scaleOutBlocked: connections.blockedBy,
  };
};

const secondsOrNull = (at: Milliseconds | null): number | null => (at === null ? null : toSeconds(at));

const subnetsOf = ({ world, measures }: Run): SubnetResult[] =>
  sortedBy([...world.network.subnets.values(), ...world.network.formerSubnets], ({ id }) => id).map(
    ({ id, vpc, usable, used }) => {
      const peaks = measures.subnets.get(id);
      return {
        id,
        vpc: vpc.id,
        usable,
        usedPeak: peaks?.usedPeak ?? used,
        usedEnd: used,
        freeMin: peaks?.freeMin ?? usable - used,
        freeMinAt: toSeconds(peaks?.freeMinAt ?? 0),
        ...deletedUnless(world.network.subnets.has(id)),
      };
    },
  );

const vpcsOf = ({ world, measures }: Run): VpcResult[] =>
  sortedBy([...world.network.vpcs.values(), ...world.network.formerVpcs], ({ id }) => id).map(
    ({ id, quota, used, otherEnis }) => {
      const peaks = measures.vpcs.get(id);
      return {
        id,
        eniQuota: quota,
        otherEnis,
        enisPeak: peaks?.enisPeak ?? used,
        enisPeakAt: toSeconds(peaks?.enisPeakAt ?? 0),
        enisEnd: used,
        usedRatioPeak: peaks?.usedRatioPeak ?? 0,
        ...deletedUnless(world.network.vpcs.has(id)),
      };
    },
  );

const deletedUnless = (isThere: boolean): { readonly deleted?: true } => (isThere ? {} : { deleted: true });

const functionResult = (workload: Workload, now: Milliseconds): FunctionResult => {
  const last = workload.last as FunctionVersion;
  const pendingNow = last.state === 'Pending' && !last.deleted ? now - last.pendingSince : 0;
  return {
    name: workload.functionName,
    version: workload.version,
    state: last.state,
    stateReasonCode: last.stateReasonCode,
    lastUpdateStatus: last.lastUpdateStatus,
    lastUpdateStatusReasonCode: last.lastUpdateReasonCode,
    failedAt: secondsOrNull(workload.failedAt),
    updateFailedAt: secondsOrNull(workload.updateFailedAt),
    lack: workload.lack && { ...workload.lack, at: toSeconds(workload.lack.at) },
    deletedAt: secondsOrNull(workload.deletedAt),
    pendingSeconds: toSeconds(workload.pendingMs + pendingNow),
    becameInactive: workload.becameInactive,
    environmentsUnmet: workload.environmentsUnmet,
    ...attemptsOf(workload),
    ...(workload.counted === null ? {} : { fidelity: 'aggregate' as const }),
  };
};

const attemptsOf = (workload: Workload): Pick<FunctionResult, 'invocations' | 'firstFailedAt'> => ({
  invocations: sumOf([workload]),
  firstFailedAt: Object.fromEntries(
    failureReasons.flatMap((reason) => {
      const at = workload.firstFailedAt[reason];
      return at === undefined ? [] : [[reason, toSeconds(at)]];
    }),
  ),
});

const sumOf = (workloads: readonly Workload[]): InvocationCounts => {
  const sum = (of: (workload: Workload) => number): number =>
    workloads.reduce((total, one) => total + of(one), 0);
  const failed = failureReasons.map((reason) => [reason, sum((one) => one.failed[reason])] as const);
  return {
    total: sum(({ total }) => total),
    succeeded: sum(({ succeeded }) => succeeded),
    failed: Object.fromEntries(failed) as Record<FailureReason, number>,
    inFlight: sum(({ inFlight }) => inFlight),
  };
};

const sortedBy = <T>(things: T[], id: (thing: T) => string): T[] =>
  things.sort((a, b) => (id(a) < id(b) ? -1 : id(a) > id(b) ? 1 : 0));

/** By name; `$LATEST` before the published versions, these by number. */
const byNameAndVersion = (a: Workload, b: Workload): number => {
  if (a.functionName !== b.functionName) return a.functionName < b.functionName ? -1 : 1;
  const order = (one: Workload): number => (one.version === LATEST ? 0 : Number(one.version));
  return order(a) - order(b);
};
