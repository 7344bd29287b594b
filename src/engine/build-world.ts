/** From a scenario to the world at time 0: network, existing functions, and all that is planned to happen. */
import { ArrivalLanes } from '../kernel/arrival-lanes.ts';
import { AwsError } from '../control/errors.ts';
import { resolveVpcConfig } from '../control/vpc-config.ts';
import { FunctionConcurrency } from '../model/concurrency.ts';
import { ranks } from '../model/context.ts';
import type { DataPlaneObserver } from '../model/data-plane-observer.ts';
import { DrawnDurations, FixedDurations, type Durations } from '../model/durations.ts';
import type { FunctionVersion } from '../model/function.ts';
import type { Settings } from '../model/settings.ts';
import { Subnet, Vpc } from '../model/network.ts';
import { NatGateway } from '../model/nat.ts';
import type { EniPermissions } from '../model/permissions.ts';
import type { Workload } from '../model/workload.ts';
import { LATEST, World } from '../model/world.ts';
import { LONGEST_INVOCATION } from '../scenario/longest-invocation.ts';
import type { FunctionSpec, Scenario, VpcConfig } from '../scenario/scenario.ts';
import type { FidelityChoices } from './aggregate/choose.ts';
import { isCountable } from './aggregate/load.ts';
import { playCounted } from './aggregate/play-counted.ts';
import { MinuteGrid } from './aggregate/minute-grid.ts';
import { survivals } from './aggregate/survival.ts';
import { CurvePlayer } from './curve-player.ts';
import type { EngineContext } from './engine-context.ts';
import { ScenarioError, type ScenarioProblem } from './scenario-error.ts';
import { arrivalSource } from './traffic/arrivals.ts';
import { ConcurrencyCurve } from './traffic/curve.ts';

/** How long an invocation lasts when no traffic says so. */
const DEFAULT_DURATION_MS = 100;

/** The world at time 0; throws ScenarioError when existing functions do not fit. */
export const buildWorld = (
  scenario: Scenario,
  context: EngineContext,
  observer: DataPlaneObserver,
  permissions: EniPermissions,
): World => {
  const specs = new Map(scenario.functions.map((spec) => [spec.name, spec]));
  const world = new World({
    context,
    observer,
    permissions,
    seed: scenario.seed,
    account: scenario.account,
    quotas: scenario.account.quotas,
    ec2CreateEni: scenario.deploy?.ec2CreateEni ?? null,
    traitsOf: memoized((name) => traitsOf(specs.get(name), name, context)),
  });
  buildNetwork(scenario, world, context, observer);
  createExisting(scenario, world);
  return world;
};

/** Puts everything that the scenario plans into the queue, in the order in which ties are served. */
export const scheduleAll = (scenario: Scenario, context: EngineContext): void => {
  for (const spec of scenario.functions) {
    if (typeof spec.create !== 'number') continue;
    context.schedule(spec.create, ranks.create, { cause: 'scenario.create', spec });
  }
  for (const entry of scenario.timeline) {
    const rank = entry.do === 'SetUsedIps' ? ranks.usedIps : ranks.timeline;
    context.schedule(entry.atMs, rank, { cause: 'scenario.timeline', entry });
  }
};

/** The arrivals of every function: one lane each, whose number finds its workload, or counts per step. */
export const openTraffic = (
  scenario: Scenario,
  world: World,
  context: EngineContext,
  choices: FidelityChoices,
) => {
  const lanes = new ArrivalLanes();
  const grid = new MinuteGrid(context);
  const survivalOf = survivals(LONGEST_INVOCATION);
  const workloads: Workload[] = [];
  for (const { name, traffic } of scenario.functions) {
    if (traffic === null) continue;
    const workload = world.workload(name, traffic.qualifier);
    if (traffic.form === 'concurrency') {
      const curve = new ConcurrencyCurve(traffic.environments, scenario.durationMs);
      new CurvePlayer(curve, workload, world.fleet, context).start();
    } else if (choices.get(name) === 'aggregate' && isCountable(traffic)) {
      playCounted(traffic, { workload, grid, context, scenario, survivalOf, fleet: world.fleet });
    } else {
      const stream = context.streams.stream('arrivals', name, traffic.qualifier);
      workloads[lanes.add(arrivalSource(traffic, stream, scenario))] = workload;
    }
  }
  return { lanes, workloads };
};

const memoized = <T>(make: (name: string) => T): ((name: string) => T) => {
  const made = new Map<string, T>();
  return (name) => {
    const value = made.get(name) ?? make(name);
    made.set(name, value);
    return value;
  };
};

const traitsOf = (spec: FunctionSpec | undefined, name: string, context: EngineContext) => ({
  perEnvironment: spec?.connections.perEnvironment ?? 0,
  perInvocation: spec?.connections.perInvocation ?? 0,
  destination: spec?.connections.destination ?? null,
  concurrency: new FunctionConcurrency(context.parameters.envScaleRate),
  reservedConcurrency: spec?.reservedConcurrency ?? null,
  durations: durationsOf(spec, name, context),
});

const durationsOf = (spec: FunctionSpec | undefined, name: string, context: EngineContext): Durations => {
  const traffic = spec?.traffic;
  const duration = traffic && 'duration' in traffic ? traffic.duration : { fixed: DEFAULT_DURATION_MS };
  return 'fixed' in duration
    ? new FixedDurations(Math.min(Math.round(duration.fixed), LONGEST_INVOCATION))
    : new DrawnDurations(context.durationTable(duration), context.streams.stream('durations', name));
};

const buildNetwork = (
  scenario: Scenario,
  world: World,
  context: EngineContext,
  observer: DataPlaneObserver,
): void => {
  const { network } = world;
  for (const { id, addresses } of scenario.natGateways)
    network.natGateways.set(id, new NatGateway(id, addresses, context, observer));
  for (const { id, cidr, ipv6Cidr, tenancy, otherEnis } of scenario.vpcs) {
    network.addVpc(new Vpc(id, cidr, ipv6Cidr, tenancy, otherEnis, network.vpcQuota));
  }
  for (const { id, vpc, az, cidr, ipv6Cidr, nat, usedIps } of scenario.subnets) {
    const gateway = network.natGateways.get(nat ?? '') ?? null;
    const subnet = new Subnet(id, network.vpcs.get(vpc) as Vpc, cidr, ipv6Cidr, az, gateway);
    network.addSubnet(subnet);
    for (const { atMs, ips } of usedIps) {
      if (atMs === 0) world.setUsedIps(subnet, ips);
      else context.schedule(atMs, ranks.usedIps, { cause: 'scenario.usedIps', subnet, ips });
    }
  }
  for (const { id, vpc } of scenario.securityGroups) network.securityGroups.set(id, vpc);
  for (const { id } of [...scenario.vpcs, ...scenario.subnets, ...scenario.securityGroups])
    network.takeId(id);
};

const createExisting = (scenario: Scenario, world: World): void => {
  const problems: ScenarioProblem[] = [];
  for (const spec of scenario.functions) {
    if (spec.create !== 'existing') continue;
    const problem = createOne(spec, world);
    if (problem !== null) problems.push({ code: 'SCN030', function: spec.name, message: problem });
  }
  if (problems.length > 0) throw new ScenarioError(problems);
};

/** What keeps an existing function from existing, or null. */
const createOne = (spec: FunctionSpec, world: World): string | null => {
  const settingsOf = (vpcConfig: VpcConfig | null): Settings => ({
    role: spec.role,
    memory: spec.memory,
    code: '',
    other: {},
    vpc: vpcConfig === null ? null : resolveVpcConfig(vpcConfig, null, world.network),
  });
  try {
    const latest = settingsOf(spec.vpcConfig);
    const versions = spec.versions.map(({ version, vpcConfig }) => [version, settingsOf(vpcConfig)] as const);
    const added = world.addFunction(spec.name, latest);
    const lacking = [
      existFrom(added.latest),
      ...versions.map(([version, settings]) => existFrom(world.addVersion(added, version, settings))),
    ].find((problem) => problem !== null);
    return lacking ?? null;
  } catch (refusal) {
    if (refusal instanceof AwsError) return `existing function ${spec.name} cannot exist: ${refusal.message}`;
    throw refusal;
  }
};

const existFrom = (version: FunctionVersion): string | null => {
  const lack = version.createActive();
  if (lack === null) return null;
  const named =
    version.version === LATEST ? version.functionName : `${version.functionName}:${version.version}`;
  return `the ENIs of existing function ${named} do not fit at the start: ${lack}`;
};
