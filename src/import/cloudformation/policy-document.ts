/** The statements of a policy that can decide about ENIs, as plain JSON; the others are left out. */
import type { Collection } from './collect.ts';
import type { Value } from './value.ts';

/** Where a scenario has its account unless it says otherwise. */
const assumed: ReadonlyMap<string, string> = new Map([
  ['AWS::AccountId', '123456789012'],
  ['AWS::Region', 'us-east-1'],
]);

/** The statements whose actions reach into EC2, or are all actions. */
export const eniStatements = (value: Value | undefined, found: Collection): object[] => {
  const statements = value?.is === 'list' ? value.items : value === undefined ? [] : [value];
  return statements.flatMap((statement) => {
    if (statement.is === 'symbol')
      found.gap(
        statement.place,
        `a statement of a policy is ${statement.open ?? statement.name}`,
        'taken to grant nothing of ENIs and to deny nothing',
        [],
      );
    if (statement.is !== 'map') return [];
    const { fields } = statement;
    const actions = fields.get('Action');
    const named = actions?.is === 'list' ? actions.items : actions === undefined ? [] : [actions];
    const isAbout =
      fields.has('NotAction') ||
      named.some((one) => one.is === 'literal' && /^(\*|ec2:|e[*?]|\?)/i.test(one.text));
    return isAbout ? [toJson(statement, found) as object] : [];
  });
};

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
