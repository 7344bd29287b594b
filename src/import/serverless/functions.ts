/** Functions of a service as resources of a template. Source: Serverless Framework guide, "AWS Functions". */
import { didYouMean, nearest, writeInstead } from '../../scenario/nearest.ts';
import { entriesOf, textOf, type Call, type Mapping, type Term } from '../term.ts';
import type { Resolver } from './resolver.ts';
import { customRole, ownRole, sharedRole } from './roles.ts';
import { stageOf } from './sources.ts';
import { call, isNothing, list, mapping, scalar, unknown } from './terms.ts';

/** A function of the service, its surface known. */
export interface ServiceFunction {
  readonly key: string;
  readonly term: Mapping;
}

/** What the resources of a service are called. */
export const logicalId = (key: string): string => {
  const plain = key.replaceAll('-', 'Dash').replaceAll('_', 'Underscore');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}LambdaFunction`;
};

/** Megabytes that a function has unless the service says otherwise. */
const MEMORY = 1_024;

/** The resources that the Framework makes of a function: itself, a role if it has one of its own, its version. */
export const resourcesOf = ({ key, term }: ServiceFunction, resolver: Resolver): Record<string, Term> => {
  const { place } = term;
  const own = (...path: readonly string[]) => resolver.get(term, ...path);
  const shared = (...path: readonly string[]) => resolver.get(resolver.root, 'provider', ...path);
  const given = own('name');
  const id = logicalId(key);
  const vpcConfig = vpcConfigOf(own('vpc'), shared('vpc'), resolver);
  const hasCapacity = own('capacityProvider') !== undefined;
  const dedicated = ownRole(key, term, vpcConfig !== undefined, resolver);
  const properties = mapping(
    {
      FunctionName: isNothing(given) ? nameOf(key, term, resolver) : given,
      MemorySize: own('memorySize') ?? shared('memorySize') ?? scalar(MEMORY, place),
      ReservedConcurrentExecutions: isNothing(own('reservedConcurrency'))
        ? undefined
        : own('reservedConcurrency'),
      // A function of a capacity provider has the network of that.
      VpcConfig: hasCapacity ? undefined : vpcConfig,
      Role: customRole(term, resolver) ?? arnOf(dedicated?.id ?? sharedRole, term),
    },
    place,
  );
  const versions = own('versionFunction') ?? shared('versionFunctions');
  if (versions?.is === 'call')
    resolver.gap(
      versions.place,
      `whether versions are published is ${textOf(versions.argument) ?? versions.name}`,
      'published',
    );
  const isVersioned = isNothing(versions) || textOf(versions) !== 'false';
  const version = mapping(
    {
      Type: scalar('AWS::Lambda::Version', place),
      Properties: mapping({ FunctionName: mapping({ Ref: scalar(id, place) }, place) }, place),
    },
    place,
  );
  const published = isVersioned || !isNothing(own('provisionedConcurrency')) || !isNothing(own('snapStart'));
  return {
    ...(dedicated === null ? {} : { [dedicated.id]: dedicated.term }),
    [id]: mapping({ Type: scalar('AWS::Lambda::Function', place), Properties: properties }, place),
    ...(published ? { [`${id}Version`]: version } : {}),
  };
};

const arnOf = (id: string, { place }: Term): Call =>
  call('GetAtt', list([scalar(id, place), scalar('Arn', place)], place), place);

/** `service-stage-key`. */
const nameOf = (key: string, { place }: Term, resolver: Resolver): Term => {
  const parts = [resolver.get(resolver.root, 'service'), stageOf(resolver, place), scalar(key, place)];
  const [service] = parts;
  if (service?.is === 'map') parts[0] = resolver.get(service, 'name');
  const terms = parts.map((part) => part ?? scalar('', place));
  if (terms.some(({ is }) => is === 'call'))
    return call('Join', list([scalar('-', place), list(terms, place)], place), place);
  return scalar(terms.map((part) => textOf(part) ?? '').join('-'), place);
};

/** Which property of a template each key becomes. */
const keys = {
  securityGroupIds: 'SecurityGroupIds',
  subnetIds: 'SubnetIds',
  ipv6AllowedForDualStack: 'Ipv6AllowedForDualStack',
} as const;

/**
 * The VpcConfig: each list of the function's own or, without one, of the provider. Null and false detach; with one list
 * alone the Framework leaves the VPC out.
 */
const vpcConfigOf = (
  own: Term | undefined,
  shared: Term | undefined,
  resolver: Resolver,
): Term | undefined => {
  if (own !== undefined && (isNothing(own) || textOf(own) === 'false')) return undefined;
  if (own?.is === 'call') return own;
  for (const part of [own, shared]) checkKeys(part, resolver);
  if (own === undefined && shared?.is === 'call') return shared;
  const member = (of: Term | undefined, key: string): Term | undefined => {
    const found = resolver.get(of, key);
    if (isNothing(found) || found === undefined) return undefined;
    return found.is === 'call' && found === of ? unknown(`vpc.${key}`, found.place) : resolver.resolve(found);
  };
  const fields = Object.fromEntries(
    Object.entries(keys).map(([key, property]) => [property, member(own, key) ?? member(shared, key)]),
  );
  const { place } = own ?? shared ?? resolver.root;
  if (fields['SubnetIds'] !== undefined && fields['SecurityGroupIds'] !== undefined)
    return mapping(fields, place);
  const lacks = fields['SubnetIds'] === undefined ? 'subnetIds' : 'securityGroupIds';
  if (Object.values(fields).some((one) => one !== undefined))
    resolver.tell('IMP022', place, `vpc has no ${lacks}: the Framework leaves the VPC out`);
  return undefined;
};

const checkKeys = (vpc: Term | undefined, resolver: Resolver): void => {
  const known = Object.keys(keys);
  if (vpc !== undefined && vpc.is !== 'map' && vpc.is !== 'call' && textOf(vpc) !== '')
    resolver.tell('IMP020', vpc.place, `vpc is no mapping of ${known.join(', ')}`);
  for (const [key, { place }] of entriesOf(vpc)) {
    if (known.includes(key)) continue;
    const meant = nearest(key, known);
    const message = `vpc takes ${known.join(', ')}; found "${key}"${didYouMean(meant)}`;
    resolver.tell('IMP020', place, message, writeInstead(meant));
  }
};
