/**
 * Which functions may come near a limit in the course of a scenario: its timeline may move them to other keys, reserve
 * concurrency, change quotas and invoke. Whatever a function is at any time is taken to be there at all times.
 */
import { keyId } from '../../model/key.ts';
import { BUCKET_SECONDS } from '../../model/concurrency.ts';
import type { FunctionSpec, Scenario, VpcConfig, VpcConfigInput } from '../../scenario/scenario.ts';
import type { Load } from './load.ts';

/** Where the peak is expected to stay below this share of a limit, counts are as good as single invocations. */
const FAR = 0.9;

/**
 * Tells of a function whether it may come near a limit: of its own, of the account, of the first ENI of a key. One that
 * the timeline invokes counts as near: such a call would run beside the counted environments, never in one of them.
 */
export const nearLimits = (
  scenario: Scenario,
  loads: ReadonlyMap<FunctionSpec, Load>,
): ((spec: FunctionSpec) => boolean) => {
  const { functions, parameters, account } = scenario;
  const invoked = invokesOf(scenario);
  const peakOf = (spec: FunctionSpec): number => (loads.get(spec)?.peak ?? 0) + (invoked.get(spec.name) ?? 0);
  const reserved = reservations(scenario);
  const limit = leastConcurrency(scenario, account.quotas.concurrentExecutions);
  const all = sumOf(functions, peakOf);
  const unreservedPeaks = sumOf(functions.filter(({ name }) => !reserved.has(name)), peakOf); // prettier-ignore
  const unreserved = limit - sumOf([...reserved.values()], ({ most }) => most);

  const { maxConnectionsPerEni, scaleOutTrigger, envScaleRate } = parameters;
  const room = FAR * maxConnectionsPerEni * Math.min(1, scaleOutTrigger ?? 1);
  const burst = FAR * envScaleRate * BUCKET_SECONDS;
  const placements = placementsOf(scenario);
  const onKey = new Map<string, number>();
  for (const spec of functions) {
    const { perEnvironment, perInvocation } = spec.connections;
    for (const [key, share] of placements.get(spec.name) ?? []) {
      const here = peakOf(spec) * (perEnvironment + perInvocation) * share;
      onKey.set(key, (onKey.get(key) ?? 0) + here);
    }
  }

  return (spec) => {
    const peak = peakOf(spec);
    const least = reserved.get(spec.name)?.least;
    return (
      invoked.has(spec.name) ||
      all > FAR * limit ||
      (least === undefined ? unreservedPeaks > FAR * unreserved : peak > FAR * least) ||
      peak > burst ||
      [...(placements.get(spec.name)?.keys() ?? [])].some((key) => (onKey.get(key) ?? 0) > room)
    );
  };
};

const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);

/** By function, how many of its calls the timeline makes itself. */
const invokesOf = ({ timeline }: Scenario): ReadonlyMap<string, number> => {
  const invoked = new Map<string, number>();
  for (const entry of timeline)
    if (entry.do === 'Invoke') invoked.set(entry.function, (invoked.get(entry.function) ?? 0) + 1);
  return invoked;
};

interface Reserved {
  readonly least: number;
  readonly most: number;
}

/** By function, what is reserved for it at some time. */
const reservations = ({ functions, timeline }: Scenario): ReadonlyMap<string, Reserved> => {
  const reserved = new Map<string, Reserved>();
  const note = (name: string, concurrency: number): void => {
    const { least = Infinity, most = 0 } = reserved.get(name) ?? {};
    reserved.set(name, { least: Math.min(least, concurrency), most: Math.max(most, concurrency) });
  };
  for (const { name, reservedConcurrency } of functions)
    if (reservedConcurrency !== null) note(name, reservedConcurrency);
  for (const entry of timeline)
    if (entry.do === 'PutFunctionConcurrency') note(entry.function, entry.reservedConcurrency);
  return reserved;
};

/** The least that the account's quota is at any time. */
const leastConcurrency = ({ timeline }: Scenario, atFirst: number): number =>
  timeline.reduce(
    (least, entry) =>
      entry.do === 'SetQuota' && entry.quota === 'concurrentExecutions'
        ? Math.min(least, entry.value)
        : least,
    atFirst,
  );

/** By function, the keys that it is on at some time, each with the largest share of its environments. */
const placementsOf = ({
  functions,
  timeline,
}: Scenario): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const placements = new Map<string, Map<string, number>>();
  const note = (name: string, config: VpcConfigInput | null): void => {
    const { subnetIds = [], securityGroupIds = [] } = config ?? {};
    const keys = placements.get(name) ?? new Map<string, number>();
    placements.set(name, keys);
    for (const subnet of new Set(subnetIds)) {
      const key = keyId(subnet, securityGroupIds);
      keys.set(key, Math.max(keys.get(key) ?? 0, 1 / new Set(subnetIds).size));
    }
  };
  const last = new Map<string, VpcConfig | null>();
  for (const { name, vpcConfig, versions } of functions) {
    last.set(name, vpcConfig);
    for (const config of [vpcConfig, ...versions.map((one) => one.vpcConfig)]) note(name, config);
  }
  for (const entry of timeline) {
    if (entry.do !== 'CreateFunction' && entry.do !== 'UpdateFunctionConfiguration') continue;
    if (entry.vpcConfig === null) continue;
    // What is left out stays as it was.
    const config = { ...nowhere, ...last.get(entry.function), ...entry.vpcConfig };
    last.set(entry.function, config);
    note(entry.function, config);
  }
  return placements;
};

const nowhere: VpcConfig = { subnetIds: [], securityGroupIds: [], ipv6AllowedForDualStack: false };
