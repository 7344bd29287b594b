import type { Place } from '../place.ts';
import { textOf, type Term } from '../term.ts';
import type { Stack } from './stack.ts';
import { symbol, type Value } from './value.ts';

/** The name of a call that no template can write: a variable of a tool that makes templates, which only its deploy knows. */
export const VARIABLE = '${}';

/** Its value: the same for the same variable, whichever stack asks. */
export const variable = (argument: Term, _: Stack, place: Place): Value => {
  const source = textOf(argument) ?? '';
  const why = source.startsWith('${file(') ? 'its file is not among the inputs' : 'no value given';
  return symbol(
    source.replaceAll(/[${}]/g, ''),
    `variable ${source}`,
    place,
    `the variable ${source} (${why})`,
  );
};
