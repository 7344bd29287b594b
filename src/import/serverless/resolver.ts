/** Values for variables, where the files say them; what only the deploy knows stays a variable, as a call of its own. */
import type { Finding } from '../../scenario/finding.ts';
import { didYouMean, nearest } from '../../scenario/nearest.ts';
import type { DraftGap } from '../draft.ts';
import { importFinding } from '../import-finding.ts';
import { formatPlace, type Place } from '../place.ts';
import { VARIABLE } from '../cloudformation/variable.ts';
import { at, entriesOf, textOf, type Term } from '../term.ts';
import { sources, type Files } from './sources.ts';
import { call, list, memberOf, scalar, shorten, unknown } from './terms.ts';
import { parseText, type Choice, type Text, type Variable } from './variables.ts';

/** Parts that may come of one service, each variable counted as what it stands for. */
const MOST_PARTS = 1_000_000;
/** Characters of a text that is put together. */
const MOST_TEXT = 10_000;

/** The variables stand for more than can be read. */
export class TooLarge extends Error {}

/** A term of which the surface is known; undefined where nothing is there. */
type Found = Term | undefined;

/** Resolves the variables of one service. */
export class Resolver {
  readonly findings: Finding[] = [];
  readonly gaps: DraftGap[] = [];
  /** The variables that are asked for, as `--param` can name them. */
  readonly addresses = new Set<string>();
  readonly #open = new Set<string>();
  #parts = 0;

  constructor(
    readonly root: Term,
    readonly files: Files,
    readonly parameters: ReadonlyMap<string, string>,
  ) {}

  /** The value at a path of keys, its surface known. */
  get(term: Found, ...path: readonly string[]): Found {
    let found = term === undefined ? undefined : this.surface(term);
    for (const key of path) {
      if (found?.is === 'call') return this.#member(found, key);
      const inner = found?.is === 'list' && /^\d+$/.test(key) ? found.items[Number(key)] : at(found, key);
      found = inner === undefined ? undefined : this.surface(inner);
    }
    return found;
  }

  /** The term with every variable in it resolved. In Fn::Sub an open variable stays as it is written. */
  resolve(term: Term, isSub = false): Term {
    this.#count();
    if (term.is === 'scalar') {
      if (!isVariable(term)) return term;
      return this.#once(term.text, term.place, () => {
        const found = this.#text(parseText(term.text), term.place, isSub) ?? scalar(null, term.place);
        return isVariable(found) ? found : this.resolve(found);
      });
    }
    if (term.is === 'list') return { ...term, items: term.items.map((item) => this.resolve(item, isSub)) };
    if (term.is === 'call')
      return term.name === VARIABLE
        ? term
        : { ...term, argument: this.resolve(term.argument, term.name === 'Sub') };
    const entries = [...term.entries].map(
      ([key, inner]) => [key, this.resolve(inner, isSub || key === 'Fn::Sub')] as const,
    );
    return { ...term, entries: new Map(entries) };
  }

  /** The term, or what it stands for if it is a text with variables; what is inside may have variables still. */
  surface(term: Term): Term {
    if (!isVariable(term)) return term;
    return this.#once(term.text, term.place, () => {
      const found = this.#text(parseText(term.text), term.place, false);
      return found === undefined
        ? scalar(null, term.place)
        : isSame(found, term)
          ? found
          : this.surface(found);
    });
  }

  /** Tells what is not known. */
  gap(place: Place, what: string, consequence: string): void {
    this.gaps.push({ place, what, consequence, functions: [] });
  }

  /** Tells what is wrong, once. */
  tell(...[code, place, message, fix]: Parameters<typeof importFinding>): void {
    const finding = importFinding(code, place, message, fix);
    const isTold = this.findings.some(
      (one) => one.message === message && formatPlace(one) === formatPlace(place),
    );
    if (!isTold) this.findings.push(finding);
  }

  #count(parts = 1): void {
    this.#parts += parts;
    if (this.#parts > MOST_PARTS)
      throw new TooLarge(`its variables stand for more than ${MOST_PARTS.toLocaleString('en')} parts`);
  }

  /** What is being asked already refers to itself. */
  #once(text: string, place: Place, ask: () => Term): Term {
    if (this.#open.has(text)) {
      this.tell('IMP004', place, `${shorten(text)} refers to itself`);
      return unknown(text, place);
    }
    this.#open.add(text);
    const found = ask();
    this.#open.delete(text);
    return found;
  }

  #text(pieces: Text, place: Place, isSub: boolean): Found {
    const [only] = pieces;
    if (pieces.length === 1 && typeof only === 'object') {
      const found = this.#variable(only, place);
      return isSub && found?.is === 'call' && found.name === VARIABLE ? scalar(only.source, place) : found;
    }
    const parts = pieces.map((piece) => {
      if (typeof piece === 'string') return scalar(piece, place);
      const found = this.#variable(piece, place) ?? scalar(null, place);
      const isText = found.is === 'scalar' || (found.is === 'call' && !isSub);
      return isText ? found : isSub ? scalar(piece.source, place) : unknown(piece.source, place);
    });
    if (parts.some(({ is }) => is === 'call'))
      return call('Join', list([scalar('', place), list(parts, place)], place), place);
    const text = parts.map((part) => textOf(part) ?? '').join('');
    return text.length > MOST_TEXT ? unknown(text, place) : scalar(text, place);
  }

  #variable({ source, choices }: Variable, place: Place): Found {
    // Finding one is dearer than a part.
    this.#count(10);
    for (const choice of choices) {
      if (choice.is === 'literal') return scalar(choice.value, place);
      const found = this.#choice(choice, source, place);
      if (found !== undefined) return found;
    }
    const [first] = choices;
    const isOwn = first?.is === 'address' && ['self', 'file'].includes(first.type);
    if (!isOwn) return unknown(source, place);
    this.tell('IMP021', place, `cannot resolve ${shorten(source)}${this.#hint(first)}`);
    return unknown(source, place);
  }

  #choice({ type, argument, path }: Choice & { is: 'address' }, source: string, place: Place): Found {
    const [of, address] = [argument ?? [], path].map(
      (text) => this.#text(text, place, false) ?? scalar('', place),
    );
    if (of?.is === 'call' || address?.is === 'call') return unknown(source, place);
    const [inside, where] = [textOf(of) ?? '', textOf(address) ?? ''];
    const name = `${type}${argument === null ? '' : `(${inside})`}${where === '' ? '' : `:${where}`}`;
    const own = type === 'param' ? where : name;
    this.addresses.add(own);
    const given = this.parameters.get(own);
    if (given !== undefined) return valueOf(given, type, place);
    const read = sources.get(type);
    return read === undefined
      ? unknown(`\${${name}}`, place)
      : read({ argument: inside, path: where, place, resolver: this });
  }

  /** The nearest key where a path of the service's own file ends. */
  #hint(choice: Choice | undefined): string {
    if (choice?.is !== 'address' || choice.type !== 'self') return '';
    const [path = ''] = choice.path;
    if (typeof path !== 'string' || choice.path.length > 1) return '';
    const keys = path.split('.');
    for (let known = keys.length - 1; known >= 0; known--) {
      const before = this.get(this.root, ...keys.slice(0, known));
      const found = nearest(
        keys[known] ?? '',
        entriesOf(before).map(([key]) => key),
      );
      if (before !== undefined)
        return didYouMean(found === undefined ? undefined : [...keys.slice(0, known), found].join('.'));
    }
    return '';
  }

  #member(term: Term & { is: 'call' }, key: string): Term {
    const name = textOf(term.argument);
    return term.name === VARIABLE && name !== undefined ? unknown(memberOf(name, key), term.place) : term;
  }
}

/** A value of the command line; SSM gives lists as texts with commas. */
const valueOf = (text: string, type: string, place: Place): Term =>
  type === 'ssm' && text.includes(',')
    ? list(
        text.split(',').map((item) => scalar(item.trim(), place)),
        place,
      )
    : scalar(text, place);

const isVariable = (term: Term): term is Term & { is: 'scalar' } =>
  term.is === 'scalar' && typeof term.value === 'string' && term.text.includes('${');

const isSame = (a: Term, b: Term): boolean => a.is === 'scalar' && b.is === 'scalar' && a.text === b.text;
