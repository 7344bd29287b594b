/** The statements of a policy that can decide about ENIs, as plain JSON; the others are left out. */
import { reachesEc2, type Instead } from '../policies.ts';
import type { Collection } from './collect.ts';
import { field, type Symbolic, type Value } from './value.ts';

/** Where a scenario has its account unless it says otherwise. */
const assumed: ReadonlyMap<string, string> = new Map([
  ['AWS::AccountId', '123456789012'],
  ['AWS::Region', 'us-east-1'],
]);

/** The statements that reach into EC2, or are about all actions; and whether there are others that are not known, each a gap. */
export const eniStatements = (
  value: Value | undefined,
  { consequence }: Instead,
  found: Collection,
): { readonly statements: readonly object[]; readonly isOpen: boolean } => {
  let isOpen = false;
  const statements = itemsIn(value).flatMap((statement) => {
    const unknown = unknownIn(statement);
    if (unknown !== undefined) {
      const what = unknown === statement ? 'a statement' : 'an action';
      found.gap(unknown.place, `${what} of a policy is ${unknown.open ?? unknown.name}`, consequence, []);
      isOpen = true;
      return [];
    }
    return isAbout(statement) ? [toJson(statement, found) as object] : [];
  });
  return { statements, isOpen };
};

const itemsIn = (value: Value | undefined): readonly Value[] =>
  value?.is === 'list' ? value.items : value === undefined ? [] : [value];

/** What keeps a statement from being known: the whole, or an action that may be one of EC2. */
const unknownIn = (statement: Value): Symbolic | undefined => {
  if (statement.is === 'symbol') return statement;
  const actions = [field(statement, 'Action'), field(statement, 'NotAction')].flatMap(itemsIn);
  return actions.find(
    (one): one is Symbolic => one.is === 'symbol' && !/^(?!ec2:)[\w-]+:/i.test(textBefore(one)),
  );
};

/** What is known of the beginning of a text that is put together. */
const textBefore = ({ pieces }: Symbolic): string => {
  const [first] = pieces ?? [];
  return typeof first === 'string' ? first : '';
};

const isAbout = (statement: Value): boolean =>
  field(statement, 'NotAction') !== undefined ||
  itemsIn(field(statement, 'Action')).some((one) => one.is === 'literal' && reachesEc2(one.text));

const toJson = (value: Value, found: Collection): unknown => {
  switch (value.is) {
    case 'literal':
      return value.value;
    case 'list':
      return value.items.map((item) => toJson(item, found));
    case 'map':
      return Object.fromEntries([...value.fields].map(([name, inner]) => [name, toJson(inner, found)]));
    case 'symbol': {
      const text = (value.pieces ?? [value])
        .map((piece) =>
          typeof piece === 'string'
            ? piece
            : (assumed.get(piece.name) ?? piece.name.replaceAll(/[^\w.-]/g, '-')),
        )
        .join('');
      if (value.open !== undefined)
        found.gap(
          value.place,
          `a policy names ${value.name}, which is ${value.open}`,
          'taken to match nothing',
          [],
        );
      return text.startsWith('arn:') ? text : `arn:aws:unknown:::${text}`;
    }
    default:
      return null;
  }
};
