import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashScenario } from '../../src/scenario/hash.ts';
import { scenarioOf } from './support.ts';

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]): [string, unknown] => [key, reversed(item)])
      .toReversed(),
  );
};

describe('canonicalJson', () => {
  it('sorts the keys and nothing else', () => {
    expect(canonicalJson({ b: [3, { d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[3,{"c":2,"d":1}]}');
  });

  it('does not depend on the order of keys, and loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('hashScenario', () => {
  it('leaves the seed out, and nothing else', () => {
    const scenario = scenarioOf('functions: [{ name: a }]');
    expect(scenario.hash).toMatch(/^[0-9a-f]{16}$/);
    expect(hashScenario(scenario)).not.toBe(hashScenario({ ...scenario, name: 'other' }));
    expect(hashScenario({ ...scenario, seed: 7 })).toBe(hashScenario(scenario));
    expect(scenarioOf('functions: [{ name: a }]\nseed: 7').hash).toBe(scenario.hash);
    expect(scenarioOf('functions: [{ name: b }]').hash).not.toBe(scenario.hash);
  });
});
