/** JSON text → a policy document, or findings with line and column. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type ParsedNode } from 'yaml';
import type { Problem } from './finding.ts';
import { findJsonSyntaxError } from './json-syntax.ts';
import { parsePolicyDocument } from './parse-policy.ts';
import type { PolicyDocument } from './policy.ts';
import { problem } from './problems.ts';

/** A problem and its place in the text, both counted from 1. */
export interface PlacedProblem extends Problem {
  readonly line: number;
  readonly col: number;
}

/** What came of a text; the document is null where AWS would refuse it. */
export interface ParsedPolicyText {
  readonly document: PolicyDocument | null;
  readonly problems: readonly PlacedProblem[];
}

/** Reads a policy file: strict JSON, in which every problem has its line and column. */
export const parsePolicyJson = (source: string): ParsedPolicyText => {
  const text = source.startsWith('\uFEFF') ? ` ${source.slice(1)}` : source;
  const lines = new LineCounter();
  const broken = findJsonSyntaxError(text);
  const tree = parseDocument(text, { schema: 'json', uniqueKeys: false, lineCounter: lines });
  const place = (found: Problem, offset: number): PlacedProblem => ({ ...found, ...lines.linePos(offset) });
  if (broken !== null) {
    const found = problem('IAM101', [], `Not JSON: ${broken.message}.`);
    return { document: null, problems: [place(found, broken.offset)] };
  }
  const repeated = repeatedKeys(tree.contents);
  const { document, problems } = parsePolicyDocument(JSON.parse(text));
  return {
    document: repeated.length > 0 ? null : document,
    problems: [
      ...repeated.map(({ key, offset }) =>
        place(problem('IAM111', [key], `The key ${key} is there twice.`), offset),
      ),
      ...problems.map((found) => place(found, offsetOf(tree.contents, found.path))),
    ],
  };
};

/** Where a part of a policy begins in its text: at its key, or itself in a list; counted from 1. */
export const locateInPolicy = (
  source: string,
  path: readonly (string | number)[],
): { readonly line: number; readonly col: number } => {
  const lines = new LineCounter();
  const tree = parseDocument(source, { schema: 'json', uniqueKeys: false, lineCounter: lines });
  return lines.linePos(offsetOf(tree.contents, path));
};

/** Where the element at a path begins: its key in an object, itself in a list; else the nearest one around it. */
const offsetOf = (root: ParsedNode | null, path: readonly (string | number)[]): number => {
  let node: unknown = root;
  let offset = root?.range[0] ?? 0;
  for (const step of path) {
    const child = childOf(node, step);
    if (child === null) return offset;
    [node, offset] = [child.value, child.offset];
  }
  return offset;
};

const childOf = (node: unknown, step: string | number): { value: unknown; offset: number } | null => {
  if (isSeq(node) && typeof step === 'number') {
    const value = node.items[step] as Node | undefined;
    return value?.range ? { value, offset: value.range[0] } : null;
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
  return pair !== undefined && isScalar(pair.key) && pair.key.range
    ? { value: pair.value, offset: pair.key.range[0] }
    : null;
};

interface RepeatedKey {
  readonly key: string;
  readonly offset: number;
}

/** "Individual elements must not contain multiple instances of the same key"; JSON.parse would take the last. */
const repeatedKeys = (node: unknown): readonly RepeatedKey[] => {
  if (isSeq(node)) return node.items.flatMap(repeatedKeys);
  if (!isMap(node)) return [];
  const seen = new Set<string>();
  const own = node.items.flatMap(({ key }): readonly RepeatedKey[] => {
    if (!isScalar(key) || !key.range) return [];
    const name = String(key.value);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ key: name, offset: key.range[0] }];
  });
  return [...own, ...node.items.flatMap(({ value }) => repeatedKeys(value))];
};
