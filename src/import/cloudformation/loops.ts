/**
 * Fn::ForEach: a fragment for each item of a collection. Source: CloudFormation template reference, Fn::ForEach, which
 * wants AWS::LanguageExtensions and may stand in Resources (also in properties), Conditions and Outputs.
 */
import { entriesOf, itemsOf, textOf, type Mapping, type Term } from '../term.ts';
import { evaluate } from './evaluate.ts';
import type { Stack } from './stack.ts';
import { templateOf, type Template } from './template.ts';

/** Parts that loops may make: a template has 500 resources at most. */
const MOST_PARTS = 200_000;

const LOOP = 'Fn::ForEach::';
const sections: readonly string[] = ['Resources', 'Conditions', 'Outputs'];

/** The items by the identifiers of the loops around. */
type Items = ReadonlyMap<string, string>;

/** The template without loops; one over a collection that only the deploy knows stays. */
export const withoutLoops = (template: Template, stack: Stack): Template => {
  const { term, file } = template;
  if (term.is !== 'map' || !sections.some((name) => holdsLoop(term.entries.get(name)))) return template;
  const unroller = new Unroller(stack);
  const entries = [...term.entries].map(
    ([name, section]) => [name, sections.includes(name) ? unroller.of(section, new Map()) : section] as const,
  );
  return unroller.isTooMuch ? template : templateOf(file, { ...term, entries: new Map(entries) });
};

const holdsLoop = (term: Term | undefined): boolean =>
  itemsOf(term).some(holdsLoop) ||
  entriesOf(term).some(([key, inner]) => key.startsWith(LOOP) || holdsLoop(inner));

class Unroller {
  #parts = 0;

  constructor(readonly stack: Stack) {}

  get isTooMuch(): boolean {
    return this.#parts > MOST_PARTS;
  }

  /** The term with the items put in the place of their identifiers, and its loops unrolled. */
  of(term: Term, items: Items): Term {
    this.#parts += 1;
    if (this.isTooMuch) return term;
    if (term.is === 'scalar') return typeof term.value === 'string' ? withItems(term, items) : term;
    if (term.is === 'list') return { ...term, items: term.items.map((item) => this.of(item, items)) };
    const bound = boundBy(term, items);
    if (bound !== undefined) return bound;
    if (term.is === 'call') return { ...term, argument: this.of(term.argument, items) };
    return this.#map(term, items);
  }

  #map(term: Mapping, items: Items): Mapping {
    const entries = new Map<string, Term>();
    for (const [key, inner] of term.entries) {
      const loop = key.startsWith(LOOP) ? this.#loop(inner, items) : undefined;
      if (loop === undefined) entries.set(filled(key, items), this.of(inner, items));
      else for (const [name, made] of loop) entries.set(name, made);
    }
    return { ...term, entries };
  }

  /** What a loop makes; undefined when its collection is not known. */
  #loop(term: Term, items: Items): [string, Term][] | undefined {
    const [identifier, collection, fragment] = itemsOf(term);
    const name = textOf(identifier);
    if (name === undefined || collection === undefined || fragment?.is !== 'map') return undefined;
    const value = evaluate(this.of(collection, items), this.stack);
    const texts =
      value.is === 'list'
        ? value.items.map((item) => (item.is === 'literal' ? item.text : undefined))
        : [undefined];
    if (texts.includes(undefined)) return undefined;
    return texts.flatMap((text = '') => {
      if (this.isTooMuch) return [];
      const inside = new Map(items).set(name, text);
      return [...this.#map(fragment, inside).entries];
    });
  }
}

/** `!Ref Identifier` is the item itself. */
const boundBy = (term: Term, items: Items): Term | undefined => {
  const argument =
    term.is === 'call' && term.name === 'Ref'
      ? term.argument
      : term.is === 'map' && term.entries.size === 1
        ? term.entries.get('Ref')
        : undefined;
  const item = items.get(textOf(argument) ?? '');
  return item === undefined ? undefined : { is: 'scalar', value: item, text: item, place: term.place };
};

const withItems = (term: Term & { is: 'scalar' }, items: Items): Term => {
  const text = filled(term.text, items);
  return text === term.text ? term : { ...term, value: text, text };
};

/** `${Identifier}` is the item, `&{Identifier}` its letters and digits alone. */
const filled = (text: string, items: Items): string =>
  items.size === 0
    ? text
    : text.replaceAll(/([$&])\{(\w+)\}/g, (whole, sign: string, name: string) => {
        const item = items.get(name);
        return item === undefined ? whole : sign === '$' ? item : item.replaceAll(/[^0-9A-Za-z]/g, '');
      });
