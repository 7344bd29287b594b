/** Kinds of input as the mutations see them; a new kind is a row of the table. */
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { kindOf } from '../../src/import/kinds.ts';
import { readTerms } from '../../src/import/read-terms.ts';
import { mutated, mutations } from './mutations.ts';
import { expectSomeImported } from './share.ts';
import { outcomeOf, type Texts } from './support.ts';

/** A kind: where its inputs are, and the simplest count of its functions there is. */
interface Fuzzed {
  readonly kind: string;
  /** The folder of the project's own examples, each file or folder of which is an input. */
  readonly examples: string;
  /** The folder of real inputs, where they are. */
  readonly real: string | null;
  /** How many functions the plain data of a file has for sure. */
  readonly functionsIn: (data: unknown) => number;
}

const root = path.join(import.meta.dirname, '../..');

/** Every kind. */
export const fuzzed: readonly Fuzzed[] = [
  {
    kind: 'cloudformation',
    examples: 'scenarios/templates',
    real: 'templates',
    // A condition may leave a function out.
    functionsIn: (data) =>
      entriesIn(member(data, 'Resources')).filter(
        ([, one]) =>
          ['AWS::Lambda::Function', 'AWS::Serverless::Function'].includes(String(member(one, 'Type'))) &&
          member(one, 'Condition') === undefined,
      ).length,
  },
  {
    kind: 'serverless',
    examples: 'scenarios/serverless',
    real: null,
    functionsIn: (data) => {
      const functions = member(data, 'functions');
      const parts: unknown[] = Array.isArray(functions) ? functions : [functions];
      const named = parts.flatMap((part) => entriesIn(part).filter(([, one]) => one !== null));
      return new Set(named.map(([name]) => name)).size;
    },
  },
  {
    kind: 'terraform',
    examples: 'scenarios/plans',
    real: null,
    functionsIn: (data) => {
      const changes = itemsIn(member(data, 'resource_changes'));
      const functions = changes.filter((one) => member(one, 'type') === 'aws_lambda_function');
      return new Set(functions.map((one) => member(one, 'address'))).size;
    },
  },
  {
    kind: 'aws-cli',
    examples: 'scenarios/inventory',
    real: null,
    functionsIn: (data) => {
      const names = itemsIn(member(data, 'Functions')).map((one) => member(one, 'FunctionName'));
      return new Set(names.filter((name) => typeof name === 'string' && name !== '')).size;
    },
  },
];

const member = (data: unknown, name: string): unknown => (data instanceof Map ? data.get(name) : undefined);
const itemsIn = (data: unknown): unknown[] => (Array.isArray(data) ? data : []);
const entriesIn = (data: unknown): [unknown, unknown][] => (data instanceof Map ? [...data] : []);

/** An input, and what its importer tells of it before anything is broken. */
interface Seed {
  readonly texts: Texts;
  readonly told: ReadonlySet<string>;
}

const toldOf = (texts: Texts): string[] => {
  const outcome = outcomeOf(texts);
  const gaps = 'gaps' in outcome ? outcome.gaps.unresolved.map(({ what }) => what) : [];
  return [...gaps, ...outcome.findings.map(({ message }) => message)];
};

const seed = (texts: Texts): Seed => ({ texts, told: new Set(toldOf(texts)) });

/** The project's own inputs of a kind. */
export const ownSeeds = ({ examples }: Fuzzed): Seed[] => {
  const folder = path.join(root, examples);
  return existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).map((entry) =>
        seed(
          entry.isDirectory()
            ? Object.fromEntries(
                readdirSync(path.join(folder, entry.name)).map((file) => [
                  file,
                  read(path.join(folder, entry.name, file)),
                ]),
              )
            : { [entry.name]: read(path.join(folder, entry.name)) },
        ),
      )
    : [];
};

/** Files of a folder as inputs, each by itself; large ones would cost the time of many. */
export const realSeeds = (folder: string, most = 8_000): Seed[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ya?ml|json)$/.test(file))
    .sort()
    .map((file) => ({ [file]: read(path.join(folder, file)) }))
    .filter((texts) => Object.values(texts).every((text) => text.length < most))
    .map(seed);

const read = (file: string): string => readFileSync(file, 'utf8');

/** Breaks inputs of a kind, that often: each is imported, as some must be, or refused with findings at a place. */
export const fuzz = (kind: Fuzzed, seeds: readonly Seed[], numRuns: number): void => {
  const cases = fc
    .record({ of: fc.nat(seeds.length - 1), file: fc.nat(), some: mutations })
    .map(({ of, file, some }) => {
      const { texts } = seeds[of] as Seed;
      const names = Object.keys(texts);
      const name = names[file % names.length] ?? '';
      return { of, name, texts: { ...texts, [name]: mutated(texts[name] ?? '', some) } };
    });
  expectSomeImported(cases, ({ of, texts }) => expectAnswer(kind, seeds[of] as Seed, texts), numRuns);
};

/** Without a word of what is wrong, all functions must be there. Says whether it was imported. */
const expectAnswer = ({ functionsIn }: Fuzzed, { told }: Seed, texts: Texts): boolean => {
  const { scenario, ...outcome } = outcomeOf(texts);
  for (const { line, col } of outcome.findings) expect(Math.min(line, col)).toBeGreaterThan(0);
  if (scenario === null) {
    expect(outcome.findings.length).toBeGreaterThan(0);
    return false;
  }
  const names = scenario.functions.map(({ name }) => name);
  const gaps = 'gaps' in outcome ? outcome.gaps : undefined;
  expect([...(gaps?.functions ?? [])].filter((name) => !names.includes(name))).toEqual([]);
  const isTold = [
    ...(gaps?.unresolved ?? []).map(({ what }) => what),
    ...outcome.findings.map(({ message }) => message),
  ].some((message) => !told.has(message));
  if (!isTold) expect(names.length).toBeGreaterThanOrEqual(countIn(functionsIn, texts));
  return true;
};

/** In the files that are of any kind; what is of none is refused as such. */
const countIn = (functionsIn: Fuzzed['functionsIn'], texts: Texts): number =>
  Object.entries(texts)
    .filter(([file, text]) => {
      const { term } = readTerms(text, file);
      return term !== null && kindOf(term) !== undefined;
    })
    .map(([, text]) => functionsIn(dataOf(text)))
    .reduce((sum, count) => sum + count, 0);

const dataOf = (text: string): unknown =>
  parse(text, {
    mapAsMap: true,
    merge: true,
    uniqueKeys: false,
    logLevel: 'silent',
    maxAliasCount: -1,
  }) as unknown;
