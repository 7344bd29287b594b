import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConcurrencyCurve } from '../../../src/engine/traffic/curve.ts';
import type { CurveSpec } from '../../../src/scenario/scenario.ts';
import { curve } from './samples.ts';

const HOUR = 3_600_000;

/** All changes, as [ms, value] pairs, with the value at the start. */
function changes(of: ConcurrencyCurve): (readonly [number, number])[] {
  const all: (readonly [number, number])[] = [];
  for (let at = 0; at < Infinity; at = of.nextChange(at)) all.push([at, of.valueAt(at)]);
  return all;
}

function changesOf(spec: CurveSpec, durationMs = HOUR): (readonly [number, number])[] {
  return changes(new ConcurrencyCurve(spec, durationMs));
}

describe('a line', () => {
  test('from 0 to 6,000 in 60 s: the k-th opens at k × 10 ms', () => {
    const expected = Array.from({ length: 6_001 }, (_, k) => [10 * k, k]);
    expect(changesOf(curve('linear', [0, 0], [60_000, 6_000]))).toEqual(expected);
  });

  test('from 6,000 to 0 in 60 s: the one on top closes in the first ms below it', () => {
    const falls = Array.from({ length: 6_000 }, (_, k) => [10 * k + 1, 5_999 - k]);
    expect(changesOf(curve('linear', [0, 6_000], [60_000, 0]))).toEqual([[0, 6_000], ...falls]);
  });

  test('from 0 to 7 in a second: rounded up to the ms', () => {
    const expected = Array.from({ length: 8 }, (_, k) => [Math.ceil((1_000 * k) / 7), k]);
    expect(changesOf(curve('linear', [0, 0], [1_000, 7]))).toEqual(expected);
  });

  test('a hundred in ten ms: ten at a time', () => {
    const expected = Array.from({ length: 11 }, (_, k) => [k, 10 * k]);
    expect(changesOf(curve('linear', [0, 0], [10, 100]))).toEqual(expected);
  });

  test('slow: one environment in thirty days', () => {
    const month = 30 * 24 * HOUR;
    expect(changesOf(curve('linear', [0, 0], [month, 1]), month + 1)).toEqual([
      [0, 0],
      [month - 2, 1], // the guard of 1e-9 is 2.6 ms of this line
    ]);
  });

  test('a plateau between a rise and a fall', () => {
    expect(changesOf(curve('linear', [1_000, 0], [1_020, 2], [5_000, 2], [5_020, 0]))).toEqual([
      [0, 0],
      [1_010, 1],
      [1_020, 2],
      [5_001, 1],
      [5_011, 0],
    ]);
  });

  test('a peak that touches a whole number opens and closes it', () => {
    expect(changesOf(curve('linear', [0, 2], [100, 3], [200, 2]))).toEqual([
      [0, 2],
      [100, 3],
      [101, 2],
    ]);
  });

  test('a valley that only touches one closes nothing', () => {
    expect(changesOf(curve('linear', [0, 2.5], [100, 2], [200, 2.5]))).toEqual([[0, 2]]);
  });

  test('a jump: two points at one time', () => {
    expect(changesOf(curve('linear', [0, 0], [100, 1], [100, 500], [200, 500]))).toEqual([
      [0, 0],
      [100, 500],
    ]);
  });

  test('a jump back to the value before is no change', () => {
    expect(changesOf(curve('step', [0, 7], [100, 90], [100, 7]))).toEqual([[0, 7]]);
  });
});

describe('steps', () => {
  test('hold from their point on, and there is nothing before the first', () => {
    expect(changesOf(curve('step', [1_000, 5], [2_000, 5], [3_000, 0], [4_000, 65_000]))).toEqual([
      [0, 0],
      [1_000, 5],
      [3_000, 0],
      [4_000, 65_000],
    ]);
  });

  test('a fraction of an environment is none', () => {
    expect(changesOf(curve('step', [0, 0.99], [10, 1.01]))).toEqual([
      [0, 0],
      [10, 1],
    ]);
  });
});

describe('the end of the run', () => {
  test('no change at or after it', () => {
    const rise = new ConcurrencyCurve(curve('linear', [0, 0], [60_000, 6_000]), 100);
    expect(rise.nextChange(89)).toBe(90);
    expect(rise.nextChange(90)).toBe(Infinity);
    expect(rise.nextChange(99)).toBe(Infinity);
  });
});

describe('attempts', () => {
  test('the points above 0 within the run, once each', () => {
    const points = [
      [0, 0],
      [10, 5],
      [10, 6],
      [20, 0.5],
      [30, 0],
      [99, 1],
      [100, 1],
    ] as const;
    expect(new ConcurrencyCurve(curve('linear', ...points), 100).points).toEqual([10, 20, 99]);
  });
});

/** Whole-numbered curves, so that the line can be known without rounding. */
const specs: fc.Arbitrary<CurveSpec> = fc.record({
  interpolate: fc.constantFrom('step', 'linear'),
  points: fc
    .array(fc.record({ atMs: fc.nat(300), value: fc.nat(40) }), { minLength: 1, maxLength: 8 })
    .map((points) => points.sort((a, b) => a.atMs - b.atMs)),
});

/** The value by its definition, in whole numbers. */
function expectedAt({ points, interpolate }: CurveSpec, ms: number): number {
  const next = points.findIndex(({ atMs }) => atMs > ms);
  if (next === 0) return 0;
  const from = points.at(next < 0 ? -1 : next - 1);
  const to = points.at(next);
  if (!from || !to || interpolate === 'step' || next < 0) return from?.value ?? 0;
  return from.value + Math.floor(((ms - from.atMs) * (to.value - from.value)) / (to.atMs - from.atMs));
}

describe('against the definition, ms by ms', () => {
  test('every value and every change', () => {
    fc.assert(
      fc.property(specs, fc.integer({ min: 1, max: 400 }), (spec, durationMs) => {
        const values = Array.from({ length: durationMs }, (_, ms) => expectedAt(spec, ms));
        const expected = [...values.entries()].filter(([ms, value]) => ms === 0 || value !== values[ms - 1]);
        expect(changesOf(spec, durationMs)).toEqual(expected);
      }),
    );
  });

  test('in any order of asking', () => {
    fc.assert(
      fc.property(specs, fc.array(fc.nat(399), { maxLength: 20 }), (spec, asked) => {
        const one = new ConcurrencyCurve(spec, 400);
        expect(asked.map((ms) => one.valueAt(ms))).toEqual(asked.map((ms) => expectedAt(spec, ms)));
        const fresh = asked.map((ms) => new ConcurrencyCurve(spec, 400).nextChange(ms));
        expect(asked.map((ms) => one.nextChange(ms))).toEqual(fresh);
      }),
    );
  });
});
