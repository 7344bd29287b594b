/** Conditions in three values: what depends on something unknown is unknown, unless it does not matter. */
import { itemsOf, textOf, type Term } from '../term.ts';
import { evaluate } from './evaluate.ts';
import type { Stack } from './stack.ts';
import { callOf } from './template.ts';
import { same, type Value } from './value.ts';

/** Whether a condition holds; null when that is not known, with the reason. */
export interface Truth {
  readonly holds: boolean | null;
  readonly why?: string | undefined;
}

/** A condition by its name. */
export const conditionNamed = (name: string, stack: Stack): Truth => {
  const found = stack.find('Conditions', name);
  if (found === undefined) return { holds: null, why: `the condition ${name}, which no input declares` };
  const { stack: owner, term } = found;
  const known = owner.truths.get(name);
  if (known === null)
    owner.deployment.problem('IMP004', term.place, `the condition ${name} refers to itself`);
  if (known !== undefined)
    return known ?? { holds: null, why: `the condition ${name}, which refers to itself` };
  owner.truths.set(name, null);
  const truth = truthOf(term, owner);
  owner.truths.set(name, truth);
  return truth;
};

/** A condition as it is written. */
export const truthOf = (term: Term, stack: Stack): Truth => {
  const call = callOf(term);
  const parts = itemsOf(call?.argument);
  switch (call?.name) {
    case 'Condition':
      return conditionNamed(textOf(call.argument) ?? '', stack);
    case 'Equals':
      return equal(parts.map((part) => evaluate(part, stack)));
    case 'Not': {
      const inner = parts[0] === undefined ? unreadable(term, stack) : truthOf(parts[0], stack);
      return inner.holds === null ? inner : { holds: !inner.holds };
    }
    case 'And':
      return every(
        parts.map((part) => truthOf(part, stack)),
        false,
      );
    case 'Or':
      return every(
        parts.map((part) => truthOf(part, stack)),
        true,
      );
    default:
      return {
        holds: null,
        why:
          call === undefined
            ? 'a condition that is no condition'
            : `Fn::${call.name}, which conditions of rules have`,
      };
  }
};

const unreadable = ({ place }: Term, stack: Stack): Truth => {
  stack.deployment.problem('IMP005', place, 'Fn::Not takes a list of one condition');
  return { holds: null, why: 'a condition that cannot be read' };
};

/** `decisive` is the answer of one that settles all: false of And, true of Or. */
const every = (truths: readonly Truth[], decisive: boolean): Truth =>
  truths.find(({ holds }) => holds === decisive) ??
  truths.find(({ holds }) => holds === null) ?? { holds: !decisive };

const equal = ([a, b]: readonly Value[]): Truth => {
  if (a === undefined || b === undefined) return { holds: null, why: 'a comparison of one value' };
  const [left, right] = [shown(a), shown(b)];
  if (left !== undefined && right !== undefined) return { holds: left === right };
  if (same(a, b)) return { holds: true };
  const unknown = [a, b].find(({ is }) => is === 'symbol');
  const name =
    unknown?.is === 'symbol'
      ? `${unknown.name}, which only the deploy gives`
      : 'values that cannot be compared';
  return { holds: null, why: a.open ?? b.open ?? name };
};

/** Only to be compared: a secret is not shown to anybody. */
const shown = (value: Value): string | undefined =>
  value.is === 'literal' ? value.text : value.is === 'symbol' ? value.secret : undefined;
