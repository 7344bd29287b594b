/** The functions of a stack, plain and SAM's. */
import { memoryOf } from '../memory.ts';
import { at, type Term } from '../term.ts';
import type { Collection } from './collect.ts';
import { evaluate } from './evaluate.ts';
import { withGlobals } from './globals.ts';
import { generatedRole, roleOf } from './roles.ts';
import { checkProperties } from './spelling.ts';
import type { Stack } from './stack.ts';
import type { Resource } from './template.ts';
import type { Value } from './value.ts';
import { readVpcConfig } from './vpc-config.ts';

/** Reads one function into the collection. */
export const readFunction = (resource: Resource, stack: Stack, found: Collection): void => {
  const isSam = resource.type === 'AWS::Serverless::Function';
  const properties = isSam ? withGlobals(resource, stack.template) : resource.properties;
  const property = (name: string): Value | undefined => {
    const term: Term | undefined = at(properties, name);
    const value = term === undefined ? undefined : evaluate(term, stack);
    return value?.is === 'absent' ? undefined : value;
  };
  checkProperties(properties, found);
  const key = found.keyOf(stack, resource.id);
  const given = property('FunctionName');
  if (given?.is === 'literal') {
    const isTaken = [...found.functions.keys()].some((other) => found.names.get(other)?.name === given.text);
    if (isTaken)
      found.gap(given.place, `another function is called ${given.text} too`, 'counted as two', [key]);
    found.names.set(key, { name: given.text, scope: stack.scope });
  }
  const vpcConfig = readVpcConfig(property('VpcConfig'), key, stack, found);
  const role = property('Role');
  const isGenerated = isSam && role === undefined;
  const reserved = property('ReservedConcurrentExecutions');
  if (reserved !== undefined && reserved.is !== 'literal')
    found.gap(
      reserved.place,
      `ReservedConcurrentExecutions of ${resource.id} is ${reserved.open ?? 'known at the deploy'}`,
      'none is reserved',
      [],
    );
  if (at(resource.properties, 'Fn::Transform') !== undefined)
    found.gap(
      resource.term.place,
      `a macro adds to the properties of ${resource.id}`,
      'counted without what it adds',
      [key],
    );
  const memory = numberOf(property('MemorySize'));
  found.functions.set(key, {
    name: key,
    role: isGenerated
      ? generatedRole(resource, properties, vpcConfig !== null, stack, found)
      : roleOf(role, found),
    vpcConfig,
    memory: memoryOf(memory),
    reservedConcurrency: numberOf(reserved),
    publishes: (isSam && property('AutoPublishAlias') !== undefined) || hasVersion(resource, stack),
    isExisting: false,
    versions: [],
    traffic: null,
    place: resource.term.place,
    notes: given?.is === 'symbol' ? [`FunctionName ${given.name}`] : [],
  });
};

const numberOf = (value: Value | undefined): number | null => {
  const number = value?.is === 'literal' && value.text !== '' ? Number(value.text) : Number.NaN;
  return Number.isInteger(number) && number >= 0 ? number : null;
};

/** The functions of which a stack declares versions, asked once per stack. */
const versioned = new WeakMap<Stack, ReadonlySet<string>>();

const hasVersion = ({ id }: Resource, stack: Stack): boolean => {
  const known = versioned.get(stack) ?? withVersions(stack);
  versioned.set(stack, known);
  return known.has(id);
};

const withVersions = (stack: Stack): ReadonlySet<string> =>
  new Set(
    [...stack.template.resources.values()].flatMap(({ type, properties }) => {
      const named = type === 'AWS::Lambda::Version' ? at(properties, 'FunctionName') : undefined;
      const value = named === undefined ? undefined : evaluate(named, stack);
      return value?.is === 'symbol' && value.of?.stack === stack ? [value.of.id] : [];
    }),
  );
