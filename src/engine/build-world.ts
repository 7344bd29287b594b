/** From a scenario to the world at time 0: network, existing functions, and all that is planned to happen. */
import { quantileOf } from '../kernel/distribution.ts';
import { ArrivalLanes } from '../kernel/arrival-lanes.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { AwsError } from '../control/errors.ts';
import { resolveVpcConfig } from '../control/vpc-config.ts';
import { FunctionConcurrency } from '../model/concurrency.ts';
import { ranks } from '../model/context.ts';
import type { DataPlaneObserver } from '../model/data-plane-observer.ts';
import type { FunctionVersion } from '../model/function.ts';
import type { Settings } from '../model/settings.ts';
import { Subnet, Vpc } from '../model/network.ts';
import type { EniPermissions } from '../model/permissions.ts';
import type { Workload } from '../model/workload.ts';
import { LATEST, World } from '../model/world.ts';
import type { FunctionSpec, Scenario, VpcConfig } from '../scenario/scenario.ts';
import { CurvePlayer } from './curve-player.ts';
import { drawMs, type EngineContext } from './engine-context.ts';
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
  for (const { reservedConcurrency } of scenario.functions)
    world.concurrency.reserve(reservedConcurrency ?? 0);
  buildNetwork(scenario, world, context);
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

/** The arrivals of every function, one lane each; the lane's number finds its workload. */
export const openTraffic = (scenario: Scenario, world: World, context: EngineContext) => {
  const lanes = new ArrivalLanes();
  const workloads: Workload[] = [];
  for (const { name, traffic } of scenario.functions) {
    if (traffic === null) continue;
    const workload = world.workload(name, traffic.qualifier);
    if (traffic.form === 'concurrency') {
      const curve = new ConcurrencyCurve(traffic.environments, scenario.durationMs);
      new CurvePlayer(curve, workload, world.fleet, context).start();
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
  concurrency: new FunctionConcurrency(spec?.reservedConcurrency ?? null, context.parameters.envScaleRate),
  drawDuration: durationsOf(spec, name, context),
});

const durationsOf = (
  spec: FunctionSpec | undefined,
  name: string,
  context: EngineContext,
): (() => Milliseconds) => {
  const traffic = spec?.traffic;
  const duration = traffic && 'duration' in traffic ? traffic.duration : { fixed: DEFAULT_DURATION_MS };
  if ('fixed' in duration) return () => duration.fixed;
  const quantile = quantileOf(duration);
  const stream = context.streams.stream('durations', name);
  return () => drawMs(quantile, stream);
};

const buildNetwork = (scenario: Scenario, world: World, context: EngineContext): void => {
  const { network } = world;
  for (const { id, tenancy, otherEnis } of scenario.vpcs) {
    network.addVpc(new Vpc(id, tenancy, otherEnis, scenario.account.quotas.enisPerVpc));
  }
  for (const { id, vpc, cidr, ipv6Cidr, usedIps } of scenario.subnets) {
    const subnet = new Subnet(id, network.vpcs.get(vpc) as Vpc, cidr, ipv6Cidr);
    network.addSubnet(subnet);
    for (const { atMs, ips } of usedIps) {
      if (atMs === 0) world.setUsedIps(subnet, ips);
      else context.schedule(atMs, ranks.usedIps, { cause: 'scenario.usedIps', subnet, ips });
    }
  }
  for (const { id, vpc } of scenario.securityGroups) network.securityGroups.set(id, vpc);
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
