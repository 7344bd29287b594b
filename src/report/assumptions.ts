/** Which assumptions mattered: a value that nothing in the run has used is not worth a reader's time. */
import type { Assumption, RunResult } from '../engine/result.ts';
import type { ParameterName } from '../model/parameters.ts';
import type { QuotaName } from '../model/quotas.ts';
import type { MetricName } from '../scenario/metrics.ts';

type Used = (result: RunResult) => boolean;

const happened =
  (metric: MetricName): Used =>
  ({ metrics }) =>
    (metrics[metric]?.count ?? 0) > 0;
const updates = happened('update_seconds');
const joins: Used = (result) => happened('pending_seconds')(result) || updates(result);
const releases: Used = (result) => result.enis.released > 0 || result.enis.end < result.enis.peak;
const idle: Used = ({ functions, invocations }) =>
  invocations.failed.Inactive > 0 || functions.some(({ becameInactive }) => becameInactive > 0);
const connections: Used = ({ keys }) => keys.some(({ connectionsPeak }) => connectionsPeak > 0);
const scaledOut: Used = ({ keys }) => keys.some((key) => key.enisPeak > 1 || key.connectionsRefused > 0);
const invoked: Used = ({ invocations }) => invocations.total > 0;
const shortfalls: Used = ({ functions }) =>
  functions.some(({ stateReasonCode, lastUpdateStatusReasonCode }) =>
    [stateReasonCode, lastUpdateStatusReasonCode].some(
      (code) => code === 'EniLimitExceeded' || code === 'SubnetOutOfIPAddresses',
    ),
  );
const throttles: Used = ({ invocations }) => invocations.failed.Throttled > 0;
const counted: Used = ({ fidelity }) => fidelity !== 'exact';
const never: Used = () => false;

/** A value without a row always counts. */
const uses: Partial<Record<ParameterName | QuotaName, Used>> = {
  eniCreateDelay: (result) => joins(result) || scaledOut(result),
  attachExistingDelay: joins,
  detachUpdateDelay: updates,
  plainUpdateDelay: updates,
  eniDeleteDelay: releases,
  eniDetachAfter: releases,
  idleReclaimAfter: idle,
  inactiveInvokeError: ({ invocations }) => invocations.failed.Inactive > 0,
  pendingStuckAfter: never,
  exhaustionMode: shortfalls,
  ipv6InKey: never,
  maxConnectionsPerEni: connections,
  natConnectionsPerDestination: ({ natGateways }) => natGateways !== undefined,
  scaleOut: scaledOut,
  scaleOutTrigger: scaledOut,
  scaleOutDelay: scaledOut,
  scaleInBelow: scaledOut,
  scaleInAfter: scaledOut,
  environmentKeepAlive: invoked,
  envScaleRate: throttles,
  eniRecycleRate: never,
  controlPlaneRate: never,
  countedAbove: counted,
  countedAlwaysAbove: counted,
  callerActions: never,
  enisPerVpc: shortfalls,
  enisPerRegion: shortfalls,
  concurrentExecutions: throttles,
};

/** What the scenario sets itself, and what the run has used; the assumed ones first. */
export const assumptionsThatMattered = (result: RunResult): Assumption[] =>
  result.assumptions
    .filter(
      ({ parameter, from }) =>
        from === 'scenario' || (uses[parameter as keyof typeof uses]?.(result) ?? true),
    )
    .sort((a, b) => Number(b.assumed) - Number(a.assumed));

/** A parameter's value in words, or its name where the result does not give it. */
export const valueOf = (result: RunResult, parameter: ParameterName): string =>
  result.assumptions.find((assumption) => assumption.parameter === parameter)?.value ?? parameter;

/** `scaleOutTrigger 0.8`. */
export const told = (result: RunResult, parameter: ParameterName): string => {
  const value = valueOf(result, parameter);
  return value === parameter ? value : `${parameter} ${value}`;
};
