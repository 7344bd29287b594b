/** What one stack exports and another imports. */
import type { Place } from '../place.ts';
import { at, entriesOf } from '../term.ts';
import { evaluate } from './evaluate.ts';
import type { Stack } from './stack.ts';
import { same, symbol, type Value } from './value.ts';

/** The value of Fn::ImportValue: of the stack among the inputs that exports the name, or a symbol. */
export const importedValue = (name: Value, stack: Stack, place: Place): Value => {
  for (const other of stack.deployment.roots)
    for (const [, output] of other === stack ? [] : entriesOf(at(other.template.term, 'Outputs'))) {
      const term = at(output, 'Export', 'Name');
      const value = at(output, 'Value');
      if (term === undefined || value === undefined || !same(evaluate(term, other), name)) continue;
      return { ...evaluate(value, other), place };
    }
  const [text, key] =
    name.is === 'symbol'
      ? [name.name, name.key]
      : name.is === 'literal'
        ? [name.text, name.text]
        : ['?', '?'];
  return symbol(text, `export ${key}`, place, `the export ${text} of another stack`);
};
