/** Inputs that somebody broke: characters replaced by others that mean something, and parts dropped, doubled, renamed, moved. */
import fc from 'fast-check';

/** Something done to a text, at a place from 0 to 1. */
interface Mutation {
  readonly at: number;
  readonly change: (text: string, at: number) => string;
}

const junk = [
  '',
  ' ',
  '!Ref ',
  '!If [X, 1]',
  '[',
  '{',
  '}',
  ': ',
  '- ',
  '*a',
  '&a ',
  '"',
  '${',
  '\t',
  '\0',
  '1e999',
  'null',
  '!GetAtt A',
  '__proto__',
  'Fn::Transform',
];

const values = [
  '~',
  '[]',
  '{}',
  '""',
  '0',
  '-1e999',
  '123456789012345678901234567890',
  'true',
  '"\u202eſ\u{1F980}"',
  '__proto__',
  'constructor',
  '!Ref Nobody',
  '!GetAtt [A]',
  '!Sub [x]',
  '{ "Fn::If": [X] }',
  '{ "Fn::Select": [9, []] }',
  '{ "Fn::ForEach::L": [I, [a, b], { "${I}": 1 }] }',
  '&loop [*loop]',
  '*nobody',
  '|',
  '"${self:custom}"',
  '"${self:functions}"',
  '"${file(./nobody.yml):a}"',
  '"${opt:x, ${env:y, \'z\'}}"',
  'x'.repeat(20_000),
  '['.repeat(400),
  '{"a":'.repeat(600),
  `${'${'.repeat(200)}x`,
];

const characters = fc
  .record({ cut: fc.nat(30), put: fc.constantFrom(...junk) })
  .map(({ cut, put }) => (text: string, at: number) => {
    const from = Math.floor(at * text.length);
    return text.slice(0, from) + put + text.slice(from + cut);
  });

/** Lines of a block: the first one, those that are further in, and the bracket that closes them. */
type Block = (lines: readonly string[]) => readonly string[];

const indentOf = (line: string): number => line.length - line.trimStart().length;

const ofBlock =
  (change: Block) =>
  (text: string, at: number): string => {
    const lines = text.split('\n');
    const from = Math.floor(at * lines.length);
    const indent = indentOf(lines[from] ?? '');
    let to = from + 1;
    while (to < lines.length && (lines[to]?.trim() === '' || indentOf(lines[to] ?? '') > indent)) to++;
    if (to > from + 1 && /^\s*[}\]]/.test(lines[to] ?? '')) to++;
    return [...lines.slice(0, from), ...change(lines.slice(from, to)), ...lines.slice(to)].join('\n');
  };

const renamed = ([first = '', ...rest]: readonly string[], to: (key: string) => string): string[] => [
  first.replace(/^(\s*(?:- )?"?)([^\s":]+)/, (_, before: string, key: string) => before + to(key)),
  ...rest,
];

const blocks = fc.oneof(
  fc.constant<Block>(() => []),
  fc.constant<Block>((lines) => [...lines, ...lines]),
  fc.constant<Block>((lines) => [...lines, ...renamed(lines, (key) => `${key}2`)]),
  fc
    .constantFrom('s', 'ſ', '', 'x'.repeat(5_000))
    .map<Block>((end) => (lines) => renamed(lines, (key) => key.slice(1) + end)),
  fc.constant<Block>((lines) =>
    renamed(lines, (key) => (key === key.toLowerCase() ? key.toUpperCase() : key.toLowerCase())),
  ),
  fc
    .constantFrom(-4, -2, -1, 1, 2, 8)
    .map<Block>(
      (by) => (lines) =>
        lines.map((line) => (by > 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, indentOf(line))))),
    ),
  fc.constantFrom(...values).map<Block>((value) => ([first = '', ...rest]) => {
    const [, key] = /^([^:]*:)(?:\s|$)/.exec(first) ?? [];
    const end = first.endsWith(',') ? ',' : '';
    return key === undefined
      ? [`${' '.repeat(indentOf(first))}- ${value}${end}`, ...rest]
      : [`${key} ${value}${end}`];
  }),
  fc.constant<Block>((lines) => lines.toReversed()),
);

const cut = fc.constant((text: string, at: number) => text.slice(0, Math.floor(at * text.length)));

/** Numbers of fast-check are near their ends; places are anywhere. */
export const anywhere = fc.noBias(fc.nat(999_999)).map((place) => place / 1_000_000);

/** A few mutations; most are of structure. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    at: anywhere,
    change: fc.oneof(
      { weight: 2, arbitrary: characters },
      { weight: 7, arbitrary: blocks.map(ofBlock) },
      { weight: 1, arbitrary: cut },
    ),
  }),
  { minLength: 1, maxLength: 2 },
);

/** The text after the mutations. */
export const mutated = (text: string, some: readonly Mutation[]): string =>
  some.reduce((before, { at, change }) => change(before, at), text);
