/** From a checked file to a Scenario: defaults filled in, counts expanded, times in milliseconds. */
import { parameterNames, resolveParameters } from '../model/parameters.ts';
import { quotaNames, resolveQuotas } from '../model/quotas.ts';
import type { PolicyRef } from '../iam/policy-set.ts';
import { toMs, type Clock } from './clock.ts';
import type { Draft } from './draft.ts';
import { hashScenario } from './hash.ts';
import { resolveFunctions } from './resolve-functions.ts';
import { resolveTimeline } from './resolve-timeline.ts';
import type { DeploySpec, RoleSpec, Scenario, SubnetSpec, ThresholdSpec } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';
import { groupIds } from './schema-network.ts';
import { parseExpression, parseMetric } from './thresholds.ts';

/** What comes from outside of the file. */
export interface Additions {
  readonly seed: number | undefined;
  readonly thresholds: readonly { readonly metric: string; readonly expression: string }[];
  readonly roles: readonly RoleSpec[];
  readonly principals: readonly RoleSpec[];
  readonly serviceControlPolicies: readonly PolicyRef[];
}

/** The scenario of a draft without errors. */
export const resolveScenario = (
  { file, clock, functions, declared }: Draft,
  { seed, thresholds, roles, principals, serviceControlPolicies }: Additions,
): Scenario => {
  const timeline = resolveTimeline(file.timeline, functions, declared.functions.known, clock);
  const { id, region, otherEnis } = file.account;
  const quotas = { ...file.model.quotas, ...file.account.quotas };
  const scenario = {
    name: file.name,
    preset: file.preset,
    seed: seed ?? file.seed,
    startEpochMs: clock.startEpochMs,
    durationMs: clock.durationMs,
    fidelity: file.fidelity,
    parameters: resolveParameters(file.preset, file.model.parameters),
    overridden: [
      ...parameterNames.filter((name) => name in file.model.parameters),
      ...quotaNames.filter((name) => name in quotas),
    ],
    account: {
      id,
      region,
      quotas: resolveQuotas(file.preset, quotas),
      ...(otherEnis > 0 ? { otherEnis } : {}),
      ...(serviceControlPolicies.length > 0 ? { serviceControlPolicies } : {}),
    },
    vpcs: file.vpcs.map((vpc) => ({ ...vpc, ipv6Cidr: vpc.ipv6Cidr ?? null })),
    natGateways: file.natGateways,
    subnets: file.subnets.map((subnet) => resolveSubnet(subnet, clock)),
    securityGroups: file.securityGroups.flatMap((group) =>
      groupIds(group).map((groupId) => ({ id: groupId, vpc: group.vpc })),
    ),
    roles,
    principals,
    functions: resolveFunctions(functions, timeline, clock),
    timeline,
    thresholds: [...thresholdsOf(file), ...thresholds].map(({ metric, expression }) =>
      resolveThreshold(metric, expression),
    ),
    deploy: file.deploy === undefined ? null : resolveDeploy(file.deploy),
  } satisfies Omit<Scenario, 'hash'>;
  const { name, ...rest } = scenario;
  return { name, hash: hashScenario(scenario), ...rest };
};

const resolveDeploy = ({ parallelism, ec2CreateEni }: NonNullable<ScenarioFile['deploy']>): DeploySpec => {
  const atOnce = parallelism ?? null;
  if (ec2CreateEni === undefined) return { parallelism: atOnce, ec2CreateEni: null };
  const { giveUpAfter, ...throttle } = ec2CreateEni;
  const limit = giveUpAfter === undefined ? {} : { giveUpAfterMs: giveUpAfter };
  return { parallelism: atOnce, ec2CreateEni: { ...throttle, ...limit } };
};

const resolveSubnet = (subnet: ScenarioFile['subnets'][number], clock: Clock): SubnetSpec => {
  const { usedIps } = subnet;
  const series =
    typeof usedIps === 'number'
      ? [{ atMs: 0, ips: usedIps }]
      : usedIps.map(({ at, ips }) => ({ atMs: toMs(clock, at), ips }));
  return {
    ...subnet,
    cidr: subnet.cidr ?? null,
    ipv6Cidr: subnet.ipv6Cidr ?? null,
    // Nothing is used before the first point.
    usedIps: series[0]?.atMs === 0 ? series : [{ atMs: 0, ips: 0 }, ...series],
  };
};

const thresholdsOf = ({ thresholds }: ScenarioFile) =>
  Object.entries(thresholds).flatMap(([metric, expressions]) =>
    expressions.map((expression) => ({ metric, expression })),
  );

const resolveThreshold = (metric: string, expression: string): ThresholdSpec => ({
  metric,
  expression,
  // Both were checked.
  ...(parseMetric(metric) as Pick<ThresholdSpec, 'name' | 'tags'>),
  ...(parseExpression(expression) as Pick<ThresholdSpec, 'aggregate' | 'operator' | 'limit'>),
});
