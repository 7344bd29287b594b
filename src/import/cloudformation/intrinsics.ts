/** The intrinsic functions. A new one is a row of the table at the end. */
import { at, itemsOf, textOf, type Term } from '../term.ts';
import type { Place } from '../place.ts';
import { attribute, reference } from './references.ts';
import { cidrs } from './cidr-function.ts';
import { conditionNamed } from './conditions.ts';
import { evaluate } from './evaluate.ts';
import { importedValue } from './exports.ts';
import type { Stack } from './stack.ts';
import { piecesOf, split, textFrom, type Piece } from './text.ts';
import { VARIABLE, variable } from './variable.ts';
import { field, identityOf, literal, opened, same, symbol, type Symbolic, type Value } from './value.ts';

type Intrinsic = (argument: Term, stack: Stack, place: Place) => Value;

const wrong = (message: string, stack: Stack, place: Place): Value => {
  stack.deployment.problem('IMP005', place, message);
  return symbol('?', `wrong ${place.line}:${place.col}`, place, message);
};

const sub: Intrinsic = (argument, stack, place) => {
  const [first, variables] = argument.is === 'list' ? argument.items : [argument, undefined];
  const text = textOf(first);
  if (text === undefined)
    return wrong('Fn::Sub takes a text, or a list of a text and a mapping', stack, place);
  const own = variables === undefined ? undefined : evaluate(variables, stack);
  const pieces = text.split(/(\$\{[^}]*\})/).flatMap((part): readonly Piece[] => {
    const [, escaped, name = ''] = /^\$\{(!?)([^}]*)\}$/.exec(part) ?? [];
    if (escaped === undefined) return [part];
    if (escaped === '!') return [`\${${name}}`];
    const trimmed = name.trim();
    const [id = '', ...path] = trimmed.split('.');
    const value =
      field(own, trimmed) ??
      (path.length === 0 || id === ''
        ? reference(trimmed, stack, place)
        : attribute(id, path.join('.'), stack, place));
    return value.is === 'list' ? piecesOf(joined(value.items, ',', place)) : piecesOf(value);
  });
  return textFrom(pieces, place);
};

const joined = (items: readonly Value[], delimiter: string, place: Place): Value =>
  textFrom(
    items.flatMap((item, i) => [...(i === 0 ? [] : [delimiter]), ...piecesOf(item)]),
    place,
  );

const join: Intrinsic = (argument, stack, place) => {
  const [delimiter, list] = itemsOf(argument);
  const by = textOf(delimiter);
  if (by === undefined || list === undefined)
    return wrong('Fn::Join takes a list of a delimiter and a list', stack, place);
  const value = evaluate(list, stack);
  return value.is === 'list' ? joined(value.items, by, place) : opened({ ...value, place }, value.open);
};

const splitText: Intrinsic = (argument, stack, place) => {
  const [delimiter, text] = itemsOf(argument);
  const by = textOf(delimiter);
  if (by === undefined || text === undefined)
    return wrong('Fn::Split takes a list of a delimiter and a text', stack, place);
  return split(evaluate(text, stack), by, place);
};

const select: Intrinsic = (argument, stack, place) => {
  const [position, list] = itemsOf(argument);
  if (position === undefined || list === undefined)
    return wrong('Fn::Select takes a list of an index and a list', stack, place);
  const index = evaluate(position, stack);
  const value = evaluate(list, stack);
  const number = index.is === 'literal' && /^\d+$/.test(index.text) ? Number(index.text) : undefined;
  const isSure = value.is === 'list' && value.items.every((item) => item.is !== 'symbol' || !item.many);
  if (value.is === 'list' && isSure && number !== undefined) {
    const found = value.items[number];
    if (found !== undefined) return opened({ ...found, place }, value.open);
    return wrong(`Fn::Select takes item ${number} of a list of ${value.items.length}`, stack, place);
  }
  const base = value.is === 'list' ? joined(value.items, ',', place) : value;
  const [name, key] = base.is === 'symbol' ? [base.name, base.key] : ['list', identityOf(value)];
  const of = number ?? (index.is === 'symbol' ? index.name : '?');
  const which = number ?? identityOf(index);
  return symbol(`${name}[${of}]`, `${key}[${which}]`, place, base.open ?? index.open);
};

/** Of two branches the one that counts more; two single values are one symbol, which is either of them. */
const either = (name: string, a: Value, b: Value, why: string | undefined, place: Place): Value => {
  if (same(a, b)) return a;
  const open = `a choice by the condition ${name}, which depends on ${why ?? 'something unknown'}`;
  const isOne = ({ is }: Value): boolean => is === 'literal' || is === 'symbol';
  if (isOne(a) && isOne(b)) {
    const names = [a, b].map((one) =>
      one.is === 'symbol' ? one.name : one.is === 'literal' ? one.text : '',
    );
    const keys = [a, b].map((one) => (one.is === 'symbol' ? one.key : one.is === 'literal' ? one.text : ''));
    const many = [a, b].some((one) => one.is === 'symbol' && one.many);
    const choice: Symbolic = {
      ...symbol(`${name} ? ${names.join(' : ')}`, JSON.stringify([name, ...keys]), place, open),
      many,
    };
    return choice;
  }
  return opened({ ...(weight(b) > weight(a) ? b : a), place }, open);
};

const weight = (value: Value): number => {
  if (value.is === 'list') return 1 + value.items.length;
  if (value.is === 'map') return 1 + [...value.fields.values()].reduce((sum, one) => sum + weight(one), 0);
  return value.is === 'absent' ? -1 : 1;
};

const choose: Intrinsic = (argument, stack, place) => {
  const [condition, yes, no] = itemsOf(argument);
  const name = textOf(condition);
  if (name === undefined || yes === undefined || no === undefined)
    return wrong('Fn::If takes a list of the name of a condition and two values', stack, place);
  const { holds, why } = conditionNamed(name, stack);
  if (holds !== null) return evaluate(holds ? yes : no, stack);
  return either(name, evaluate(yes, stack), evaluate(no, stack), why, place);
};

const findInMap: Intrinsic = (argument, stack, place) => {
  const [name, ...rest] = itemsOf(argument);
  const map = name === undefined ? undefined : evaluate(name, stack);
  const [first, second] = rest.map((key) => evaluate(key, stack));
  if (map === undefined || first === undefined || second === undefined)
    return wrong('Fn::FindInMap takes a list of a mapping and two keys', stack, place);
  const fallback = at(rest[2], 'DefaultValue');
  const found = map.is === 'literal' ? stack.find('Mappings', map.text) : undefined;
  const label = [map, first, second]
    .map((one) => (one.is === 'symbol' ? `<${one.name}>` : one.is === 'literal' ? one.text : '?'))
    .join('.');
  const unknown = [map, first, second].find(({ is }) => is === 'symbol');
  const entry = first.is === 'literal' ? at(found?.term, first.text) : undefined;
  const value = second.is === 'literal' ? at(entry, second.text) : undefined;
  if (value !== undefined) return { ...evaluate(value, stack), place };
  if (unknown === undefined && fallback !== undefined) return evaluate(fallback, stack);
  const why = unknown?.open ?? (unknown?.is === 'symbol' ? unknown.name : undefined);
  const open = why === undefined ? `${label}, which no mapping has` : `the mapping ${label}, by ${why}`;
  const candidates = [...(found?.term.is === 'map' ? found.term.entries.values() : [])];
  const many = second.is === 'literal' && candidates.some((one) => at(one, second.text)?.is === 'list');
  return { ...symbol(label, `${stack.scope} ${label}`, place, open), many };
};

const getAtt: Intrinsic = (argument, stack, place) => {
  const parts =
    argument.is === 'list' ? argument.items.map((item) => textOf(item)) : (textOf(argument) ?? '').split('.');
  const [id, ...path] = parts;
  if (id === undefined || id === '' || path.length === 0 || path.includes(undefined))
    return wrong('Fn::GetAtt takes the name of a resource and of its attribute', stack, place);
  return attribute(id, path.join('.'), stack, place);
};

const ref: Intrinsic = (argument, stack, place) => {
  const name = textOf(argument);
  return name === undefined ? wrong('Ref takes a name', stack, place) : reference(name, stack, place);
};

/** Zones are told apart by their number: which they are is known at the deploy. */
const zones: Intrinsic = (argument, stack, place) => {
  const region = evaluate(argument, stack);
  const name = region.is === 'literal' && region.text !== '' ? region.text : 'zone';
  return { ...symbol(name, `zones of ${name}`, place), many: true };
};

const length: Intrinsic = (argument, stack, place) => {
  const value = evaluate(argument, stack);
  const isSure = value.is === 'list' && value.items.every((item) => item.is !== 'symbol' || !item.many);
  if (isSure) return literal(value.items.length, place);
  return symbol(
    'length',
    `length ${place.line}:${place.col}`,
    place,
    value.open ?? 'the length of a list that only the deploy knows',
  );
};

const encoded: Intrinsic = (argument, stack, place) => {
  const { open } = evaluate(argument, stack);
  return symbol('encoded', `encoded ${place.file}:${place.line}:${place.col}`, place, open);
};

/** Every function, by its name without `Fn::`. */
export const intrinsics: ReadonlyMap<string, Intrinsic> = new Map([
  ['Ref', ref],
  ['GetAtt', getAtt],
  ['Sub', sub],
  ['Join', join],
  ['Split', splitText],
  ['Select', select],
  ['If', choose],
  ['FindInMap', findInMap],
  ['ImportValue', (argument, stack, place) => importedValue(evaluate(argument, stack), stack, place)],
  ['GetAZs', zones],
  [
    'Cidr',
    (argument, stack, place) =>
      cidrs(
        itemsOf(argument).map((item) => evaluate(item, stack)),
        place,
      ),
  ],
  ['Length', length],
  ['Base64', encoded],
  ['ToJsonString', encoded],
  [VARIABLE, variable],
]);
