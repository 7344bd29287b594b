import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, stepsOf, symbolOf, textOfSteps } from '../../../src/import/terraform/address.ts';
import { anywhere, mutated, mutations } from '../mutations.ts';
import { expectSomeImported } from '../share.ts';
import { imported, keysOf } from '../support.ts';
import { expectFunctions } from './functions-kept.ts';
import { attached, declared, file, newGroup, newSubnet, plan, refers, unknownLists } from './support.ts';

const example = readFileSync(join(import.meta.dirname, '../../../scenarios/plans/new-group.json'), 'utf8');
const isCi = process.env['CI'] === 'true';

const list = (names: readonly string[]) => fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 });
const functions = fc.array(fc.tuple(list(['a', 'b', 'c']), list(['g', 'h'])), { minLength: 1, maxLength: 6 });
const shuffled = <T>(items: readonly T[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
/** Each with what it begins with, as Terraform lists them. */
const references = (type: string, names: readonly string[]): object =>
  refers(...names.flatMap((name) => [`${type}.${name}.id`, `${type}.${name}`]));

describe('the keys of a plan', () => {
  it('do not depend on the order of changes, declarations and references', () => {
    const cases = functions.chain((all) => {
      const changes = [
        ...['a', 'b', 'c'].map((name) => newSubnet(`aws_subnet.${name}`)),
        ...['g', 'h'].map((name) => newGroup(`aws_security_group.${name}`)),
        ...all.map((_, i) => unknownLists(`aws_lambda_function.f${i}`)),
      ];
      const resources = [
        ...['a', 'b', 'c'].map((name) => declared(`aws_subnet.${name}`, {})),
        ...['g', 'h'].map((name) => declared(`aws_security_group.${name}`, {})),
        ...all.map(([subnets, groups], i) =>
          attached(`f${i}`, references('aws_subnet', subnets), references('aws_security_group', groups)),
        ),
      ];
      return fc.tuple(fc.constant(all), shuffled(changes), shuffled(resources));
    });
    fc.assert(
      fc.property(cases, ([all, changes, resources]) => {
        const expected = all.flatMap(([subnets, groups]) =>
          subnets.map(
            (one) =>
              `aws_subnet.${one}|${groups
                .toSorted()
                .map((group) => `aws_security_group.${group}`)
                .join()}`,
          ),
        );
        expect(keysOf(file(plan(changes, { resources })))).toEqual([...new Set(expected)].sort());
      }),
      { numRuns: isCi ? 400 : 40 },
    );
  });

  it('nor does the scenario', () => {
    const { resource_changes: changes, ...rest } = JSON.parse(example) as { resource_changes: object[] };
    const text = (all: readonly object[]): string => JSON.stringify({ resource_changes: all, ...rest });
    const told = (all: readonly object[]): string =>
      imported(file(text(all))).yaml.replaceAll(/plan\.json:1:\d+/g, '');
    const expected = told(changes);
    fc.assert(
      fc.property(shuffled(changes), (all) => {
        expect(told(all)).toBe(expected);
      }),
      { numRuns: isCi ? 100 : 10 },
    );
  });
});

describe('a mutated plan', () => {
  it('is imported with all of its functions, or refused with findings at a place', () => {
    expectSomeImported(mutations, (some) => expectFunctions(mutated(example, some)), isCi ? 400 : 60);
  });
});

/** Something of another shape in the place of a part of the plan. */
const junk: readonly unknown[] = [
  null,
  0,
  1e9,
  true,
  '',
  'x',
  '*',
  [],
  [true],
  [[]],
  {},
  { a: 1 },
  { references: ['module.m.o'] },
];
interface Swap {
  readonly at: number;
  readonly put: unknown;
}
const swaps: fc.Arbitrary<Swap[]> = fc.array(
  fc.record({
    at: anywhere,
    put: fc.constantFrom(...junk),
  }),
  { minLength: 1, maxLength: 4 },
);
const swapped = (text: string, some: readonly Swap[]): string => {
  const whole = JSON.parse(text) as object;
  for (const { at, put } of some) {
    const places: [Record<string, unknown>, string][] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, inner] of Object.entries(value)) {
        places.push([value as Record<string, unknown>, name]);
        visit(inner);
      }
    };
    visit(whole);
    const [holder, name] = places[Math.floor(at * places.length)] ?? [];
    if (holder !== undefined && name !== undefined) holder[name] = structuredClone(put);
  }
  return JSON.stringify(whole);
};

describe('a plan with parts of other shapes', () => {
  it('is imported with all of its functions, or refused with findings at a place', () => {
    expectSomeImported(swaps, (some) => expectFunctions(swapped(example, some)), isCi ? 400 : 60);
  });
});

const word = fc.stringMatching(/^[a-z_][\w-]{0,8}$/).filter((one) => one !== 'module' && one !== 'data');
const key = fc.oneof(
  fc.constant(''),
  fc.nat(99).map((n) => `[${n}]`),
  fc.string({ maxLength: 8 }).map((text) => `[${JSON.stringify(text)}]`),
);
const step = fc.tuple(word, key).map((parts) => parts.join(''));
const address = fc
  .tuple(
    fc.array(
      step.map((one) => `module.${one}.`),
      { maxLength: 3 },
    ),
    fc.constantFrom('', 'data.'),
    word,
    step,
  )
  .map(([modules, data, type, name]) => `${modules.join('')}${data}${type}.${name}`);

describe('addresses', () => {
  it('are the same after they were taken apart', () => {
    fc.assert(
      fc.property(address, (text) => {
        expect(textOfSteps(stepsOf(text))).toBe(text);
        const found = addressOf(text);
        const { module = '', isData = false, type = '', name = '', key: last = null } = found ?? {};
        const parts = [module, isData ? 'data' : '', type, last === null ? name : `${name}[${last}]`];
        expect(parts.filter((part) => part !== '').join('.')).toBe(text);
      }),
    );
  });

  it('become names that functions, subnets and groups may have, each its own', () => {
    fc.assert(
      fc.property(fc.uniqueArray(address, { maxLength: 20 }), (all) => {
        const symbols = all.map(symbolOf);
        expect(new Set(symbols).size).toBe(all.length);
        for (const one of symbols) {
          expect(one).not.toMatch(/[,|*{}\p{Cc}]/u);
          expect(one).toMatch(/^[\w-]+(\[[^\]]+\])?(\.[\w-]+(\[[^\]]+\])?)+$/);
        }
      }),
    );
  });
});
