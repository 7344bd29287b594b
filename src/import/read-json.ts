/**
 * JSON as terms (RFC 8259). JSON.parse does not know where its values stand, and a parser of YAML takes ten times
 * as long.
 */
import type { Finding } from '../scenario/finding.ts';
import { didYouMean, nearest } from '../scenario/nearest.ts';
import { importFinding } from './import-finding.ts';
import type { Place } from './place.ts';
import { unreadable, type ReadFile } from './read-file.ts';
import type { Scalar, Term } from './term.ts';

/** Deeper than any tool nests. */
const MOST_LEVELS = 500;
/** A gigabyte of mappings, or less of anything else: it fits into the memory that Node gives itself. */
const MOST_VALUES = 5_000_000;

/** A text has anything but quotes, backslashes and control characters, unless escaped. */
const string = /"[ !#-[\]-\uFFFF]*(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})[ !#-[\]-\uFFFF]*)*"/y;
const numeric = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[A-Za-z]+/y;
const words: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Reads a text that is JSON and nothing else. */
export const readJson = (text: string, file: string, mostValues = MOST_VALUES): ReadFile => {
  const reader = new Reader(text, file, mostValues);
  try {
    return { file, term: reader.read(), findings: reader.findings };
  } catch (error) {
    if (error instanceof Broken) return unreadable(error.place, error.message);
    // The search for the end of a text keeps a place per escape.
    if (error instanceof RangeError) return unreadable(reader.place(), 'a text with too many escapes');
    throw error;
  }
};

class Broken extends Error {
  constructor(
    readonly place: Place,
    message: string,
  ) {
    super(message);
  }
}

class Reader {
  readonly findings: Finding[] = [];
  /** Keys come again and again: each is kept once. */
  readonly #keys = new Map<string, string>();
  #at = 0;
  #line = 1;
  #lineStart = 0;
  #values = 0;

  constructor(
    readonly text: string,
    readonly file: string,
    readonly mostValues: number,
  ) {}

  read(): Term {
    const term = this.#value(0, null);
    if (this.#next() !== '') throw this.#expected('nothing after the value');
    return term;
  }

  /** `key`: where its key stands, which people look for rather than for the bracket of a mapping or list. */
  #value(level: number, key: Place | null): Term {
    const next = this.#next();
    const place = this.place();
    if (++this.#values > this.mostValues)
      throw this.#broken(`more than ${this.mostValues.toLocaleString('en')} values`);
    if (level > MOST_LEVELS) throw this.#broken(`nested deeper than ${MOST_LEVELS} levels`);
    if (next === '{') return this.#map(level, key ?? place);
    if (next === '[') return this.#list(level, key ?? place);
    if (next === '"') {
      const value = this.#string();
      return { is: 'scalar', value, text: value, place };
    }
    return this.#number(place) ?? this.#word(place);
  }

  #map(level: number, place: Place): Term {
    const entries = new Map<string, Term>();
    this.#at += 1;
    if (!this.#skip('}'))
      do {
        if (this.#next() !== '"')
          throw this.#expected(
            entries.size === 0 ? 'a key in double quotes or "}"' : 'a key in double quotes',
          );
        const where = this.place();
        const key = this.#key();
        if (!this.#skip(':')) throw this.#expected('":" after the key');
        if (entries.has(key))
          this.findings.push(importFinding('IMP007', where, `the key "${key}" stands twice in one mapping`));
        entries.set(key, this.#value(level + 1, where));
      } while (this.#goesOn('}'));
    return { is: 'map', entries, place };
  }

  #list(level: number, place: Place): Term {
    const items: Term[] = [];
    this.#at += 1;
    if (!this.#skip(']'))
      do items.push(this.#value(level + 1, null));
      while (this.#goesOn(']'));
    return { is: 'list', items, place };
  }

  #goesOn(end: '}' | ']'): boolean {
    if (this.#skip(',')) return true;
    if (this.#skip(end)) return false;
    throw this.#expected(`"," or "${end}"`);
  }

  #key(): string {
    const key = this.#string();
    const known = this.#keys.get(key);
    if (known === undefined) this.#keys.set(key, key);
    return known ?? key;
  }

  #string(): string {
    const source = this.#match(string);
    if (source === undefined)
      throw this.#broken('a text that does not end on its line, or has a wrong escape');
    return source.includes('\\') ? String(JSON.parse(source)) : source.slice(1, -1);
  }

  #number(place: Place): Scalar | undefined {
    const source = this.#match(numeric);
    return source === undefined ? undefined : { is: 'scalar', value: Number(source), text: source, place };
  }

  #word(place: Place): Scalar {
    const start = this.#at;
    const source = this.#match(word) ?? '';
    const value = words.get(source);
    if (value !== undefined) return { is: 'scalar', value, text: value === null ? '' : source, place };
    this.#at = start;
    throw this.#expected('a value', didYouMean(nearest(source, [...words.keys()])));
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const source = pattern.exec(this.text)?.[0];
    if (source !== undefined) this.#at += source.length;
    return source;
  }

  /** Goes to the next character that is no space. */
  #next(): string {
    for (; ; this.#at++) {
      const code = this.text.charCodeAt(this.#at);
      if (code === 10) {
        this.#line += 1;
        this.#lineStart = this.#at + 1;
      } else if (code !== 32 && code !== 13 && code !== 9) return this.text.charAt(this.#at);
    }
  }

  #skip(wanted: string): boolean {
    if (this.#next() !== wanted) return false;
    this.#at += 1;
    return true;
  }

  /** Where it is reading. */
  place(): Place {
    return { file: this.file, line: this.#line, col: this.#at - this.#lineStart + 1 };
  }

  #broken(message: string): Broken {
    return new Broken(this.place(), message);
  }

  /** Only one character of what is found is shown: it may be a piece of a secret. */
  #expected(what: string, hint = ''): Broken {
    const found = this.#next();
    return this.#broken(
      `expected ${what}, found ${found === '' ? 'the end of the text' : `"${found}"`}${hint}`,
    );
  }
}
