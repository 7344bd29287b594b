/** The result of a run as the slow model tells it: the parts of it that do not depend on the program's version. */
import type { InvocationCounts, RunResult } from '../../src/engine/result.ts';
import type { Answered, Row } from './records.ts';
import type { SlowState } from './slow-state.ts';

type Part = 'enis' | 'keys' | 'subnets' | 'vpcs' | 'functions' | 'invocations' | 'operations';

/** Of an engine's result, what the slow model's tells too; keys that never had an ENI are left out. */
export const alike = (result: RunResult, expected: object): unknown =>
  pick({ ...result, keys: result.keys.filter(({ enisPeak }) => enisPeak > 0) }, expected);

const pick = (actual: unknown, expected: unknown): unknown => {
  if (Array.isArray(actual) && Array.isArray(expected))
    return actual.map((element, index) => pick(element, expected[index]));
  if (!isRecord(actual) || !isRecord(expected)) return actual;
  return Object.fromEntries(
    Object.keys(expected)
      .filter((key) => key in actual)
      .map((key) => [key, pick(actual[key], expected[key])]),
  );
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const seconds = (ms: number): number => ms / 1000;
const orNull = (ms: number | null): number | null => (ms === null ? null : seconds(ms));
const byId = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);

/** All figures but those of deleted versions' states, which nobody sees any more. */
export const resultOfModel = (m: SlowState): Readonly<Record<Part, unknown>> => ({
  enis: {
    created: m.enisCreated,
    released: m.enisReleased,
    orphaned: orphansOf(m),
    peak: m.enisPeak,
    peakAt: orNull(m.enisPeakAt),
    end: m.enis.length - orphansOf(m),
  },
  keys: m.keys
    .filter(({ enisPeak }) => enisPeak > 0)
    .map((key) => ({
      subnetId: key.subnet,
      securityGroupIds: key.groups,
      holdersEnd: m.holders(key).length,
      enisPeak: key.enisPeak,
      enisEnd: m.enisOf(key).length,
      connectionsPeak: key.connectionsPeak,
      connectionsRefused: key.refused,
      shortageSeconds: seconds(key.shortageMs),
    }))
    .toSorted(
      (x, y) => byId(x.subnetId, y.subnetId) || byId(x.securityGroupIds.join(), y.securityGroupIds.join()),
    ),
  subnets: m.subnets
    .map((subnet) => ({
      id: subnet.id,
      vpc: subnet.vpc,
      usable: subnet.usable,
      usedPeak: subnet.usedPeak,
      usedEnd: m.usedIps(subnet),
      freeMin: subnet.usable - subnet.usedPeak,
      freeMinAt: seconds(subnet.usedPeakAt),
    }))
    .toSorted((x, y) => byId(x.id, y.id)),
  vpcs: m.vpcs
    .map(({ id, quota, otherEnis, enisPeak, enisPeakAt, usedRatioPeak }) => ({
      id,
      eniQuota: quota,
      otherEnis,
      enisPeak,
      enisPeakAt: seconds(enisPeakAt),
      enisEnd: m.enisInVpc(id),
      usedRatioPeak,
    }))
    .toSorted((x, y) => byId(x.id, y.id)),
  functions: m.rows
    .filter(({ last }) => last !== null)
    .map((row) => functionOf(m, row))
    .toSorted((x, y) => byId(x.name, y.name) || byId(x.version, y.version)),
  invocations: countsOf(m, m.rows),
  operations: answersOf(m.answered),
});

const orphansOf = (m: SlowState): number => m.enis.filter(({ phase }) => phase === 'orphaned').length;

/** Operations and how they were answered, as a result lists them. */
export const answersOf = (answered: readonly Answered[]): object[] =>
  answered.map(({ at, ...rest }) => ({ at: seconds(at), ...rest }));

const functionOf = (m: SlowState, row: Row) => {
  const { name, version, last, failedAt, updateFailedAt, deletedAt, pendingMs, becameInactive } = row;
  const states =
    last === null || deletedAt !== null
      ? {}
      : {
          state: last.state,
          stateReasonCode: last.stateReasonCode,
          lastUpdateStatus: last.lastUpdateStatus,
          lastUpdateStatusReasonCode: last.lastUpdateStatusReasonCode,
        };
  return {
    name,
    version,
    ...states,
    failedAt: orNull(failedAt),
    updateFailedAt: orNull(updateFailedAt),
    deletedAt: orNull(deletedAt),
    pendingSeconds: seconds(pendingMs),
    becameInactive,
    invocations: countsOf(m, [row]),
  };
};

const countsOf = (m: SlowState, rows: readonly Row[]): InvocationCounts => {
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const inFlight = m.invocations.filter(({ environment: { version } }) =>
    rows.some((row) => row.name === version.name && row.version === version.version),
  ).length;
  const reasons = ['Pending', 'Inactive', 'Failed', 'NotFound', 'Throttled', 'ConnectTimeout'] as const;
  const failed = reasons.map((reason) => [reason, sum((row) => row.failed[reason])] as const);
  const failures = failed.reduce((total, [, count]) => total + count, 0);
  const succeeded = sum((row) => row.succeeded);
  return {
    total: succeeded + failures + inFlight,
    succeeded,
    failed: Object.fromEntries(failed) as InvocationCounts['failed'],
    inFlight,
  };
};
