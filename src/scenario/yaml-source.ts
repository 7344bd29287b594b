/** A YAML or JSON text as a plain value, in which every path still knows its line and column. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  Parser,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Finding } from './finding.ts';
import type { Path } from './problem.ts';

/** A place in a text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly col: number;
}

/** A parsed text: its plain value, and where each part of it stands. */
export interface YamlSource {
  readonly value: unknown;
  /** The place of a key or of its value; of what comes nearest where the path leads nowhere. */
  locate(path: Path, at?: 'key' | 'value'): Position;
}

/** Enough for thousands of functions that share an anchor, and far too few for a YAML bomb. */
const MAX_ALIASES = 100_000;
const TOO_DEEP = 'nested too deeply, or an anchor that contains itself';
/** A scenario needs a dozen levels. Thousands would end the process, for the library calls itself at each. */
const MAX_DEPTH = 250;

/** Reads the text. `source` is null when it is broken beyond a repeated key. */
export const readYaml = (text: string, file: string): { source: YamlSource | null; findings: Finding[] } => {
  const lines = new LineCounter();
  const finding = (offset: number, code: 'SCN001' | 'SCN005' | 'SCN010', message: string): Finding => {
    return { code, severity: 'error', file, ...positionOf(lines, offset), message };
  };
  const deepAt = tooDeepAt(text);
  if (deepAt !== null) {
    const { line, col } = deepAt;
    return {
      source: null,
      findings: [{ code: 'SCN010', severity: 'error', file, line, col, message: TOO_DEEP }],
    };
  }
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      merge: true,
      prettyErrors: false,
      logLevel: 'error',
    });
    const errors = [...document.errors, ...document.warnings];
    const findings = errors.map((error) =>
      finding(error.pos[0], error.code === 'DUPLICATE_KEY' ? 'SCN005' : 'SCN010', describe(error, text)),
    );
    if (errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return { source: null, findings };
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    const lost = lostKeys(document).map((at) => finding(at, 'SCN001', 'unknown key "__proto__"'));
    return {
      source: { value, locate: (path, at) => positionOf(lines, offsetOf(document, path, at)) },
      findings: [...findings, ...lost],
    };
  } catch (error) {
    const isTooDeep = error instanceof RangeError;
    const message = isTooDeep ? TOO_DEEP : (error as Error).message;
    return { source: null, findings: [finding(0, 'SCN010', message)] };
  }
};

/** Where the text is nested too deeply to be read, or null. */
const tooDeepAt = (text: string): Position | null => {
  if (!mayBeTooDeep(text)) return null;
  const lines = new LineCounter();
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  for (const token of new Lexer().lex(text)) {
    // The parts are not looked at: what counts is how many are open.
    Array.from(parser.next(token));
    if (parser.stack.length > MAX_DEPTH) return positionOf(lines, parser.offset);
  }
  return null;
};

/** A quick look, to spare nearly every text the slow one: by brackets, wherever they stand, and by indentation. */
const mayBeTooDeep = (text: string): boolean => {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + ('[{'.includes(bracket) ? 1 : -1));
    if (depth > MAX_DEPTH) return true;
  }
  return new RegExp(`^[ \\t?:-]{${MAX_DEPTH}}`, 'm').test(text);
};

/** Where a key stands that JavaScript would lose, and the schema with it. */
const lostKeys = (document: Document): number[] => {
  const offsets: number[] = [];
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === '__proto__') offsets.push(startOf(key) ?? 0);
    },
  });
  return offsets;
};

const positionOf = (lines: LineCounter, offset: number): Position => {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), col: Math.max(col, 1) };
};

/** Plainer words than the parser's own, for what people meet most. */
const explanations: Partial<Record<YAMLError['code'], (rest: string) => string>> = {
  DUPLICATE_KEY: (rest) =>
    `the key "${/^["']?([^"':\n]*)/.exec(rest)?.[1]?.trim()}" stands twice in one mapping`,
  TAB_AS_INDENT: () => 'a tab cannot indent YAML; use spaces',
  MULTIPLE_DOCS: () => 'a scenario is one YAML document; remove the "---" and what follows it',
};

const describe = ({ code, message, pos }: YAMLError, text: string): string =>
  explanations[code]?.(text.slice(pos[0], pos[0] + 80)) ?? message;

const offsetOf = (document: Document, path: Path, at: 'key' | 'value' = 'value'): number => {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    const target = isAlias(node) ? node.resolve(document) : node;
    if (isSeq(target)) {
      node = target.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else if (isMap(target)) {
      const pair = pairOf(target, String(step), document);
      if (pair === undefined) return offset;
      node = pair.value;
      const isLast = depth === path.length - 1;
      offset = (isLast && at === 'key' ? undefined : startOf(node)) ?? startOf(pair.key) ?? offset;
    } else return offset;
  }
  return offset;
};

/** Undefined where nothing is written: the value of `functions:` alone on its line. */
const startOf = (node: unknown): number | undefined => {
  if (isScalar(node) && node.source === '' && node.type === 'PLAIN') return undefined;
  return (node as Node | null | undefined)?.range?.[0];
};

/** The pair of a key, also of one that comes from a `<<` merge. */
const pairOf = (map: YAMLMap, key: string, document: Document): Pair | undefined => {
  const own = map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  if (own !== undefined) return own;
  const merged = map.items.filter((pair) => isScalar(pair.key) && pair.key.source === '<<');
  return merged
    .flatMap(({ value }) => (isSeq(value) ? value.items : [value]))
    .map((base) => (isAlias(base) ? base.resolve(document) : base))
    .map((base) => (isMap(base) ? pairOf(base, key, document) : undefined))
    .find((pair) => pair !== undefined);
};
