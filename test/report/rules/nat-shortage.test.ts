import { describe, expect, test } from 'vitest';
import { natShortage } from '../../../src/report/rules/nat-shortage.ts';
import { counts, keyResult, natDestination, natResult, resultWith } from '../fixture.ts';

const when = (seconds: number): string => `${seconds}s`;
const short = natDestination({
  connectionsPeak: 55_000,
  connectionsRefused: 5000,
  shortageSeconds: 80,
  shortageFrom: 45,
  shortageTo: 125,
});
const told = (destinations: readonly (typeof short)[], fields: Parameters<typeof resultWith>[0] = {}) =>
  natShortage.detect(resultWith({ natGateways: [natResult({ destinations })], ...fields }), when);

describe('natShortage', () => {
  test('finds nothing without gateways, nor where every connection had a place', () => {
    expect(natShortage.detect(resultWith(), when)).toBeNull();
    expect(told([natDestination({ connectionsPeak: 55_000 })])).toBeNull();
  });

  test('says what ran out, how many were refused, until when, and that no ENI comes', () => {
    expect(told([short])).toEqual({
      headline: 'Connections to payments run out at 45s on NAT gateway nat-shop',
      at: 45,
      why: 'With 1 address it carries 55,000 connections to one destination at once. It refused 5,000 connections and stayed short until 2m 5s, 1m 20s in all. Lambda adds no ENI for that, and another one would not help.',
      fix: expect.stringMatching(/^Give the gateway more addresses/) as string,
    });
  });

  test('the destination that ran out first leads', () => {
    expect(told([short, { ...short, name: 'mail', shortageFrom: 40 }])).toMatchObject({
      headline: 'Connections to mail run out at 40s on NAT gateway nat-shop and 1 more destination',
      at: 40,
    });
  });

  test('a shortage that is not over, and connections of invocations, which do not wait', () => {
    expect(told([{ ...short, shortageTo: null }])?.why).toContain('was still short at the end');
    const lost = { ...short, shortageSeconds: 0, shortageFrom: null, shortageTo: null };
    expect(told([lost])).toMatchObject({
      headline: 'Connections to payments run out on NAT gateway nat-shop',
      at: null,
      why: expect.stringContaining('It refused 5,000 connections of invocations.') as string,
    });
  });

  test('invocations that failed for it, unless the shortage of a key tells of them', () => {
    const invocations = counts(9, { ConnectTimeout: 3 });
    expect(told([short], { invocations })?.why).toMatch(/ 3 invocations failed with a connect timeout\.$/);
    const keys = [keyResult({ connectionsRefused: 1 })];
    expect(told([short], { invocations, keys })?.why).not.toContain('connect timeout');
  });

  test('a gateway with eight addresses can have no more', () => {
    const natGateways = [natResult({ addresses: 8, destinations: [short] })];
    expect(natShortage.detect(resultWith({ natGateways }), when)?.fix).toMatch(/^Hold fewer connections/);
  });
});
