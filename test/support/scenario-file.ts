/** A scenario as the file of which it could have come. */
import {
  parameterNames,
  parameterRows,
  resolveParameters,
  type ParameterName,
} from '../../src/model/parameters.ts';
import type { Distribution } from '../../src/kernel/distribution.ts';
import type {
  DeploySpec,
  CurveSpec,
  FunctionSpec,
  Scenario,
  TrafficSpec,
} from '../../src/scenario/scenario.ts';

/** The text of the file; every row of a section is one line. */
export const scenarioFile = (scenario: Scenario): string =>
  [
    'version: 1',
    `name: ${scenario.name}`,
    `preset: ${scenario.preset}`,
    `seed: ${scenario.seed}`,
    ...(scenario.startEpochMs === null ? [] : [`start: ${new Date(scenario.startEpochMs).toISOString()}`]),
    `duration: ${time(scenario.durationMs)}`,
    `model: ${flow(modelOf(scenario))}`,
    `account: ${flow(scenario.account)}`,
    ...section('vpcs', scenario.vpcs.map(withoutNulls)),
    ...section('natGateways', scenario.natGateways),
    ...section(
      'subnets',
      scenario.subnets.map((subnet) =>
        withoutNulls({
          ...subnet,
          usedIps: subnet.usedIps.map(({ atMs, ips }) => ({ at: time(atMs), ips })),
        }),
      ),
    ),
    ...section('securityGroups', scenario.securityGroups),
    ...section('roles', scenario.roles),
    ...section('principals', scenario.principals),
    ...(scenario.deploy === null ? [] : [`deploy: ${flow(withoutNulls(deployOf(scenario.deploy)))}`]),
    ...section('functions', scenario.functions.map(functionOf)),
    ...section('timeline', scenario.timeline.map(entryOf)),
    '',
  ].join('\n');

const section = (name: string, rows: readonly object[]): string[] =>
  rows.length === 0 ? [] : [`${name}:`, ...rows.map((row) => `  - ${flow(row)}`)];

/** One line of YAML. A text is quoted where YAML would take it for something else. */
const flow = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${key}: ${flow(member)}`);
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return typeof value === 'string' && /^(?!\d+$)[\w$][\w./-]*$/.test(value) ? value : JSON.stringify(value);
};

const time = (ms: number): string => (ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`);

const deployOf = ({ parallelism, ec2CreateEni }: DeploySpec): object => {
  if (ec2CreateEni === null) return { parallelism };
  const { giveUpAfterMs, ...throttle } = ec2CreateEni;
  const limit = giveUpAfterMs === undefined ? {} : { giveUpAfter: time(giveUpAfterMs) };
  return { parallelism, ec2CreateEni: { ...throttle, ...limit } };
};

const withoutNulls = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

/** The parameters that differ from the preset's, as the file writes them. */
const modelOf = ({ parameters, preset }: Scenario): Record<string, unknown> => {
  const usual = resolveParameters(preset, {});
  return Object.fromEntries(
    parameterNames
      .filter((name) => JSON.stringify(parameters[name]) !== JSON.stringify(usual[name]))
      .map((name) => [name, parameterOf(name, parameters[name])]),
  );
};

const parameterOf = (name: ParameterName, value: unknown): unknown => {
  if (value === null || typeof value === 'boolean') return value === true ? 'on' : 'off';
  if (typeof value === 'object') return delayOf(value as Distribution);
  const { kind } = parameterRows[name];
  return kind === 'duration' || kind === 'durationOrOff' ? time(value as number) : value;
};

const delayOf = (delay: Distribution): unknown => {
  if ('fixed' in delay) return time(delay.fixed);
  if ('empirical' in delay) return { empirical: delay.empirical.map(time) };
  if ('percentiles' in delay)
    return { percentiles: delay.percentiles.map(([percent, value]) => [percent, time(value)]) };
  const [[kind, members] = ['', {}]] = Object.entries(delay) as [string, object][];
  const written = Object.entries(members).map(([name, value]) => [
    name,
    name === 'sigma' || name === 'shape' ? value : time(value as number),
  ]);
  return { [kind]: Object.fromEntries(written) };
};

/** Without a time of creation, the first operation on a function creates it. */
const functionOf = ({ name, create, versions, traffic, connections, ...rest }: FunctionSpec): object => ({
  name,
  ...withoutNulls(rest),
  ...(create === 'existing' ? { existing: true } : create === null ? {} : { create: time(create) }),
  ...(create === 'existing'
    ? { versions: versions.map((one) => ({ version: one.version, vpcConfig: one.vpcConfig ?? noVpc })) }
    : {}),
  ...(traffic === null ? {} : { traffic: trafficOf(traffic) }),
  connections,
});

const trafficOf = (traffic: TrafficSpec): object => {
  const { qualifier } = traffic;
  if (traffic.form === 'concurrency')
    return { concurrency: curveOf(traffic.environments, 'environments'), qualifier };
  return { ...formOf(traffic), duration: delayOf(traffic.duration), qualifier };
};

const formOf = (traffic: Exclude<TrafficSpec, { form: 'concurrency' }>): object => {
  if (traffic.form === 'rate') return { rate: curveOf(traffic.rate, 'perSecond') };
  if (traffic.form === 'invocations') return { invocations: traffic.atMs.map(time) };
  if (traffic.form === 'cron') return { cron: traffic.cron };
  throw new Error('counts are in a file of their own');
};

const curveOf = ({ points, interpolate }: CurveSpec, value: string): object => ({
  points: points.map((point) => ({ at: time(point.atMs), [value]: point.value })),
  interpolate,
});

const noVpc = { subnetIds: [], securityGroupIds: [] };

const entryOf = ({ atMs, principal, retryForMs, ...command }: Scenario['timeline'][number]): object => {
  const isBare = command.do === 'CreateFunction' && command.vpcConfig === null;
  return {
    at: time(atMs),
    ...withoutNulls({ ...command, as: principal }),
    ...(retryForMs === undefined ? {} : { retryFor: time(retryForMs) }),
    ...(isBare ? { vpcConfig: noVpc } : {}),
  };
};
