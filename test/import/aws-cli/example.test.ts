/** The inventory of scenarios/inventory, counted by hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { simulate } from '../../../src/engine/simulation.ts';
import { imported, keysOf, openIn, type Texts } from '../support.ts';

const folder = join(import.meta.dirname, '../../../scenarios/inventory');
const texts: Texts = Object.fromEntries(
  readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
);

test('its keys', () => {
  expect(keysOf(texts)).toEqual([
    'subnet-0aa1|sg-0a0',
    'subnet-0aa1|sg-0b0',
    'subnet-0bb2|sg-0a0',
    'subnet-0bb2|sg-0a0,sg-0b0',
  ]);
});

test('what others take of it', () => {
  const { subnets, vpcs, account } = imported(texts).scenario;
  // 251 − 244 free = 7 used: 4 of Lambda, EFS, 2 of an instance; 2 serve keys. 11 − 9 = 2: one of each; 1 serves a key.
  expect(subnets.map(({ id, route, usedIps }) => [id, route, usedIps[0]?.ips])).toEqual([
    ['subnet-0aa1', 'nat', 5],
    ['subnet-0bb2', 'nat', 1],
  ]);
  // 5 of Lambda and 1 of EFS, of which 3 serve keys.
  expect(vpcs[0]?.otherEnis).toBe(3);
  expect(account).toMatchObject({
    id: '123456789012',
    region: 'eu-west-1',
    quotas: { enisPerVpc: 500, enisPerRegion: 5_000, concurrentExecutions: 2_000 },
  });
});

test('what is open and what is told', () => {
  expect(openIn(texts)).toEqual([
    'metrics.json:7:18: how long the periods of the metrics are is not said: --param period=5m settles it; taken to be 5m, which fits all values; periods without a value have no calls',
    'report.json:2:3: report is Inactive (Idle); counted as Active, with the ENIs that its next call asks for',
  ]);
  expect(
    imported(texts).findings.flatMap(({ code, file, line }) =>
      code.startsWith('IMP') ? [`${file}:${line} ${code}`] : [],
    ),
  ).toEqual([
    'network-interfaces.json:3 IMP047',
    'report.json:2 IMP048',
    'network-interfaces.json:87 IMP045',
    'network-interfaces.json:154 IMP046',
  ]);
});

test('at the start the free addresses are those of today, less the ENI of the Inactive function', () => {
  const { subnets } = simulate(imported(texts).scenario);
  expect(subnets.map(({ id, usable, usedPeak }) => [id, usable - usedPeak])).toEqual([
    ['subnet-0aa1', 244],
    ['subnet-0bb2', 8],
  ]);
});
