/**
 * A failed run as a scenario file: whoever reads the failure can save it and run `heni run` on it. A file may not name
 * what is not declared; a request that does stands there with one list empty, which is refused alike.
 */
import { parameterNames, resolveParameters, type ParameterName } from '../../src/model/parameters.ts';
import type { FunctionSpec, Scenario, VpcConfigInput } from '../../src/scenario/scenario.ts';
import type { SlowEntry } from './slow-model.ts';

/** The scenario with these commands as its timeline, until a second after `now`. */
export const reproduce = (scenario: Scenario, entries: readonly SlowEntry[], now: number): string => {
  const end = now + 1000;
  return [
    'version: 1',
    `name: ${scenario.name}`,
    `preset: ${scenario.preset}`,
    `seed: ${scenario.seed}`,
    `duration: ${time(end)}`,
    `model: ${flow(modelOf(scenario))}`,
    `account: ${flow(scenario.account)}`,
    ...section('vpcs', scenario.vpcs.map(withoutNulls)),
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
    ...section(
      'functions',
      scenario.functions.map((spec) => functionOf(spec, creationOf(spec, entries, end))),
    ),
    ...section(
      'timeline',
      entries.map((entry) => ({
        ...entryOf(entry),
        ...(isDeclared(scenario, entry) ? {} : refused(scenario)),
      })),
    ),
    '',
  ].join('\n');
};

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

const withoutNulls = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

/** The parameters that differ from the preset's, as the file writes them. */
const modelOf = ({ parameters, preset }: Scenario): Record<string, unknown> => {
  const usual = resolveParameters(preset, {});
  const write = (name: ParameterName): unknown => {
    const value: unknown = parameters[name];
    if (value === null || typeof value === 'boolean') return value === true ? 'on' : 'off';
    if (typeof value === 'object') return 'fixed' in value ? time(Number(value.fixed)) : value;
    return typeof value === 'number' && durations.has(name) ? time(value) : value;
  };
  return Object.fromEntries(
    parameterNames
      .filter((name) => JSON.stringify(parameters[name]) !== JSON.stringify(usual[name]))
      .map((name) => [name, write(name)]),
  );
};

/** Parameters that are numbers of milliseconds. */
const durations: ReadonlySet<ParameterName> = new Set([
  'eniDetachAfter',
  'idleReclaimAfter',
  'pendingStuckAfter',
  'scaleInAfter',
  'environmentKeepAlive',
]);

/**
 * A function that only the timeline creates. A file creates a function at once if its first operation is another,
 * or if it has none; it is then created when all is over.
 */
const creationOf = ({ name, create }: FunctionSpec, entries: readonly SlowEntry[], end: number): object => {
  if (create === 'existing') return { existing: true };
  if (create !== null) return { create: time(create) };
  const first = entries.find((entry) => 'function' in entry && entry.function === name);
  return first?.do === 'CreateFunction' ? {} : { create: time(end - 1) };
};

const functionOf = (spec: FunctionSpec, creation: object): object => {
  const { name, role, vpcConfig, memory, reservedConcurrency, versions, traffic, connections } = spec;
  const own = withoutNulls({ name, role, vpcConfig, memory, reservedConcurrency });
  const invocations =
    traffic?.form === 'invocations' && 'fixed' in traffic.duration
      ? {
          traffic: {
            invocations: traffic.atMs.map(time),
            duration: time(traffic.duration.fixed),
            qualifier: traffic.qualifier,
          },
        }
      : {};
  const published = versions.map((one) => ({ version: one.version, vpcConfig: one.vpcConfig ?? noVpc }));
  const isExisting = 'existing' in creation;
  return { ...own, ...creation, ...(isExisting ? { versions: published } : {}), ...invocations, connections };
};

const noVpc = { subnetIds: [], securityGroupIds: [] };

const entryOf = ({ atMs, principal, ...command }: SlowEntry): object => {
  const rest = withoutNulls({ ...command, as: principal });
  const isBare = command.do === 'CreateFunction' && command.vpcConfig === null;
  return { at: time(atMs), ...rest, ...(isBare ? { vpcConfig: noVpc } : {}) };
};

const refused = ({ securityGroups }: Scenario): object => {
  const [group] = securityGroups;
  return { vpcConfig: { subnetIds: [], securityGroupIds: group === undefined ? [] : [group.id] } };
};

/** Whether a file may contain it. */
const isDeclared = ({ subnets, securityGroups }: Scenario, entry: SlowEntry): boolean => {
  const config: VpcConfigInput = ('vpcConfig' in entry ? entry.vpcConfig : null) ?? {};
  return (
    (config.subnetIds ?? []).every((id) => subnets.some((subnet) => subnet.id === id)) &&
    (config.securityGroupIds ?? []).every((id) => securityGroups.some((group) => group.id === id))
  );
};
