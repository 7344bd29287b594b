/** Parameters, and those that CloudFormation brings along. */
import type { Place } from '../place.ts';
import { at, textOf, type Term } from '../term.ts';
import type { Stack } from './stack.ts';
import { split } from './text.ts';
import { literal, symbol, type Symbolic, type Value } from './value.ts';

/** The pseudo parameters to which a value can be given. */
export const pseudoParameters: readonly string[] = [
  'AWS::AccountId',
  'AWS::Region',
  'AWS::StackName',
  'AWS::Partition',
];

/** A pseudo parameter; undefined for a name that is none. */
export const pseudoValue = (name: string, stack: Stack, place: Place): Value | undefined => {
  const { parameters } = stack.deployment.options;
  const given = pseudoParameters.includes(name) ? parameters.get(name) : undefined;
  if (given !== undefined && !(name === 'AWS::StackName' && stack.parent !== null))
    return literal(given, place);
  switch (name) {
    case 'AWS::NoValue':
      return { is: 'absent', place };
    case 'AWS::Partition':
      return literal(partitionOf(parameters.get('AWS::Region') ?? ''), place);
    case 'AWS::URLSuffix':
      return literal(
        (parameters.get('AWS::Region') ?? '').startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com',
        place,
      );
    case 'AWS::NotificationARNs':
      return { is: 'list', items: [], place };
    case 'AWS::AccountId':
    case 'AWS::Region':
      return symbol(name, name, place);
    case 'AWS::StackName':
    case 'AWS::StackId':
      return symbol(name, `${stack.scope} ${name}`, place);
    default:
      return undefined;
  }
};

const partitionOf = (region: string): string =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';

/** The value of a declared parameter: what a parent or the command line gives, its default, or a symbol. */
export const parameterValue = (stack: Stack, name: string, term: Term): Value => {
  const { place } = term;
  const type = textOf(at(term, 'Type')) ?? 'String';
  const isList = /List/.test(type);
  const listed = (value: Value, byDefault?: string): Value =>
    isList ? trimmed(split(value, ',', place), byDefault) : value;
  const hidden = isHidden(term);
  const asked = stack.parent === null ? stack.deployment.options.parameters.get(name) : undefined;
  const given = stack.given.get(name);
  if (given !== undefined && given.is !== 'absent' && !hidden) return listed(given);
  // The default of an SSM parameter is the name under which the value is stored, not the value.
  const isStored = type.startsWith('AWS::SSM::Parameter::Value');
  const known = asked ?? (isStored ? undefined : textOf(at(term, 'Default')));
  const byDefault = asked === undefined ? name : undefined;
  if (known !== undefined && !hidden) return listed(literal(known, place, known, byDefault), byDefault);
  const sort = isList ? 'parameter list' : 'parameter';
  const why = hidden ? 'NoEcho: never shown' : isStored ? 'stored in SSM' : 'no default';
  return {
    ...symbol(name, `${stack.scope} ${name}`, place, `the ${sort} ${name} (${why})`),
    many: isList,
    ...(hidden && known !== undefined ? { secret: known } : {}),
  } satisfies Symbolic;
};

const isHidden = (term: Term): boolean => textOf(at(term, 'NoEcho'))?.toLowerCase() === 'true';

/** CloudFormation trims the items of a list. */
const trimmed = (value: Value, byDefault: string | undefined): Value =>
  value.is === 'list'
    ? {
        ...value,
        items: value.items
          .map((item) =>
            item.is === 'literal' ? literal(item.text.trim(), item.place, item.text.trim(), byDefault) : item,
          )
          .filter((item) => item.is !== 'literal' || item.text !== ''),
      }
    : value;
