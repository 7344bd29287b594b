/**
 * What would avoid the break: each remedy is tried by running the real engine on a changed copy of the scenario.
 * One remedy is one row.
 */
import { ScenarioError } from '../engine/scenario-error.ts';
import { simulate } from '../engine/simulation.ts';
import type { RunResult } from '../engine/result.ts';
import { formatDuration } from '../kernel/time.ts';
import type { FunctionSpec, Scenario, SubnetSpec, VpcConfig } from '../scenario/scenario.ts';
import { breaksOf, natRefusedOf, refusedOf, shortageOf } from './breaks.ts';
import { moreAddresses } from './nat-addresses.ts';

/** A change, and what the run with it shows. */
export interface Remedy {
  /** What to change, as an advice: `raise the ENI quota of the VPC from 250 to 252`. */
  readonly change: string;
  /** What the run with the change shows. */
  readonly outcome: string;
  readonly avoids: boolean;
}

/** A trouble that a result shows: how much of it there is, and in what words. */
interface Trouble {
  readonly measure: (result: RunResult) => number;
  readonly words: (result: RunResult) => string;
}

interface Row {
  readonly trouble: Trouble;
  /** The change and the changed scenario; null when it cannot help here. */
  readonly apply: (
    scenario: Scenario,
    result: RunResult,
  ) => { readonly change: string; readonly scenario: Scenario } | null;
}

const stillFail = (count: number): string => `${count} still ${count === 1 ? 'fails' : 'fail'}`;

const failedFor = (reason: string): Trouble => {
  const failures = ({ functions }: RunResult): number =>
    functions.filter((one) => one.stateReasonCode === reason || one.lastUpdateStatusReasonCode === reason)
      .length;
  return {
    measure: failures,
    words: (result) => (failures(result) === 0 ? 'nothing fails' : stillFail(failures(result))),
  };
};

const shortage: Trouble = {
  measure: refusedOf,
  words: (result) => {
    const seconds = shortageOf(result);
    if (seconds > 0) return `still ${formatDuration(Math.round(seconds * 1000))} of shortage`;
    return refusedOf(result) === 0 ? 'no connection is refused' : `still ${refusedOf(result)} refused`;
  },
};

const natShortage: Trouble = {
  measure: natRefusedOf,
  words: (result) =>
    natRefusedOf(result) === 0 ? 'no connection is refused' : `still ${natRefusedOf(result)} refused`,
};

const inactiveFailures: Trouble = {
  measure: ({ invocations }) => invocations.failed.Inactive,
  words: ({ invocations }) =>
    invocations.failed.Inactive === 0
      ? 'no invocation meets an Inactive function'
      : stillFail(invocations.failed.Inactive),
};

const SUBNETS_PER_FUNCTION = 16;
/** Far beyond what any account is given. */
const WITHOUT_LIMIT = 1_000_000;

const rows: readonly Row[] = [
  {
    trouble: failedFor('EniLimitExceeded'),
    apply: (scenario, result) => {
      const unlimited = simulate(withQuota(scenario, WITHOUT_LIMIT, WITHOUT_LIMIT));
      const { enisPerVpc } = scenario.account.quotas;
      const lacking = subnetsOfFailed(scenario, result, 'EniLimitExceeded');
      const vpcs = new Set(scenario.subnets.filter(({ id }) => lacking.has(id)).map(({ vpc }) => vpc));
      const peaks = unlimited.vpcs.filter(({ id }) => vpcs.has(id)).map(({ enisPeak }) => enisPeak);
      const needed = Math.max(0, ...peaks);
      if (needed <= enisPerVpc) return null;
      return {
        change: `raise the quota of Hyperplane ENIs per VPC from ${enisPerVpc} to ${needed} or more`,
        scenario: withQuota(scenario, needed),
      };
    },
  },
  {
    trouble: failedFor('EniLimitExceeded'),
    apply: shareGroups,
  },
  {
    trouble: failedFor('SubnetOutOfIPAddresses'),
    apply: (scenario, result) => {
      const wide = simulate({
        ...scenario,
        subnets: scenario.subnets.map((subnet) => withPrefix(subnet, 16)),
      });
      const used = subnetsOfFailed(scenario, result, 'SubnetOutOfIPAddresses');
      const full = result.subnets.filter(({ id, freeMin }) => freeMin === 0 && used.has(id));
      const prefixes = new Map<string, number>();
      for (const { id, usable } of full) {
        const needed = wide.subnets.find((subnet) => subnet.id === id)?.usedPeak ?? 0;
        if (smallestPrefix(needed) < smallestPrefix(usable)) prefixes.set(id, smallestPrefix(needed));
      }
      if (prefixes.size === 0) return null;
      const named = [...prefixes].map(([id, prefix]) => `${id} a /${prefix}`).join(', ');
      return {
        change: `make ${named}`,
        scenario: {
          ...scenario,
          subnets: scenario.subnets.map((subnet) => withPrefix(subnet, prefixes.get(subnet.id) ?? null)),
        },
      };
    },
  },
  { trouble: failedFor('SubnetOutOfIPAddresses'), apply: shareGroups },
  {
    trouble: shortage,
    apply: (scenario) => {
      const configs = scenario.functions.flatMap(({ vpcConfig, versions }) => [
        vpcConfig,
        ...versions.map((version) => version.vpcConfig),
      ]);
      if (configs.some((config) => config !== null && config.subnetIds.length * 2 > SUBNETS_PER_FUNCTION))
        return null;
      return {
        change: 'give the functions twice as many subnets, so that twice as many ENIs carry the connections',
        scenario: withTwinSubnets(scenario),
      };
    },
  },
  {
    trouble: shortage,
    apply: (scenario, { keys }) => {
      const most = Math.max(...keys.map((key) => key.connectionsPeak));
      const share = scenario.parameters.maxConnectionsPerEni / most;
      const fewer = (spec: FunctionSpec): number => Math.floor(spec.connections.perEnvironment * share);
      const pools = scenario.functions.filter(({ connections }) => connections.perEnvironment > 0);
      if (share >= 1 || pools.length !== 1) return null;
      const [pool] = pools as [FunctionSpec];
      if (fewer(pool) === 0) return null;
      return {
        change: `let an environment of ${pool.name} hold ${fewer(pool)} connections instead of ${pool.connections.perEnvironment}`,
        scenario: changeFunctions(scenario, (spec) => ({
          connections: { ...spec.connections, perEnvironment: fewer(spec) },
        })),
      };
    },
  },
  { trouble: natShortage, apply: moreAddresses },
  {
    trouble: inactiveFailures,
    apply: (scenario, result) => {
      const every = Math.floor(scenario.parameters.idleReclaimAfter * 0.9);
      const missed = result.functions.filter(({ invocations }) => invocations.failed.Inactive > 0);
      if (scenario.durationMs / every > 1000) return null;
      const pings = missed.flatMap(({ name, version }) =>
        Array.from({ length: Math.floor(scenario.durationMs / every) }, (_, index) => ({
          atMs: (index + 1) * every,
          principal: null,
          do: 'Invoke' as const,
          function: name,
          qualifier: version,
        })),
      );
      return {
        change: `call the functions strictly more often than every ${formatDuration(scenario.parameters.idleReclaimAfter)}, say every ${formatDuration(every)}`,
        scenario: { ...scenario, timeline: [...scenario.timeline, ...pings] },
      };
    },
  },
];

/** The remedies for what a result shows, each with what its run gives; none when nothing broke. */
export const findRemedies = (scenario: Scenario, result: RunResult): Remedy[] =>
  rows
    .filter(({ trouble }) => trouble.measure(result) > 0)
    .map((row) => tryRemedy(row, scenario, result))
    .filter((remedy) => remedy !== null);

/** What the run with the change shows; null when there is no such change, or the changed world cannot be. */
const tryRemedy = ({ trouble, apply }: Row, scenario: Scenario, result: RunResult): Remedy | null => {
  try {
    const changed = apply(scenario, result);
    if (changed === null) return null;
    const trial = simulate(changed.scenario);
    const [broken] = breaksOf(trial, result);
    const isMended = trouble.measure(trial) === 0;
    return {
      change: changed.change,
      outcome: isMended && broken !== undefined ? `then ${broken}` : trouble.words(trial),
      avoids: isMended && broken === undefined,
    };
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
};

/** The subnets that the functions use, or should have used, which failed for a reason. */
function subnetsOfFailed(scenario: Scenario, { functions }: RunResult, reason: string): Set<string> {
  const failed = functions.filter(
    (one) => one.stateReasonCode === reason || one.lastUpdateStatusReasonCode === reason,
  );
  const names = new Set(failed.map(({ name }) => name));
  const specs = scenario.functions.filter(({ name }) => names.has(name));
  const own = specs.flatMap(({ vpcConfig, versions }) => [
    vpcConfig,
    ...versions.map((version) => version.vpcConfig),
  ]);
  const later = scenario.timeline.map((entry) =>
    'vpcConfig' in entry && names.has(entry.function) ? entry.vpcConfig : null,
  );
  return new Set([
    ...failed.flatMap(({ lack }) => (lack ? [lack.subnetId] : [])),
    ...[...own, ...later].flatMap((config) => config?.subnetIds ?? []),
  ]);
}

/** One set of security groups for all functions of a VPC: the fewest keys there can be. */
function shareGroups(scenario: Scenario): { change: string; scenario: Scenario } | null {
  const sets = new Set(
    scenario.functions.map(({ vpcConfig }) => vpcConfig && [...vpcConfig.securityGroupIds].sort().join()),
  );
  sets.delete(null);
  if (sets.size < 2 || scenario.vpcs.length !== 1 || scenario.timeline.length > 0) return null;
  const [first] = [...sets];
  const securityGroupIds = (first ?? '').split(',');
  return {
    change: `let the functions share one set of security groups instead of ${sets.size}`,
    scenario: changeFunctions(scenario, ({ vpcConfig }) => ({
      vpcConfig: vpcConfig && { ...vpcConfig, securityGroupIds },
    })),
  };
}

const changeFunctions = (
  scenario: Scenario,
  change: (spec: FunctionSpec) => Partial<FunctionSpec>,
): Scenario => ({
  ...scenario,
  functions: scenario.functions.map((spec) => ({ ...spec, ...change(spec) })),
});

const withQuota = (
  scenario: Scenario,
  enisPerVpc: number,
  enisPerRegion = scenario.account.quotas.enisPerRegion,
): Scenario => ({
  ...scenario,
  account: {
    ...scenario.account,
    quotas: {
      ...scenario.account.quotas,
      enisPerVpc,
      enisPerRegion,
    },
  },
});

/** The subnet with another prefix length; only its size matters to the engine. */
const withPrefix = (subnet: SubnetSpec, prefix: number | null): SubnetSpec =>
  prefix === null || subnet.cidr === null
    ? subnet
    : { ...subnet, cidr: `${subnet.cidr.slice(0, subnet.cidr.indexOf('/'))}/${prefix}` };

/** The longest prefix that has so many addresses beside Amazon's five; at least /16. */
const smallestPrefix = (addresses: number): number => Math.max(16, 32 - Math.ceil(Math.log2(addresses + 5)));

const withTwinSubnets = (scenario: Scenario): Scenario => {
  const twin = (id: string): string => `${id}-twin`;
  const twice = (config: VpcConfig | null): VpcConfig | null =>
    config && { ...config, subnetIds: [...config.subnetIds, ...config.subnetIds.map(twin)] };
  return {
    ...scenario,
    subnets: scenario.subnets.flatMap((subnet) => [subnet, { ...subnet, id: twin(subnet.id) }]),
    functions: scenario.functions.map((spec) => ({
      ...spec,
      vpcConfig: twice(spec.vpcConfig),
      versions: spec.versions.map((version) => ({ ...version, vpcConfig: twice(version.vpcConfig) })),
    })),
  };
};
