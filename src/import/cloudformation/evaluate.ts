/** What an expression of a template comes to. */
import type { Term } from '../term.ts';
import { intrinsics } from './intrinsics.ts';
import type { Stack } from './stack.ts';
import { callOf } from './template.ts';
import { literal, symbol, type Value } from './value.ts';

/** Evaluates a term in a stack. Whatever only the deploy knows becomes a symbol. */
export const evaluate = (term: Term, stack: Stack): Value => {
  const { place } = term;
  const call = callOf(term);
  if (call !== undefined) {
    const intrinsic = intrinsics.get(call.name);
    if (intrinsic !== undefined) return intrinsic(call.argument, stack, place);
    const name = `Fn::${call.name}`;
    return symbol(
      name,
      `${name} ${place.file}:${place.line}:${place.col}`,
      place,
      `${name}, which heni does not evaluate`,
    );
  }
  if (term.is === 'scalar') return scalar(term);
  if (term.is === 'list') {
    const items = term.items.map((item) => evaluate(item, stack)).filter(({ is }) => is !== 'absent');
    return { is: 'list', items, place };
  }
  if (term.is === 'call') return { is: 'absent', place };
  const fields = [...term.entries].map(([name, inner]) => [name, evaluate(inner, stack)] as const);
  return { is: 'map', fields: new Map(fields.filter(([, { is }]) => is !== 'absent')), place };
};

/** A dynamic reference is read at the deploy, from a store that may hold secrets. */
const dynamicReference = /\{\{resolve:[^}]*\}\}/;

const scalar = ({ value, text, place }: Term & { is: 'scalar' }): Value => {
  const [reference] = dynamicReference.exec(text) ?? [];
  if (reference === undefined) return literal(value, place, text);
  const name = text.slice(0, 200);
  return symbol(name, text, place, `the dynamic reference ${reference.slice(0, 100)}`);
};
