/**
 * Which functions are simulated invocation by invocation, and which by counts per step. Only random traffic can be
 * counted: rates and counts of a trace. Without environmentKeepAlive nothing is counted: each invocation would be an
 * environment of its own. Nor are functions behind a NAT gateway, whose places are taken one by one.
 */
import type { Distribution } from '../../kernel/distribution.ts';
import { LONGEST_INVOCATION } from '../../scenario/longest-invocation.ts';
import { SECOND } from '../../kernel/time.ts';
import type { FunctionSpec, Scenario, TrafficSpec } from '../../scenario/scenario.ts';
import { areaOf, segmentsOf } from '../traffic/segments.ts';
import { survivals, type Survival } from './survival.ts';

/** How one function is simulated. */
export type Fidelity = 'exact' | 'aggregate';
/** By name of the function; every function with traffic has one. */
export type FidelityChoices = ReadonlyMap<string, Fidelity>;

/** `auto` counts a function from more than so many expected invocations on: below, exact runs take a moment. */
export const COUNTED_ABOVE = 100_000;

/** `auto` counts only where the peak is expected to stay below this share of every limit: there counts are as good. */
const FAR = 0.9;

/** `auto` counts wherever the limits are, from more than so many on: exact runs would take minutes. */
export const COUNTED_ALWAYS_ABOVE = 1_000_000_000;

/** The traffic that can be counted. */
export type CountableTraffic = Extract<TrafficSpec, { readonly form: 'rate' | 'counts' }>;

/** Whether it is random, so that it can be counted. */
export const isCountable = (traffic: TrafficSpec | null): traffic is CountableTraffic =>
  traffic?.form === 'rate' || traffic?.form === 'counts';

/** Chooses for every function with traffic. */
export const chooseFidelity = (scenario: Scenario): FidelityChoices => {
  const { fidelity, functions, parameters, subnets } = scenario;
  const canCount = fidelity !== 'exact' && parameters.environmentKeepAlive > 0;
  const hasNat = subnets.some(({ nat }) => nat !== undefined);
  const survivalOf = survivals(LONGEST_INVOCATION);
  const loads = new Map(functions.map((spec) => [spec, loadOf(spec, scenario, survivalOf)]));
  const isNear = fidelity === 'auto' ? nearLimits(scenario, loads) : () => false;
  return new Map(
    functions
      .filter(({ traffic }) => traffic !== null)
      .map((spec) => {
        const { invocations } = loads.get(spec) as Load;
        const isBehindNat = hasNat && spec.connections.destination !== undefined;
        const isWorth =
          fidelity === 'aggregate' ||
          invocations > COUNTED_ALWAYS_ABOVE ||
          (invocations > COUNTED_ABOVE && !isNear(spec));
        const isCounted = canCount && isWorth && !isBehindNat && isCountable(spec.traffic);
        return [spec.name, isCounted ? 'aggregate' : 'exact'];
      }),
  );
};

/** What a run is as a whole. */
export const overallFidelity = (choices: FidelityChoices): Fidelity | 'mixed' => {
  const chosen = new Set(choices.values());
  return chosen.size > 1 ? 'mixed' : chosen.has('aggregate') ? 'aggregate' : 'exact';
};

/** What a function's traffic comes to. */
interface Load {
  readonly invocations: number;
  /** About the most that run at once: six deviations above the mean of the busiest moment. */
  readonly peak: number;
}

const loadOf = (
  { traffic }: FunctionSpec,
  { durationMs }: Scenario,
  survivalOf: (duration: Distribution) => Survival,
): Load => {
  if (traffic?.form === 'concurrency') {
    return { invocations: 0, peak: most(traffic.environments.points.map(({ value }) => value)) };
  }
  if (!isCountable(traffic)) return { invocations: 0, peak: 0 };
  const [invocations, perMs] = traffic.form === 'rate' ? ofRate(traffic, durationMs) : ofCounts(traffic);
  const mean = perMs * survivalOf(traffic.duration).mean;
  return { invocations, peak: mean + 6 * Math.sqrt(mean) };
};

const ofRate = ({ rate }: Extract<CountableTraffic, { form: 'rate' }>, durationMs: number) => {
  const sum = segmentsOf(rate, durationMs).reduce(
    (total, segment) => total + areaOf(segment, segment.startMs, segment.endMs),
    0,
  );
  return [sum / SECOND, most(rate.points.map(({ value }) => value)) / SECOND] as const;
};

const ofCounts = ({ counts: { counts, intervalMs } }: Extract<CountableTraffic, { form: 'counts' }>) =>
  [counts.reduce((sum, count) => sum + count, 0), most(counts) / intervalMs] as const;

const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);

/** Whether a function may come near a limit: of its concurrency, the account's, or of the first ENI of a key. */
const nearLimits = (
  { functions, parameters, account }: Scenario,
  loads: ReadonlyMap<FunctionSpec, Load>,
): ((spec: FunctionSpec) => boolean) => {
  const peakOf = (spec: FunctionSpec): number => loads.get(spec)?.peak ?? 0;
  const all = functions.reduce((sum, spec) => sum + peakOf(spec), 0);
  const { maxConnectionsPerEni, scaleOutTrigger } = parameters;
  const room = FAR * maxConnectionsPerEni * (scaleOutTrigger ?? 1);
  const onSubnet = new Map<string, number>();
  for (const spec of functions) {
    const { perEnvironment, perInvocation } = spec.connections;
    for (const id of spec.vpcConfig?.subnetIds ?? []) {
      const here =
        (peakOf(spec) * (perEnvironment + perInvocation)) / (spec.vpcConfig?.subnetIds.length ?? 1);
      onSubnet.set(id, (onSubnet.get(id) ?? 0) + here);
    }
  }
  return (spec) =>
    all > FAR * account.quotas.concurrentExecutions ||
    (spec.reservedConcurrency !== null && peakOf(spec) > FAR * spec.reservedConcurrency) ||
    (spec.vpcConfig?.subnetIds ?? []).some((id) => (onSubnet.get(id) ?? 0) > room);
};
