import { toMs, type Clock } from './clock.ts';
import type { ExpandedFunction } from './expand-functions.ts';
import type { FunctionSpec, TimelineEntry, VpcConfig } from './scenario.ts';
import type { FunctionDefinition } from './schema-functions.ts';

/** The groups of a VpcConfig are a set: sorted, each once. The subnets keep their order, in which they are tried. */
export const resolveVpcConfig = <V extends Partial<VpcConfig>>(config: V): V =>
  config.securityGroupIds === undefined
    ? config
    : { ...config, securityGroupIds: [...new Set(config.securityGroupIds)].toSorted() };

/** The functions as the engine takes them. The functions of one definition share their parts. */
export const resolveFunctions = (
  functions: readonly ExpandedFunction[],
  timeline: readonly TimelineEntry[],
  clock: Clock,
): FunctionSpec[] => {
  const firstOperation = new Map<string, string>();
  for (const entry of timeline)
    if ('function' in entry && !firstOperation.has(entry.function))
      firstOperation.set(entry.function, entry.do);

  const shared = new Map<FunctionDefinition, ReturnType<typeof sharedParts>>();
  return functions.map(({ name, definition, traffic }) => {
    const parts = shared.get(definition) ?? sharedParts(definition);
    shared.set(definition, parts);
    return { name, ...parts, create: creation(definition, firstOperation.get(name), clock), traffic };
  });
};

const sharedParts = ({
  role,
  vpcConfig,
  memory,
  reservedConcurrency,
  versions,
  connections,
}: FunctionDefinition) => {
  const own = vpcConfig === undefined ? null : resolveVpcConfig(vpcConfig);
  return {
    role: role ?? null,
    vpcConfig: own,
    memory,
    reservedConcurrency: reservedConcurrency ?? null,
    versions: versions.map((version) => ({
      version: version.version,
      vpcConfig: version.vpcConfig === undefined ? own : resolveVpcConfig(version.vpcConfig),
    })),
    connections,
  };
};

/** A function on which the timeline's first operation is its creation does not exist before. */
const creation = (
  { create, existing }: FunctionDefinition,
  firstOperation: string | undefined,
  clock: Clock,
): FunctionSpec['create'] => {
  if (existing) return 'existing';
  if (create !== undefined) return toMs(clock, create);
  return firstOperation === 'CreateFunction' ? null : 0;
};
