import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/engine/simulation.ts';
import { awsCli } from '../../../src/import/aws-cli/importer.ts';
import { kindOf } from '../../../src/import/kinds.ts';
import { readTerms } from '../../../src/import/read-terms.ts';
import { mutated, mutations } from '../mutations.ts';
import { brokenAlike, expectSomeImported } from '../share.ts';
import { imported, keysOf, outcomeOf, type Texts } from '../support.ts';
import { eni, files, hyperplane, lambda, network } from './account.ts';

const isCi = process.env['CI'] === 'true';
const shuffled = <T>(items: readonly T[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
const some = <T>(...items: readonly T[]) => fc.subarray([...items], { minLength: 1 });

/** Functions with what they are attached to, and the interfaces of the account. */
const accounts = fc.record({
  functions: fc.array(fc.tuple(some('subnet-a', 'subnet-b'), some('sg-1', 'sg-2')), {
    minLength: 1,
    maxLength: 6,
  }),
  interfaces: fc.array(
    fc.tuple(fc.constantFrom('subnet-a', 'subnet-b'), some('sg-1', 'sg-2'), fc.boolean()),
    {
      maxLength: 8,
    },
  ),
});
type Account = typeof accounts extends fc.Arbitrary<infer A> ? A : never;

const answersOf = ({ functions, interfaces }: Account, free = 200) => {
  const { 'subnets.json': described, ...rest } = network(free, free);
  return {
    rest,
    subnets: described.Subnets,
    functions: functions.map(([subnets, groups], n) => ({ name: `f${n}`, subnets, groups })),
    interfaces: interfaces.map(([id, groups, isLambda], n) => (isLambda ? hyperplane : eni)(n, id, groups)),
  };
};
type Answers = ReturnType<typeof answersOf>;

const textsOf = ({ rest, subnets: described, functions, interfaces }: Answers): Texts =>
  files({
    ...rest,
    'subnets.json': { Subnets: described },
    'functions.json': {
      Functions: functions.map(({ name, subnets, groups }) => lambda(name, subnets, groups)),
    },
    'enis.json': { NetworkInterfaces: interfaces },
  });

/** Places move with the lines, and stand in comments alone. */
const withoutPlaces = (yaml: string): string => yaml.replaceAll(/^ *#.*\n/gm, '');

describe('an inventory', () => {
  it('in any order of files, functions, interfaces, subnets and groups is the same scenario', () => {
    const cases = accounts.chain((account) => {
      const answers = answersOf(account);
      const { functions, interfaces, subnets } = answers;
      return fc.record({
        answers: fc.constant(answers),
        functions: shuffled(
          functions.map((one) => ({
            ...one,
            groups: one.groups.toReversed(),
            subnets: one.subnets.toReversed(),
          })),
        ),
        interfaces: shuffled(interfaces.map((one) => ({ ...one, Groups: one.Groups.toReversed() }))),
        subnets: shuffled(subnets),
        order: shuffled(Object.keys(textsOf(answers))),
      });
    });
    fc.assert(
      fc.property(cases, ({ answers, order, ...others }) => {
        const there = textsOf(answers);
        const back = textsOf({ ...answers, ...others });
        const inOrder = Object.fromEntries(order.map((file) => [file, back[file] ?? '']));
        expect(keysOf(inOrder)).toEqual(keysOf(there));
        expect(withoutPlaces(imported(inOrder).yaml)).toBe(withoutPlaces(imported(there).yaml));
      }),
      { numRuns: isCi ? 300 : 30 },
    );
  });

  it('counts every address once: used by others and by keys are what is not free', () => {
    fc.assert(
      fc.property(accounts, (account) => {
        const answers = answersOf(account);
        const { scenario } = imported(textsOf(answers));
        const keys = keysOf(textsOf(answers));
        const lambdas = new Set(
          answers.interfaces
            .filter(({ InterfaceType }) => InterfaceType === 'lambda')
            .map(
              (one) =>
                `${one.SubnetId}|${one.Groups.map(({ GroupId }) => GroupId)
                  .sort()
                  .join()}`,
            ),
        );
        for (const { id, usedIps } of scenario.subnets) {
          const served = keys.filter((key) => key.startsWith(`${id}|`) && lambdas.has(key)).length;
          expect((usedIps[0]?.ips ?? 0) + served).toBe(51);
        }
      }),
      { numRuns: isCi ? 300 : 30 },
    );
  });
});

describe('today’s account', () => {
  it('can be: all that exists fits, however little is free', () => {
    const free = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 240, max: 251 }));
    fc.assert(
      fc.property(accounts, free, (account, left) => {
        const { scenario } = imported(textsOf(answersOf(account, left)));
        const { functions } = simulate({ ...scenario, durationMs: 1_000 });
        expect(functions.map(({ state }) => state)).toEqual(functions.map(() => 'Active'));
      }),
      { numRuns: isCi ? 300 : 30 },
    );
  });
});

/** Every file that may be mutated: those of the example, and those recorded from AWS, where they are. */
const example = path.join(import.meta.dirname, '../../../scenarios/inventory');
const shared =
  process.env['HENI_SHARED_DATA'] ?? path.resolve(import.meta.dirname, '../../../../shared/data');
const jsonIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.json'))
        .sort()
        .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    : [];
const originals = [
  ...jsonIn(example),
  ...jsonIn(path.join(shared, 'inventory-cloudmapper-demo')),
  ...jsonIn(path.join(shared, 'aws-recorded-custodian')),
];
const fixed: Texts = Object.fromEntries(
  ['vpcs', 'subnets', 'network-interfaces'].map((name) => [
    `${name}.json`,
    readFileSync(path.join(example, `${name}.json`), 'utf8'),
  ]),
);

interface Row {
  readonly FunctionName?: unknown;
}

/** The names of functions in a text that is still JSON, read without the importer. */
const functionsIn = (text: string): string[] => {
  try {
    const parsed = JSON.parse(text) as { readonly data?: object };
    const body = (parsed.data ?? parsed) as {
      readonly Functions?: readonly (Row | null)[];
      readonly Configuration?: Row;
    };
    const rows = [...(Array.isArray(body.Functions) ? body.Functions : []), body.Configuration];
    return rows.flatMap((row) =>
      typeof row?.FunctionName === 'string' && row.FunctionName !== '' ? [row.FunctionName] : [],
    );
  } catch {
    return [];
  }
};

describe('a mutated answer', () => {
  it('is imported with all of its functions, or refused with findings at a place', () => {
    expectSomeImported(
      fc.tuple(fc.constantFrom(...originals), mutations),
      ([original, changes]) => {
        const text = mutated(original, changes);
        const { term } = readTerms(text, 'm.json');
        if (term !== null && kindOf(term) !== awsCli) return false;
        const outcome = outcomeOf({ ...fixed, 'm.json': text });
        for (const { line, col } of outcome.findings) expect(Math.min(line, col)).toBeGreaterThan(0);
        if (outcome.scenario === null) {
          expect(outcome.findings.length).toBeGreaterThan(0);
          return false;
        }
        const names = outcome.scenario.functions.map(({ name }) => name);
        expect(names).toEqual(expect.arrayContaining([...new Set(functionsIn(text))]));
        return true;
      },
      isCi ? 1_400 : 150,
    );
  });

  it('gives no secret away', () => {
    const secret = 'correct-horse-battery-staple';
    const original = readFileSync(path.join(example, 'functions.json'), 'utf8');
    expect(original).toContain(secret);
    fc.assert(
      fc.property(mutations, (changes) => {
        expect(JSON.stringify(outcomeOf({ ...fixed, 'm.json': mutated(original, changes) }))).not.toContain(
          secret,
        );
      }),
      brokenAlike(isCi ? 500 : 50),
    );
  });
});
