import { textsIn, type Term } from '../term.ts';
import { parseText, type Text } from './variables.ts';

/** What `--param` can name whatever the service says. */
const always = ['opt:stage', 'opt:region'];

/** The variables of files, as `--param` names them: `opt:stage`, `env:VPC`, and `x` for `${param:x}`. */
export const addressesIn = (terms: readonly Term[]): string[] => [
  ...new Set([
    ...always,
    ...terms
      .flatMap(textsIn)
      .filter((text) => text.includes('${'))
      .flatMap((text) => named(parseText(text))),
  ]),
];

/** Those whose own names have no variables in them. */
const named = (text: Text): string[] =>
  text.flatMap((piece) => {
    if (typeof piece === 'string') return [];
    return piece.choices.flatMap((choice): string[] => {
      if (choice.is === 'literal') return [];
      const inner = [...(choice.argument ?? []), ...choice.path];
      const [path = ''] = choice.path;
      if (choice.argument !== null || choice.path.length > 1 || typeof path !== 'string') return named(inner);
      return [choice.type === 'param' ? path : `${choice.type}:${path}`];
    });
  });
