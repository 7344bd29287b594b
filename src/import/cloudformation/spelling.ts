/** Names that nobody knows, where one of them would silently cost a function or its VPC. */
import { didYouMean, nearest, writeInstead } from '../../scenario/nearest.ts';
import type { Place } from '../place.ts';
import { entriesOf, type Term } from '../term.ts';
import type { Collection } from './collect.ts';
import type { Resource } from './template.ts';
import type { Fields } from './value.ts';

/** The types that are functions. Other resources have a VpcConfig too, and use no ENI of Lambda's. */
export const functionTypes: readonly string[] = ['AWS::Lambda::Function', 'AWS::Serverless::Function'];

/** Their neighbours in AWS::Lambda and AWS::Serverless. */
const otherNames: readonly string[] =
  'Alias Api Application CapacityProvider CodeSigningConfig Connector EventInvokeConfig EventSourceMapping GraphQLApi HttpApi LayerVersion LayerVersionPermission NetworkConnector Permission SimpleTable StateMachine Url Version WebSocketApi'.split(
    ' ',
  );

/** A resource must have a type; one that is nearly a function was meant to be one. */
export const checkType = ({ id, type, term }: Resource, found: Collection): void => {
  if (type === '') found.unknownName(term.place, `the resource ${id} has no Type`);
  const [, group = '', name = ''] = /^\s*AWS::(Lambda|Serverless)::(.*)$/i.exec(type) ?? [];
  if (name === '' || otherNames.includes(name) || functionTypes.includes(type)) return;
  if (nearest(name, ['Function', ...otherNames]) === 'Function')
    tell(
      type,
      `AWS::${group.toLowerCase() === 'lambda' ? 'Lambda' : 'Serverless'}::Function`,
      term.place,
      found,
    );
};

/** A property that is nearly VpcConfig. */
export const checkProperties = (properties: Term | undefined, found: Collection): void => {
  for (const [name, { place }] of entriesOf(properties)) {
    const meant = name === VPC_CONFIG ? undefined : nearest(name, [VPC_CONFIG]);
    if (meant !== undefined && !likeVpcConfig.includes(name)) tell(name, meant, place, found);
  }
};

const VPC_CONFIG = 'VpcConfig';
/** Properties of functions that are near it all the same. */
const likeVpcConfig: readonly string[] = ['ImageConfig', 'TenancyConfig'];

const members: readonly string[] = ['SubnetIds', 'SecurityGroupIds', 'Ipv6AllowedForDualStack'];

/** The members of a VpcConfig. */
export const checkVpcConfig = ({ fields }: Fields, found: Collection): void => {
  for (const [name, { place }] of fields)
    if (!members.includes(name))
      tell(name, nearest(name, members), place, found, `VpcConfig takes ${members.join(', ')}; found`);
};

const tell = (
  name: string,
  meant: string | undefined,
  place: Place,
  found: Collection,
  what = 'unknown name',
): void =>
  found.unknownName(place, `${what} "${name.slice(0, 100)}"${didYouMean(meant)}`, writeInstead(meant));
