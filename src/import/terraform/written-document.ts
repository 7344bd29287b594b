/** The statements of a policy document that is written as blocks, when it is read at the apply only. */
import { itemsOf, textOf, type Term } from '../term.ts';
import { isAboutEnis, statementsIn } from '../policies.ts';
import type { Resource } from './plan.ts';
import type { Reading } from './reading.ts';
import { isGiven, read, textAt, textsAt, type Side } from './side.ts';

/** All of its statements; null where something that decides is known only after the apply. */
export const writtenStatements = (resource: Resource, side: Side, reading: Reading): object[] | null => {
  if (['source_json', 'override_json'].some((name) => isGiven(side, name))) return null;
  if (read(side, 'statement').is === 'unknown') return null;
  const own = blocksAt(side, 'statement').map((_, index) => statementAt(resource, side, index, reading));
  const lists = [
    statementsAt(side, 'source_policy_documents'),
    own,
    statementsAt(side, 'override_policy_documents'),
  ];
  const all = lists.flatMap((list) => list ?? [null]);
  const known = all.flatMap((one) => one ?? []);
  return known.length < all.length || known.length === 0 ? null : overridden(known);
};

/** The blocks of a name. */
export const blocksAt = (side: Side, name: string): readonly Term[] => {
  const field = read(side, name);
  return field.is === 'known' ? itemsOf(field.term).filter((one) => textOf(one) === undefined) : [];
};

/** The statements of other documents, given as texts; null where one is not known. */
const statementsAt = (side: Side, name: string): object[] | null => {
  const { texts, isOpen } = textsAt(side, name);
  return isOpen ? null : texts.flatMap(statementsIn);
};

/** A later statement takes the place of an earlier one with its Sid. */
const overridden = (statements: readonly object[]): object[] => {
  const found: object[] = [];
  for (const one of statements) {
    const sid = sidOf(one);
    const index = sid === '' ? -1 : found.findIndex((other) => sidOf(other) === sid);
    if (index < 0) found.push(one);
    else found[index] = one;
  }
  return found;
};

const sidOf = ({ Sid }: { readonly Sid?: unknown }): string => (typeof Sid === 'string' ? Sid : '');

const statementAt = (resource: Resource, side: Side, index: number, reading: Reading): object | null => {
  const at = ['statement', index] as const;
  const list = (name: string) => textsAt(side, ...at, name);
  const member = (key: string, name: string): object => {
    const { texts } = list(name);
    return texts.length === 0 ? {} : { [key]: texts.map(withVariables) };
  };
  if (list('actions').isOpen || list('not_actions').isOpen) return null;
  const sid = textAt(side, ...at, 'sid') ?? '';
  const Effect = textAt(side, ...at, 'effect') ?? 'Allow';
  const statement = {
    ...(sid === '' ? {} : { Sid: sid }),
    Effect,
    ...member('Action', 'actions'),
    ...member('NotAction', 'not_actions'),
  };
  if (!isAboutEnis(statement)) return statement;
  const Condition = conditionAt(side, index);
  const resources = list('resources');
  // What is not known denies nothing.
  const isOpenDeny = resources.isOpen && Effect !== 'Allow';
  if (Condition === null || isOpenDeny || list('not_resources').isOpen || isUnknown(side, ...at, 'effect'))
    return null;
  if (resources.isOpen)
    reading.gap(
      resource.place,
      `the resources of statement ${index + 1} of ${resource.address} are known only after the apply`,
      'taken to be all',
      [],
    );
  const isAll = resources.isOpen || resources.texts.length === 0;
  const besides = member('NotResource', 'not_resources');
  const own = isAll ? { Resource: ['*'] } : member('Resource', 'resources');
  return { ...statement, ...('NotResource' in besides ? besides : own), ...Condition };
};

/** The conditions of a statement as its member; null where a part of one is not known. */
const conditionAt = (side: Side, index: number): object | null => {
  const at = ['statement', index, 'condition'] as const;
  const field = read(side, ...at);
  if (field.is !== 'known') return field.is === 'absent' ? {} : null;
  const found = new Map<string, Map<string, string[]>>();
  for (const block of itemsOf(field.term).keys()) {
    const [test, variable] = [textAt(side, ...at, block, 'test'), textAt(side, ...at, block, 'variable')];
    const { texts, isOpen } = textsAt(side, ...at, block, 'values');
    if (test === null || variable === null || isOpen) return null;
    const variables = found.get(test) ?? new Map<string, string[]>();
    variables.set(variable, [...(variables.get(variable) ?? []), ...texts.map(withVariables)]);
    found.set(test, variables);
  }
  if (found.size === 0) return {};
  return {
    Condition: Object.fromEntries(
      [...found].map(([test, variables]) => [test, Object.fromEntries(variables)]),
    ),
  };
};

const isUnknown = (side: Side, ...path: readonly (string | number)[]): boolean =>
  read(side, ...path).is === 'unknown';

/** Terraform writes the variables of policies as `&{…}`, since `${…}` is its own. */
const withVariables = (text: string): string => text.replaceAll('&{', '${');
