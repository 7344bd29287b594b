/** What an expression of a template comes to: known, left out, or a symbol for what only the deploy gives. */
import type { Place } from '../place.ts';
import type { Stack } from './stack.ts';

/** The value of an expression. */
export type Value = Literal | Values | Fields | Absent | Symbolic;

interface Placed {
  readonly place: Place;
  /** Why it is not known, or what was assumed so that it could be; undefined for what is known, or is given by the deploy. */
  readonly open?: string | undefined;
}

/** A text, number, truth value or null. */
export interface Literal extends Placed {
  readonly is: 'literal';
  readonly value: string | number | boolean | null;
  readonly text: string;
  /** The parameter whose default it is. */
  readonly byDefault?: string | undefined;
}

/** A list, without what is left out. */
export interface Values extends Placed {
  readonly is: 'list';
  readonly items: readonly Value[];
}

/** A mapping, without what is left out. */
export interface Fields extends Placed {
  readonly is: 'map';
  readonly fields: ReadonlyMap<string, Value>;
}

/** `AWS::NoValue`, or nothing at all. */
export interface Absent extends Placed {
  readonly is: 'absent';
}

/** Something with a name and no value yet. */
export interface Symbolic extends Placed {
  readonly is: 'symbol';
  /** As people read it. */
  readonly name: string;
  /** Equal for what is the same thing, and for nothing else. */
  readonly key: string;
  /** Whether it stands for a list of unknown length. */
  readonly many: boolean;
  /** What a text is put together of. */
  readonly pieces?: readonly (string | Symbolic)[];
  /** The resource that it names, or an attribute of it. */
  readonly of?: { readonly stack: Stack; readonly id: string; readonly attribute: string | null };
  /** The value of a NoEcho parameter: for comparing, never for showing. */
  readonly secret?: string;
}

/** A literal. */
export const literal = (
  value: Literal['value'],
  place: Place,
  text = String(value ?? ''),
  byDefault?: string,
): Literal => ({ is: 'literal', value, text, place, ...(byDefault === undefined ? {} : { byDefault }) });

/** A symbol that stands for one value. */
export const symbol = (name: string, key: string, place: Place, open?: string): Symbolic => ({
  is: 'symbol',
  name,
  key,
  many: false,
  place,
  open,
});

/** A field of a mapping; undefined of anything else. */
export const field = (value: Value | undefined, name: string): Value | undefined =>
  value?.is === 'map' ? value.fields.get(name) : undefined;

/** The value with a reason why it is not known for good. */
export const opened = (value: Value, open: string | undefined): Value =>
  open === undefined ? value : { ...value, open: value.open ?? open };

/** A text that is equal for what is the same value, and for nothing else, wherever it is written. */
export const identityOf = (value: Value): string => JSON.stringify(plain(value));

const plain = (value: Value): unknown => {
  if (value.is === 'literal') return value.text;
  if (value.is === 'symbol') return { key: value.key };
  if (value.is === 'list') return value.items.map(plain);
  return value.is === 'map' ? { fields: [...value.fields].map(([name, one]) => [name, plain(one)]) } : null;
};

/** Whether two values are the same; symbols are when they name the same thing. */
export const same = (a: Value, b: Value): boolean => {
  if (a.is === 'literal' && b.is === 'literal') return a.text === b.text;
  if (a.is === 'symbol' && b.is === 'symbol') return a.key === b.key;
  if (a.is === 'list' && b.is === 'list')
    return a.items.length === b.items.length && a.items.every((item, i) => same(item, b.items[i] as Value));
  if (a.is === 'map' && b.is === 'map')
    return (
      a.fields.size === b.fields.size &&
      [...a.fields].every(([name, value]) => {
        const other = b.fields.get(name);
        return other !== undefined && same(value, other);
      })
    );
  return a.is === 'absent' && b.is === 'absent';
};
