import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzz, fuzzed, ownSeeds } from './fuzz.ts';
import { keysOf } from './support.ts';

const isCi = process.env['CI'] === 'true';
const numRuns = isCi ? 400 : 40;

/** One line per resource, so that they can be put in any order. */
const resources = [
  'V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }',
  ...['A', 'B', 'C'].map(
    (id, i) => `${id}: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref V, CidrBlock: 10.0.${i}.0/24 } }`,
  ),
  ...['G', 'H'].map((id) => `${id}: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref V } }`),
];
const func = (id: string, subnets: readonly string[], groups: readonly string[]): string =>
  `${id}: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [${subnets.map((one) => `!Ref ${one}`).join()}], SecurityGroupIds: [${groups.map((one) => `!Ref ${one}`).join()}] } } }`;
const list = (ids: readonly string[]) => fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 });
const functions = fc.array(fc.tuple(list(['A', 'B', 'C']), list(['G', 'H'])), { minLength: 1, maxLength: 6 });
const shuffled = <T>(items: readonly T[]) =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
const template = (lines: readonly string[]): string =>
  `Resources:\n${lines.map((line) => `  ${line}\n`).join('')}`;

describe('the keys of templates', () => {
  it('do not depend on the order of resources and lists', () => {
    const cases = functions.chain((all) =>
      fc.tuple(
        fc.constant(all),
        shuffled([
          ...resources,
          ...all.map(([subnets, groups], i) => func(`F${i}`, subnets.toReversed(), groups.toReversed())),
        ]),
      ),
    );
    fc.assert(
      fc.property(cases, ([all, lines]) => {
        const straight = template([
          ...resources,
          ...all.map(([subnets, groups], i) => func(`F${i}`, subnets, groups)),
        ]);
        const expected = new Set(
          all.flatMap(([subnets, groups]) => subnets.map((one) => `${one}|${groups.toSorted().join()}`)),
        );
        expect(keysOf(template(lines))).toEqual([...expected].sort());
        expect(keysOf(straight)).toEqual(keysOf(template(lines)));
      }),
      { numRuns },
    );
  });

  it('do not depend on the order of files', () => {
    const files = functions.map((all) =>
      all.map(([subnets, groups], i) => [`f${i}.yaml`, template([func(`F${i}`, subnets, groups)])] as const),
    );
    const cases = files.chain((all) =>
      fc.tuple(fc.constant(all), shuffled([...all, ['net.yaml', template(resources)] as const])),
    );
    fc.assert(
      fc.property(cases, ([all, order]) => {
        expect(keysOf(Object.fromEntries(order))).toEqual(
          keysOf(Object.fromEntries([['net.yaml', template(resources)], ...all])),
        );
      }),
      { numRuns },
    );
  });
});

describe('a broken input', () => {
  it.each(fuzzed)(
    'of $kind is imported, or refused with findings at a place',
    (kind) => fuzz(kind, ownSeeds(kind), isCi ? 2_500 / fuzzed.length : 40),
    180_000,
  );
});
