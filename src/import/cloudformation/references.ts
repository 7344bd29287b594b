/** What Ref and Fn::GetAtt name. */
import type { Place } from '../place.ts';
import { at, entriesOf, type Term } from '../term.ts';
import { evaluate } from './evaluate.ts';
import { pseudoValue } from './parameters.ts';
import { isNesting, type Stack } from './stack.ts';
import { symbol, type Symbolic, type Value } from './value.ts';

/** Ref. */
export const reference = (name: string, stack: Stack, place: Place): Value => {
  const known = pseudoValue(name, stack, place) ?? stack.parameter(name, place);
  if (known !== undefined) return known;
  const found = stack.find('Resources', name);
  return found === undefined
    ? undeclared(name, stack, place)
    : resourceSymbol(found.stack, name, null, place);
};

/** SAM makes resources that a template does not declare: `FunctionRole`, `Function.Alias`. */
const undeclared = (name: string, stack: Stack, place: Place): Value => {
  const isGenerated = [...stack.template.resources.values()].some(
    ({ id, type }) => type.startsWith('AWS::Serverless::') && name.startsWith(id),
  );
  const isShared = stack.parent === null;
  return symbol(
    name,
    isShared && !isGenerated ? name : `${stack.scope} ${name}`,
    place,
    isGenerated ? undefined : `${name}, which no input declares`,
  );
};

/** The symbol of a resource or of an attribute that the deploy gives. */
export const resourceSymbol = (
  stack: Stack,
  id: string,
  attributeName: string | null,
  place: Place,
): Symbolic => {
  const name = attributeName === null ? id : `${id}.${attributeName}`;
  return { ...symbol(name, `${stack.scope} ${name}`, place), of: { stack, id, attribute: attributeName } };
};

/** Attributes that are the id of the resource itself. */
const ids: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::EC2::VPC', ['VpcId']],
  ['AWS::EC2::Subnet', ['SubnetId']],
  ['AWS::EC2::SecurityGroup', ['GroupId', 'Id']],
]);

/** Attributes that are what the resource was given. */
const properties: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::EC2::VPC', ['CidrBlock']],
  ['AWS::EC2::Subnet', ['CidrBlock', 'AvailabilityZone', 'VpcId']],
  ['AWS::EC2::SecurityGroup', ['VpcId']],
]);

const lists = /(Ids|Blocks|Associations)$/;

/** Fn::GetAtt. */
export const attribute = (id: string, name: string, stack: Stack, place: Place): Value => {
  const found = stack.find('Resources', id);
  if (found === undefined) {
    const value = undeclared(id, stack, place);
    return value.is === 'symbol' ? { ...value, name: `${id}.${name}`, key: `${value.key}.${name}` } : value;
  }
  const { stack: owner } = found;
  const resource = owner.template.resources.get(id);
  if (resource === undefined) return resourceSymbol(owner, id, name, place);
  const { type } = resource;
  if (ids.get(type)?.includes(name) === true) return resourceSymbol(owner, id, null, place);
  const property = properties.get(type)?.includes(name) === true ? at(resource.properties, name) : undefined;
  if (property !== undefined) return { ...evaluate(property, owner), place };
  if (isNesting(resource) && name.startsWith('Outputs.')) {
    const child = owner.child(resource, () => givenTo(resource.properties, owner));
    const output = at(child?.template.term, 'Outputs', name.slice('Outputs.'.length), 'Value');
    if (child !== null && output !== undefined) return { ...evaluate(output, child), place };
    return {
      ...resourceSymbol(owner, id, name, place),
      open: `the output ${name.slice('Outputs.'.length)} of the nested stack ${id}, which is not among the inputs`,
    };
  }
  return { ...resourceSymbol(owner, id, name, place), many: lists.test(name) };
};

/** The parameters that a nested stack is given. */
export const givenTo = (nested: Term | undefined, stack: Stack): ReadonlyMap<string, Value> =>
  new Map(entriesOf(at(nested, 'Parameters')).map(([name, term]) => [name, evaluate(term, stack)]));
