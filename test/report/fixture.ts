/** Hand-made results, small enough to check by eye. */
import type {
  Assumption,
  FunctionResult,
  InvocationCounts,
  KeyResult,
  NatDestinationResult,
  NatGatewayResult,
  OperationResult,
  OrphanResult,
  RunResult,
  SubnetResult,
  ThresholdResult,
  VpcResult,
} from '../../src/engine/result.ts';

export const counts = (
  total = 0,
  failed: Partial<InvocationCounts['failed']> = {},
  inFlight = 0,
): InvocationCounts => {
  const all = { Pending: 0, Inactive: 0, Failed: 0, NotFound: 0, Throttled: 0, ConnectTimeout: 0, ...failed };
  const lost = Object.values(all).reduce((sum, count) => sum + count, 0);
  return { total, succeeded: total - lost - inFlight, failed: all, inFlight };
};

export const functionResult = (fields: Partial<FunctionResult> = {}): FunctionResult => ({
  name: 'checkout-1',
  version: '$LATEST',
  state: 'Active',
  stateReasonCode: null,
  lastUpdateStatus: 'Successful',
  lastUpdateStatusReasonCode: null,
  failedAt: null,
  updateFailedAt: null,
  deletedAt: null,
  pendingSeconds: 0,
  becameInactive: 0,
  environmentsUnmet: 0,
  lack: null,
  invocations: counts(),
  firstFailedAt: {},
  ...fields,
});

export const keyResult = (fields: Partial<KeyResult> = {}): KeyResult => ({
  subnetId: 'subnet-a',
  securityGroupIds: ['sg-app'],
  holdersEnd: 1,
  enisPeak: 1,
  enisEnd: 1,
  connectionsPeak: 0,
  connectionsRefused: 0,
  shortageSeconds: 0,
  shortageFrom: null,
  shortageTo: null,
  scaleOutBlocked: null,
  ...fields,
});

export const subnetResult = (fields: Partial<SubnetResult> = {}): SubnetResult => ({
  id: 'subnet-a',
  vpc: 'vpc-main',
  usable: 251,
  usedPeak: 42,
  usedEnd: 41,
  freeMin: 209,
  freeMinAt: 0,
  ...fields,
});

export const vpcResult = (fields: Partial<VpcResult> = {}): VpcResult => ({
  id: 'vpc-main',
  eniQuota: 250,
  otherEnis: 0,
  enisPeak: 64,
  enisPeakAt: 0,
  enisEnd: 62,
  usedRatioPeak: 0.256,
  ...fields,
});

export const natDestination = (fields: Partial<NatDestinationResult> = {}): NatDestinationResult => ({
  name: 'payments',
  connectionsPeak: 0,
  connectionsEnd: 0,
  connectionsRefused: 0,
  shortageSeconds: 0,
  shortageFrom: null,
  shortageTo: null,
  ...fields,
});

/** It refused what its destinations did. */
export const natResult = ({
  destinations = [natDestination()],
  ...fields
}: Partial<NatGatewayResult> = {}): NatGatewayResult => ({
  id: 'nat-shop',
  addresses: 1,
  connectionsPerDestination: 55_000,
  connectionsRefused: destinations.reduce((sum, one) => sum + one.connectionsRefused, 0),
  destinations,
  ...fields,
});

export const orphanResult = (fields: Partial<OrphanResult> = {}): OrphanResult => ({
  eniId: 'eni-0',
  subnetId: 'subnet-a',
  securityGroupIds: ['sg-app'],
  since: 1200,
  ...fields,
});

export const operationResult = (fields: Partial<OperationResult> = {}): OperationResult => ({
  at: 0,
  operation: 'CreateFunction',
  function: 'checkout-1',
  status: 201,
  error: null,
  message: null,
  ...fields,
});

export const thresholdResult = (fields: Partial<ThresholdResult> = {}): ThresholdResult => ({
  metric: 'subnet_free_ips',
  expression: 'min>=8',
  value: 209,
  ok: true,
  firstBreachAt: null,
  ...fields,
});

export const assumption = (fields: Partial<Assumption> = {}): Assumption => ({
  parameter: 'eniCreateDelay',
  value: 'lognormal, median 3m 30s',
  basis: 'Lambda Developer Guide: "several minutes"',
  from: 'preset',
  assumed: false,
  ...fields,
});

/** One function on one key, and nothing breaks. */
export const resultWith = (fields: Partial<RunResult> = {}): RunResult => ({
  schemaVersion: 1,
  heni: '0.1.0',
  scenario: { name: 'example', hash: '0123456789abcdef' },
  preset: 'docs-2024',
  seed: 42,
  fidelity: 'exact',
  simulatedSeconds: 600,
  events: 1234,
  enis: { created: 1, released: 0, orphaned: 0, peak: 1, peakAt: 0, end: 1 },
  orphans: [],
  keys: [keyResult()],
  subnets: [subnetResult()],
  vpcs: [vpcResult()],
  uncreated: [],
  functions: [functionResult()],
  invocations: counts(),
  operations: [],
  metrics: {},
  thresholds: [],
  findings: [],
  assumptions: [],
  ...fields,
});

/** Numbers 1 to n. */
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const subnetIds = ['subnet-a', 'subnet-b', 'subnet-c'];

/** 84 functions with a group each over 3 subnets want 252 ENIs; the quota is 250. */
export const quotaExceeded = resultWith({
  scenario: { name: 'quota-sg-per-function', hash: '0123456789abcdef' },
  simulatedSeconds: 3600,
  enis: { created: 250, released: 0, orphaned: 0, peak: 250, peakAt: 0, end: 250 },
  keys: upTo(84).flatMap((fn) =>
    subnetIds.map((subnetId) =>
      keyResult({ subnetId, securityGroupIds: [`sg-${fn}`], holdersEnd: fn === 84 ? 0 : 1 }),
    ),
  ),
  subnets: subnetIds.map((id) => subnetResult({ id, usedPeak: 84, usedEnd: 84, freeMin: 167 })),
  vpcs: [vpcResult({ enisPeak: 250, enisEnd: 250, usedRatioPeak: 1 })],
  functions: upTo(84).map((fn) =>
    fn === 84
      ? functionResult({
          name: 'service-84',
          state: 'Failed',
          stateReasonCode: 'EniLimitExceeded',
          lastUpdateStatus: null,
          failedAt: 0,
        })
      : functionResult({ name: `service-${fn}`, pendingSeconds: 180 + fn }),
  ),
  metrics: { pending_seconds: { count: 83, min: 181, p50: 222, p95: 259, p99: 263, max: 263 } },
  thresholds: [
    thresholdResult({
      metric: 'eni_quota_used_ratio{vpc:vpc-main}',
      expression: 'max<0.8',
      value: 1,
      ok: false,
      firstBreachAt: 0,
    }),
    thresholdResult(),
  ],
  assumptions: [assumption()],
});

/** Two keys of one ENI each, of which both fill at 52 s. */
export const shortage = resultWith({
  scenario: { name: 'black-friday-burst', hash: '0123456789abcdef' },
  enis: { created: 4, released: 0, orphaned: 0, peak: 4, peakAt: 52, end: 4 },
  keys: ['subnet-a', 'subnet-b'].map((subnetId) =>
    keyResult({
      subnetId,
      holdersEnd: 20,
      enisPeak: 2,
      enisEnd: 2,
      connectionsPeak: 75_000,
      connectionsRefused: 10_000,
      shortageSeconds: 90,
      shortageFrom: 52,
      shortageTo: 142,
    }),
  ),
  subnets: ['subnet-a', 'subnet-b'].map((id) => subnetResult({ id })),
  functions: upTo(20).map((fn) => functionResult({ name: `checkout-${fn}` })),
  assumptions: [
    assumption({ parameter: 'maxConnectionsPerEni', value: '65000', basis: 'Lambda Developer Guide' }),
    assumption({
      parameter: 'scaleOutDelay',
      value: '1m 30s',
      basis: 'ours',
      from: 'scenario',
      assumed: true,
    }),
    assumption({
      parameter: 'scaleOutTrigger',
      value: '1',
      basis: 'ours (0.5 to 1); field: "did not scale to handle the bursts"',
      assumed: true,
    }),
    assumption({ parameter: 'controlPlaneRate', value: '15 per second', basis: 'Lambda quotas' }),
  ],
  timeSeries: {
    intervalSeconds: null,
    connectionsIntervalSeconds: 1,
    enis: [
      [0, 2],
      [52, 4],
    ],
    keys: {},
    subnets: {},
    vpcs: {},
    states: {},
    functions: {},
  },
});

/** A monthly cron job that is idle for 30 days between some of its calls. */
export const inactive = resultWith({
  scenario: { name: 'monthly-report-job', hash: '0123456789abcdef' },
  simulatedSeconds: 365 * 86_400,
  enis: { created: 7, released: 6, orphaned: 0, peak: 1, peakAt: 0, end: 1 },
  functions: [
    functionResult({
      name: 'report',
      becameInactive: 7,
      pendingSeconds: 1260,
      invocations: counts(12, { Inactive: 6 }),
    }),
  ],
  invocations: counts(12, { Inactive: 6 }),
  assumptions: [assumption({ parameter: 'idleReclaimAfter', value: '30d' })],
});

/** Many functions with names of their own, a few in trouble. */
export const thousand = resultWith({
  scenario: { name: 'thousand', hash: '0123456789abcdef' },
  enis: { created: 3000, released: 0, orphaned: 2, peak: 3000, peakAt: 30, end: 3000 },
  orphans: [orphanResult(), orphanResult({ eniId: 'eni-1' })],
  keys: upTo(1000).map((fn) =>
    keyResult({ securityGroupIds: [`sg-${(fn * 7919).toString(36)}x`], connectionsPeak: fn }),
  ),
  subnets: upTo(40).map((n) => subnetResult({ id: `subnet-${n}z`, freeMin: n, usedPeak: 251 - n })),
  vpcs: [vpcResult({ eniQuota: 5000, enisPeak: 3000, enisEnd: 3000, usedRatioPeak: 0.6 })],
  functions: upTo(1000).map((fn) =>
    functionResult({
      name: `team-${(fn * 7919).toString(36)}-handler-of-something-with-a-rather-long-name`,
      ...(fn % 250 === 0 ? { state: 'Failed', stateReasonCode: 'SubnetOutOfIPAddresses', failedAt: fn } : {}),
      ...(fn % 300 === 0
        ? { lastUpdateStatus: 'Failed', lastUpdateStatusReasonCode: 'InvalidSubnet', updateFailedAt: fn }
        : {}),
      ...(fn % 100 === 1
        ? { invocations: counts(50, { Throttled: fn % 7, Pending: 2 }) }
        : { invocations: counts(1000) }),
    }),
  ),
  invocations: counts(1_000_000, { Throttled: 30, Pending: 20 }),
  operations: upTo(500).map((n) =>
    operationResult(
      n % 3 === 0
        ? {
            at: n,
            operation: 'UpdateFunctionConfiguration',
            function: `checkout-${n}`,
            status: 409,
            error: 'ResourceConflictException',
            message: `The operation cannot be performed at this time. An update is in progress for resource: arn:aws:lambda:eu-west-1:123456789012:function:checkout-${n}`,
          }
        : { at: n, function: `checkout-${n}` },
    ),
  ),
  findings: [
    {
      code: 'USED_IPS_CLIPPED',
      severity: 'warning',
      where: 'subnet-1z',
      message: 'others ask for 300 addresses at 12h, only 251 are there.',
      fix: 'Lower usedIps, or give the subnet a larger CIDR.',
    },
  ],
});
