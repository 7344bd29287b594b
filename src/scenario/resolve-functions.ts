import { toMs, type Clock } from './clock.ts';
import type { ExpandedFunction } from './expand-functions.ts';
import { hasNumberedIds, numberVpcConfig } from './numbered.ts';
import type { FunctionSpec, TimelineEntry, VpcConfig } from './scenario.ts';
import type { FunctionDefinition } from './schema-functions.ts';

/** The groups of a VpcConfig are a set: sorted, each once. The subnets keep their order, in which they are tried. */
export const resolveVpcConfig = <V extends Partial<VpcConfig>>(
  config: V,
  number: number | null = null,
): V => {
  const numbered = hasNumberedIds(config) ? numberVpcConfig(config, number) : config;
  return numbered.securityGroupIds === undefined
    ? numbered
    : { ...numbered, securityGroupIds: [...new Set(numbered.securityGroupIds)].toSorted() };
};

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
  return functions.map(({ name, number, definition, traffic }) => {
    const parts =
      (differs(definition) ? undefined : shared.get(definition)) ?? sharedParts(definition, number);
    shared.set(definition, parts);
    return { name, ...parts, create: creation(definition, firstOperation.get(name), clock), traffic };
  });
};

const differs = ({ vpcConfig, versions }: FunctionDefinition): boolean =>
  hasNumberedIds(vpcConfig) || versions.some((version) => hasNumberedIds(version.vpcConfig));

const sharedParts = (
  { role, vpcConfig, memory, reservedConcurrency, versions, connections }: FunctionDefinition,
  number: number | null,
) => {
  const own = vpcConfig === undefined ? null : resolveVpcConfig(vpcConfig, number);
  return {
    role: role ?? null,
    vpcConfig: own,
    memory,
    reservedConcurrency: reservedConcurrency ?? null,
    versions: versions.map((version) => ({
      version: version.version,
      vpcConfig: version.vpcConfig === undefined ? own : resolveVpcConfig(version.vpcConfig, number),
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
