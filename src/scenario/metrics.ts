/**
 * What a run measures, and so what a threshold may be set on. A metric is one row; the engine's meters must cover
 * every row (the type checker sees to it).
 */
export type MetricKind = 'gauge' | 'counter' | 'trend';

/** One metric. */
export interface MetricRow {
  readonly kind: MetricKind;
  readonly unit: string;
  /** The tags by which it can be narrowed: `name{tag:value}`. */
  readonly tags: readonly string[];
  readonly what: string;
  /** A gauge of which less is worse: of several things `last` is then the least. */
  readonly worst?: 'least';
  /** Untagged it is the sum over everything, not each thing by itself. */
  readonly summed?: true;
  /** A counter that stands for nothing, not for 0, where there is nothing that it could count. */
  readonly mayBeAbsent?: true;
}

/** Every metric, one row each. */
export const metricRows = {
  eni_quota_used_ratio: {
    kind: 'gauge',
    unit: 'ratio',
    tags: ['vpc'],
    what: 'ENIs of a VPC, those of others included, over its quota',
  },
  eni_region_quota_used_ratio: {
    kind: 'gauge',
    unit: 'ratio',
    tags: [],
    what: 'ENIs of the Region, those of others included, over its quota',
  },
  enis: {
    kind: 'gauge',
    unit: 'ENIs',
    tags: ['vpc', 'subnet'],
    what: 'Hyperplane ENIs that exist, in any phase',
    summed: true,
  },
  subnet_free_ips: {
    kind: 'gauge',
    unit: 'addresses',
    tags: ['vpc', 'subnet'],
    what: 'free addresses of a subnet',
    worst: 'least',
  },
  connections_used_ratio: {
    kind: 'gauge',
    unit: 'ratio',
    tags: ['subnet'],
    what: 'open connections of a key over the capacity of its ready ENIs',
  },
  pending_seconds: {
    kind: 'trend',
    unit: 's',
    tags: ['function'],
    what: 'time a version spent Pending, each time',
  },
  update_seconds: {
    kind: 'trend',
    unit: 's',
    tags: ['function'],
    what: 'time an update was InProgress, each time',
  },
  release_seconds: {
    kind: 'trend',
    unit: 's',
    tags: ['subnet'],
    what: 'from an ENI losing its last holder until its address is free',
  },
  shortage_seconds: {
    kind: 'trend',
    unit: 's',
    tags: ['subnet'],
    what: 'time a key had connections missing, each time',
  },
  connections_refused: {
    kind: 'counter',
    unit: 'connections',
    tags: ['subnet'],
    what: 'connections refused',
  },
  nat_connections: {
    kind: 'gauge',
    unit: 'connections',
    tags: ['nat', 'destination'],
    what: 'connections of a NAT gateway to one destination, at their most',
  },
  nat_connections_refused: {
    kind: 'counter',
    unit: 'connections',
    tags: ['nat', 'destination'],
    what: 'connections that a NAT gateway refused',
    mayBeAbsent: true,
  },
  invocations: { kind: 'counter', unit: 'invocations', tags: ['function'], what: 'invocation attempts' },
  invocations_failed: {
    kind: 'counter',
    unit: 'invocations',
    tags: ['function', 'reason'],
    what: 'invocation attempts that failed',
  },
  functions_failed: {
    kind: 'counter',
    unit: 'functions',
    tags: ['function', 'reason'],
    what: 'versions whose State became Failed',
  },
  functions_inactive: {
    kind: 'counter',
    unit: 'times',
    tags: ['function'],
    what: 'times that a version became Inactive',
  },
  updates_failed: {
    kind: 'counter',
    unit: 'updates',
    tags: ['function', 'reason'],
    what: 'updates whose LastUpdateStatus became Failed',
  },
  operations_refused: {
    kind: 'counter',
    unit: 'operations',
    tags: ['operation', 'error'],
    what: 'operations of the timeline that AWS refused',
  },
  enis_orphaned: {
    kind: 'counter',
    unit: 'ENIs',
    tags: ['subnet'],
    what: 'ENIs left without anybody to delete them',
  },
} as const satisfies Record<string, MetricRow>;

/** The name of a metric. */
export type MetricName = keyof typeof metricRows;
/** The names in the order of the table. */
export const metricNames = Object.keys(metricRows) as readonly MetricName[];

/** The aggregates that each kind of metric answers; `pN` stands for p(0) to p(100). */
export const aggregatesOf = {
  gauge: ['min', 'max', 'last'],
  counter: ['count'],
  trend: ['count', 'min', 'avg', 'med', 'max', 'pN'],
} as const satisfies Record<MetricKind, readonly string[]>;
