import { describe, expect, it } from 'vitest';
import { qualifier, traffic } from '../../src/scenario/schema-traffic.ts';

describe('qualifier', () => {
  it('reads a bare number as the version that it is', () => {
    expect(['$LATEST', '3', 3].map((written) => qualifier.parse(written))).toEqual(['$LATEST', '3', '3']);
  });
});

describe('traffic', () => {
  it.each([
    [{ rate: { perSecond: 0.5 } }, true],
    [{ rate: { perSecond: -1 } }, false],
    [{ rate: { points: [] } }, false],
    [{ rate: {} }, false],
    [{ invocations: [] }, true],
    [{ invocations: [10] }, false],
    [{ trace: { file: 'a.csv', format: 'azure2019' } }, true],
    [{ trace: { file: 'a.csv' } }, false],
    [{ concurrency: { points: [{ at: '0s', environments: 1 }], trace: { file: 'a.csv' } } }, false],
    [{ concurrency: { trace: { file: 'a.csv' } } }, true],
    [{ duration: '1s' }, false],
  ])('%j: %s', (written, expected) => {
    expect(traffic.safeParse(written).success).toBe(expected);
  });
});
