import { expect, test } from 'vitest';
import { natGateways } from '../../../src/report/text/nat-gateways.ts';
import { natDestination, natResult, resultWith } from '../fixture.ts';
import { page } from '../page.ts';

const short = natDestination({
  connectionsPeak: 55_000,
  connectionsRefused: 5000,
  shortageSeconds: 80,
  shortageFrom: 45,
});
const lines = (destinations: readonly (typeof short)[], options = {}) =>
  natGateways(resultWith({ natGateways: [natResult({ destinations })] }), page(options));

test('without gateways, or without anybody who goes through them, there is nothing to tell', () => {
  expect(natGateways(resultWith(), page())).toEqual([]);
  expect(lines([])).toEqual([]);
});

test('how full each destination was, what lacked and since when, the worst first', () => {
  expect(lines([natDestination({ name: 'mail', connectionsPeak: 5500 }), short])).toEqual([
    'NAT gateways (1): 2 destinations, each with a limit of its own',
    '  gateway   destination  addresses  connections  of limit  refused  short of places',
    '  nat-shop  payments             1       55,000     100 %    5,000  1m 20s from 45s',
    '  nat-shop  mail                 1        5,500      10 %',
  ]);
});

test('of many the fullest are shown, and the rest is counted', () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    natDestination({ name: `d${index}`, connectionsPeak: index }),
  );
  expect(lines(many)[2]).toContain('d11');
  expect(lines(many).at(-1)).toBe('  … and 2 more');
  expect(lines(many, { full: true })).toHaveLength(2 + 12);
});
