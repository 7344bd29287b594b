/**
 * The parameters of the model: every value from the world in one table, with its range and its basis.
 *
 * A parameter is one row. Two dated presets give the values; a scenario's `model:` overrides them. Rows marked
 * as an assumption are ours (nothing is published) and are printed as such wherever they appear.
 */
import { DAY, MINUTE, SECOND, formatDuration, type Milliseconds } from '../kernel/time.ts';
import { describeDistribution, type Distribution } from '../kernel/distribution.ts';

/** The dated sets of parameters and quotas. */
export const presetNames = ['docs-2024', 'docs-2026'] as const;
/** The name of a preset. */
export type PresetName = (typeof presetNames)[number];

/** How a parameter's value is written, checked and printed. `null` stands for the word `off`. */
interface Kinds {
  /** A delay drawn per use: a duration or a distribution in milliseconds. */
  delay: Distribution;
  /** As `delay`, or null: the same as another parameter. */
  delayOrSame: Distribution | null;
  duration: Milliseconds;
  durationOrOff: Milliseconds | null;
  ratioOrOff: number | null;
  count: number;
  /** Events per second or per month, as the row's unit says. */
  rate: number;
  switch: boolean;
  choice: string;
}
/** How a parameter is written and printed. */
export type ParameterKind = keyof Kinds;

/** One parameter: what it is, its values, its bounds and its basis. */
export interface ParameterRow<K extends ParameterKind = ParameterKind, V = Kinds[K]> {
  readonly kind: K;
  /** What the parameter is, in one sentence. */
  readonly what: string;
  readonly unit?: string;
  readonly values: Readonly<Record<PresetName, V>>;
  /** Inclusive bounds of a number or a duration. */
  readonly min?: number;
  readonly max?: number;
  /** The words a `choice` may take. */
  readonly choices?: readonly string[];
  /** Where the value comes from. */
  readonly basis: string;
  /** True when nothing is published and the value is our decision. */
  readonly assumption: boolean;
  /** Set when the value was measured against AWS, and nothing is published. */
  readonly measured?: true;
}

type Details<K extends ParameterKind> = Omit<ParameterRow<K>, 'kind' | 'values'>;

const same =
  <K extends ParameterKind>(kind: K) =>
  (value: Kinds[K], details: Details<K>): ParameterRow<K, Kinds[K]> => ({
    kind,
    values: { 'docs-2024': value, 'docs-2026': value },
    ...details,
  });

const perPreset = <K extends ParameterKind>(
  kind: K,
  docs2024: Kinds[K],
  docs2026: Kinds[K],
  details: Details<K>,
): ParameterRow<K, Kinds[K]> => ({
  kind,
  values: { 'docs-2024': docs2024, 'docs-2026': docs2026 },
  ...details,
});

const fixed = (ms: Milliseconds): Distribution => ({ fixed: ms });

/** A choice keeps its words in its type. */
const choice = <W extends string>(
  value: W,
  choices: readonly W[],
  details: Details<'choice'>,
): ParameterRow<'choice', W> => ({
  kind: 'choice',
  values: { 'docs-2024': value, 'docs-2026': value },
  choices,
  ...details,
});

const userGuide = 'Lambda Developer Guide, "Giving Lambda functions access to resources in an Amazon VPC"';
const quotasPage = 'Lambda Developer Guide, "Lambda quotas"';

/** Every parameter of the model, one row each. */
export const parameterRows = {
  eniCreateDelay: same('delay')(
    { lognormal: { median: 210 * SECOND, sigma: 0.33, min: 60 * SECOND, max: 900 * SECOND } },
    {
      what: 'From the first use of a key until its Hyperplane ENI is ready.',
      basis: `${userGuide}: "several minutes"; recorded against AWS 2025-11: 453.58 s for two creations and a detach`,
      assumption: false,
    },
  ),
  attachExistingDelay: same('delay')(fixed(5 * SECOND), {
    what: 'Until a version that joins a key with a ready ENI may use it.',
    basis: `ours (1 to 15 s); ${userGuide}, says no more than "much quicker"`,
    assumption: true,
  }),
  detachUpdateDelay: same('delay')(fixed(10 * SECOND), {
    what: 'Length of an update that takes a function out of its VPC.',
    basis: 'ours (2 to 60 s)',
    assumption: true,
  }),
  plainUpdateDelay: same('delay')(fixed(1 * SECOND), {
    what: 'Length of an update that joins no key, and of creating a function without a VPC.',
    basis: 'measured against AWS: about 1 s for a zip update',
    assumption: false,
    measured: true,
  }),
  eniDeleteDelay: same('delay')(
    { lognormal: { median: 15 * MINUTE, sigma: 0.364, min: 5 * MINUTE, max: 60 * MINUTE } },
    {
      what: 'From the moment an ENI has no holder and no connection until it is gone, both phases together.',
      basis:
        'Lambda documentation: "up to 20 minutes"; Lambda team to a Terraform provider: P99 about 35 min; field 18 to 57 min',
      assumption: false,
    },
  ),
  eniDetachAfter: same('duration')(4 * MINUTE, {
    what: 'First part of eniDeleteDelay, in which the ENI is still attached and can be taken back.',
    basis: 'one live report: 4 min attached; an older one says more than 20',
    assumption: true,
  }),
  idleReclaimAfter: perPreset('duration', 30 * DAY, 14 * DAY, {
    what: 'A version idle for this long becomes Inactive and lets go of its ENIs.',
    basis: `${userGuide}, editions of 2024 (30 days) and 2026 (14 days)`,
    assumption: false,
    min: 1,
  }),
  pendingStuckAfter: same('durationOrOff')(null, {
    what: 'A call that changes a function Pending for longer than this cancels its creation (Failed).',
    basis: 'Lambda documentation of 2022: 6 minutes; no longer printed',
    assumption: false,
  }),
  exhaustionMode: choice('async', ['async', 'sync'], {
    what: 'Whether a lack of addresses or quota fails the function after its Pending answer, or refuses the call.',
    basis: 'async follows the published state reason codes; sync was seen in the field',
    assumption: true,
  }),
  inactiveInvokeError: choice(
    'ResourceNotReadyException',
    ['ResourceNotReadyException', 'CodeArtifactUserPendingException'],
    {
      what: 'The error of an Invoke on an Inactive function (502, or 409).',
      basis: 'Lambda API reference; the second was seen in the field',
      assumption: false,
    },
  ),
  ipv6InKey: same('switch')(false, {
    what: 'Whether Ipv6AllowedForDualStack is part of the sharing key.',
    basis: 'ours: nothing is published',
    assumption: true,
  }),
  maxConnectionsPerEni: same('count')(65_000, {
    what: 'Connections (ports) that one Hyperplane ENI carries.',
    basis: userGuide,
    assumption: false,
    min: 1,
    max: 1_000_000,
  }),
  natConnectionsPerDestination: same('count')(55_000, {
    what: 'Connections to one destination (address, port and protocol) that a NAT gateway carries at once, per IPv4 address of it.',
    basis:
      'Amazon VPC user guide, "NAT gateway basics": up to 55,000 simultaneous connections to each unique destination per IPv4 address',
    assumption: false,
    min: 1,
    max: 1_000_000,
  }),
  scaleOut: same('switch')(true, {
    what: 'Whether Lambda adds ENIs to a busy key; off makes a key a loss system of fixed size.',
    basis: `${userGuide}: scales by itself`,
    assumption: false,
  }),
  scaleOutTrigger: same('ratioOrOff')(1, {
    what: 'Share of a key’s connection capacity beyond which another ENI is started.',
    basis: 'ours (0.5 to 1); field: "did not scale to handle the bursts"',
    assumption: true,
    min: 0.01,
    max: 1,
  }),
  scaleOutDelay: same('delayOrSame')(null, {
    what: 'From the start of an additional ENI until it is ready; `off` means: as eniCreateDelay.',
    basis: 'ours',
    assumption: true,
  }),
  scaleInBelow: same('ratioOrOff')(0.5, {
    what: 'Share of a key’s connection capacity below which an ENI is given up after scaleInAfter.',
    basis: 'ours: nothing is published',
    assumption: true,
    min: 0,
    max: 1,
  }),
  scaleInAfter: same('durationOrOff')(15 * MINUTE, {
    what: 'How long a key stays below scaleInBelow before it gives up one ENI.',
    basis: 'ours: nothing is published',
    assumption: true,
  }),
  environmentKeepAlive: same('duration')(7 * MINUTE, {
    what: 'How long an idle execution environment is kept.',
    basis: 'ours (5 to 60 min); measured by users, unpublished',
    assumption: true,
  }),
  envScaleRate: same('rate')(100, {
    what: 'New execution environments per second and function; the bucket holds ten seconds of it.',
    unit: 'per second',
    basis: `${quotasPage}: 1,000 per 10 s per function`,
    assumption: false,
    min: 0.001,
  }),
  eniRecycleRate: same('rate')(0, {
    what: 'How often Lambda replaces an ENI for balance or health.',
    unit: 'per ENI-month',
    basis: `${userGuide}, edition of 2026, without a rate`,
    assumption: true,
    min: 0,
  }),
  controlPlaneRate: same('rate')(15, {
    what: 'Control-plane requests per second and account.',
    unit: 'per second',
    basis: quotasPage,
    assumption: false,
    min: 0.001,
  }),
  countedAbove: same('count')(100_000, {
    what: 'Fidelity auto: a function of more expected invocations is counted per step, if it stays far from every limit.',
    unit: 'invocations',
    basis: 'ours: below, an exact run takes a moment',
    assumption: true,
    min: 0,
  }),
  countedAlwaysAbove: same('count')(1_000_000_000, {
    what: 'Fidelity auto: a function of more expected invocations is counted per step in any case.',
    unit: 'invocations',
    basis: 'ours: an exact run would take minutes',
    assumption: true,
    min: 0,
  }),
  callerActions: perPreset('count', 3, 4, {
    what: 'How many ec2 read actions the caller of an attaching request must be allowed.',
    basis: `${userGuide}, editions of 2024 (three) and 2026 (four: also GetSecurityGroupsForVpc)`,
    assumption: false,
    min: 3,
    max: 4,
  }),
} as const;

/** The name of a parameter. */
export type ParameterName = keyof typeof parameterRows;
/** The resolved values of one run, times in milliseconds. */
export type Parameters = {
  readonly [N in ParameterName]: (typeof parameterRows)[N] extends ParameterRow<ParameterKind, infer V>
    ? V
    : never;
};
/** The names in the order of the table. */
export const parameterNames = Object.keys(parameterRows) as readonly ParameterName[];

/** The preset's values, with the scenario's own in their place. */
export const resolveParameters = (preset: PresetName, overrides: Partial<Parameters> = {}): Parameters =>
  Object.fromEntries(
    parameterNames.map((name) => [name, overrides[name] ?? defaultOf(preset, name, overrides)]),
  ) as Parameters;

/** An override of `null` (off) is a value; only an absent one falls back to the preset. */
const defaultOf = (preset: PresetName, name: ParameterName, overrides: Partial<Parameters>) =>
  name in overrides && overrides[name] === null ? null : parameterRows[name].values[preset];

/** A parameter's value as a person reads it. */
export const describeParameter = (name: ParameterName, value: Parameters[ParameterName]): string => {
  const { kind, unit }: ParameterRow = parameterRows[name];
  if (value === null) return kind === 'delayOrSame' ? 'as eniCreateDelay' : 'off';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'object') return describeDistribution(value);
  if (kind === 'duration' || kind === 'durationOrOff') return formatDuration(value as Milliseconds);
  return unit === undefined ? String(value) : `${value} ${unit}`;
};
