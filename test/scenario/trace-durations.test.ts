import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distributionProblems, quantileOf } from '../../src/kernel/distribution.ts';
import { LONGEST_INVOCATION } from '../../src/scenario/longest-invocation.ts';
import { DurationSample } from '../../src/scenario/trace-durations.ts';

const sampleOf = (durations: readonly number[]): DurationSample => {
  const sample = new DurationSample();
  for (const ms of durations) sample.add(ms);
  return sample;
};

describe('DurationSample', () => {
  it('has no distribution without durations', () => {
    const sample = new DurationSample();
    sample.add(5, 0);
    expect(sample.distribution()).toBeUndefined();
  });

  it('knows the ends exactly and the middle within 1 %', () => {
    const distribution = sampleOf(Array.from({ length: 1000 }, (_, i) => i + 1)).distribution();
    if (distribution === undefined) throw new Error('none');
    const at = quantileOf(distribution);
    expect([at(1e-12), at(1 - 1e-12)].map(Math.round)).toEqual([1, 1000]);
    expect(Math.abs(at(0.5) / 500 - 1)).toBeLessThan(0.01);
  });

  it('counts a weight as so many durations', () => {
    const sample = new DurationSample();
    sample.add(100, 3);
    sample.add(9000, 1);
    expect(sample.distribution()).toEqual(sampleOf([100, 100, 100, 9000]).distribution());
  });

  it('is a distribution of what an invocation can last, whatever was measured', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 }), (durations) => {
        const distribution = sampleOf(durations).distribution();
        if (distribution === undefined || !('percentiles' in distribution)) throw new Error('none');
        expect(distributionProblems(distribution)).toEqual([]);
        expect(distribution.percentiles[0]?.[1]).toBeGreaterThanOrEqual(1);
        expect(distribution.percentiles.at(-1)?.[1]).toBeLessThanOrEqual(LONGEST_INVOCATION);
      }),
    );
  });
});
