/** The text of an input file, YAML or JSON, as a term. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Alias,
  type Document,
  type Node,
} from 'yaml';
import { didYouMean, nearest } from '../scenario/nearest.ts';
import type { Finding } from '../scenario/finding.ts';
import { importFinding } from './import-finding.ts';
import type { Place } from './place.ts';
import { unreadable, type ReadFile } from './read-file.ts';
import { readJson } from './read-json.ts';
import { textOf, type Mapping, type Term } from './term.ts';

export type { ReadFile } from './read-file.ts';

/** Characters of one file, in millions; CloudFormation itself takes one at most, a plan of Terraform may have many. */
const MOST_MILLIONS = { YAML: 5, JSON: 100 };

/** Parts of one file, each alias counted as what it stands for: a YAML bomb has more. */
const MOST_PARTS = 2_000_000;

const TOO_DEEP = 'nested too deeply, or an anchor that contains itself';

/** Reads a text. Tags such as `!Ref` become calls. */
export const readTerms = (text: string, file: string): ReadFile => {
  const plain = text.replace(/^\uFEFF/, '');
  if (!/^\s*[[{]/.test(plain)) return tooLong(plain, file, 'YAML') ?? readYaml(plain, file);
  const json = tooLong(plain, file, 'JSON') ?? readJson(plain, file);
  if (json.term !== null || tooLong(plain, file, 'YAML') !== null) return json;
  // YAML in flow style looks like JSON, and need not be.
  const yaml = readYaml(plain, file);
  return yaml.term === null ? json : yaml;
};

const tooLong = ({ length }: string, file: string, language: keyof typeof MOST_MILLIONS): ReadFile | null => {
  const most = MOST_MILLIONS[language];
  if (length <= most * 1_000_000) return null;
  const other = language === 'YAML' ? `; of JSON, ${MOST_MILLIONS.JSON} million are` : '';
  return unreadable(
    { file, line: 1, col: 1 },
    `${(length / 1_000_000).toFixed(1)} million characters are more than the ${most} million that are read of one file of ${language}${other}`,
  );
};

const readYaml = (text: string, file: string): ReadFile => {
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), col: Math.max(col, 1) };
  };
  const broken = (offset: number, message: string): ReadFile => unreadable(placeOf(offset), message);
  try {
    // Its own search for repeated keys takes a time that grows with the square of their number.
    const document = parseDocument(text, {
      lineCounter: lines,
      merge: true,
      prettyErrors: false,
      // More silent, it would drop all documents but the first without a word.
      logLevel: 'error',
      uniqueKeys: false,
    });
    const [error] = document.errors;
    if (error?.code === 'MULTIPLE_DOCS')
      return broken(error.pos[0], 'a second document begins: one is read, so give each a file of its own');
    if (error !== undefined)
      return error.message.startsWith('Maximum call stack')
        ? broken(0, TOO_DEEP)
        : broken(error.pos[0], error.message);
    const reader = new Reader(document, text, placeOf);
    return { file, term: reader.read(document.contents), findings: reader.findings };
  } catch (error) {
    if (error instanceof Unreadable) return broken(error.offset, error.message);
    if (error instanceof RangeError) return broken(0, TOO_DEEP);
    throw error;
  }
};

class Unreadable extends Error {
  constructor(
    message: string,
    readonly offset = 0,
  ) {
    super(message);
  }
}

/** Turns the nodes of one document into terms; what an anchor names is read once. */
class Reader {
  readonly findings: Finding[] = [];
  readonly #known = new Map<Node, { readonly term: Term; readonly parts: number }>();
  #parts = 0;

  constructor(
    readonly document: Document,
    readonly text: string,
    readonly placeOf: (offset: number) => Place,
  ) {}

  read(node: unknown): Term {
    if (isAlias(node)) return this.#alias(node);
    const { tag, range } = (node ?? {}) as Node;
    const place = this.placeOf(this.#startOf(tag, range?.[0] ?? 0));
    const before = this.#count();
    const plain = this.#plain(node, place);
    const isCall = typeof tag === 'string' && /^![A-Za-z]/.test(tag);
    const term: Term = isCall ? { is: 'call', name: tag.slice(1), argument: plain, place } : plain;
    if ((node as Node | null)?.anchor !== undefined)
      this.#known.set(node as Node, { term, parts: this.#parts - before });
    return term;
  }

  /** A tag stands before the place that the parser gives. */
  #startOf(tag: string | undefined, offset: number): number {
    const start = tag === undefined ? -1 : this.text.lastIndexOf(tag, offset);
    return start < 0 || offset - start > 100 ? offset : start;
  }

  #alias(node: Alias): Term {
    const target = node.resolve(this.document);
    if (target === undefined) {
      const names = [...this.#known.keys()].flatMap(({ anchor }) => anchor ?? []);
      const hint = didYouMean(nearest(node.source, names));
      throw new Unreadable(`no anchor before is called "${node.source}"${hint}`, node.range?.[0] ?? 0);
    }
    const known = this.#known.get(target);
    if (known === undefined) throw new RangeError('an anchor that contains itself');
    this.#parts += known.parts;
    this.#count();
    return known.term;
  }

  #count(): number {
    if (++this.#parts > MOST_PARTS)
      throw new Unreadable(`its anchors stand for more than ${MOST_PARTS / 1_000_000} million parts`);
    return this.#parts;
  }

  #plain(node: unknown, place: Place): Term {
    if (isSeq(node)) return { is: 'list', items: node.items.map((item) => this.read(item)), place };
    if (isMap(node)) return this.#map(node.items, place);
    const value: unknown = isScalar(node) ? node.value : null;
    const source = isScalar(node) ? node.source : undefined;
    const isPlain = typeof value === 'number' || typeof value === 'boolean';
    if (typeof value !== 'string' && !isPlain) return { is: 'scalar', value: null, text: '', place };
    return { is: 'scalar', value, text: isPlain ? (source ?? String(value)) : value, place };
  }

  #keyOf(key: unknown): string {
    if (isAlias(key)) return textOf(this.read(key)) ?? key.source;
    return isScalar(key) ? (key.source ?? String(key.value)) : String(key);
  }

  #map(pairs: readonly { key: unknown; value: unknown }[], place: Place): Mapping {
    const entries = new Map<string, Term>();
    const merged: Term[] = [];
    for (const { key, value } of pairs) {
      const name = this.#keyOf(key);
      const term = this.read(value);
      const where = this.placeOf((key as Node | null)?.range?.[0] ?? 0);
      if (name === '<<') merged.push(...(term.is === 'list' ? term.items : [term]));
      else {
        if (entries.has(name))
          this.findings.push(importFinding('IMP007', where, `the key "${name}" stands twice in one mapping`));
        // A value that is a block begins on another line than its key: people look for the key.
        entries.set(name, term.is === 'map' || term.is === 'list' ? { ...term, place: where } : term);
      }
    }
    for (const base of merged)
      if (base.is === 'map')
        for (const [name, term] of base.entries) if (!entries.has(name)) entries.set(name, term);
    return { is: 'map', entries, place };
  }
}
