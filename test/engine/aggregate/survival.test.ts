import { describe, expect, it } from 'vitest';
import { Survival, survivals } from '../../../src/engine/aggregate/survival.ts';

const LONGEST = 900_000;

describe('Survival', () => {
  it('has the integrals of an exponential law', () => {
    const law = new Survival({ exponential: { mean: 10_000 } }, LONGEST);
    for (const x of [100, 5_000, 60_000]) {
      expect(law.integral(x)).toBeCloseTo(10_000 * (1 - Math.exp(-x / 10_000)), -1);
      expect(law.beyond(x)).toBeCloseTo(Math.exp(-x / 10_000), 2);
    }
    expect(law.mean / 10_000).toBeCloseTo(1, 4);
  });

  it('is a step for a fixed duration', () => {
    const law = new Survival({ fixed: 3_000 }, LONGEST);
    expect([law.mean, law.longest, law.integral(1_000), law.integral(9_000)]).toEqual([
      3000, 3000, 1000, 3000,
    ]);
    expect([law.beyond(2_999), law.beyond(3_000)]).toEqual([1, 0]);
  });

  it('cuts what is longer than an invocation may run', () => {
    const law = new Survival({ uniform: { min: 0, max: 2 * LONGEST } }, LONGEST);
    expect(law.longest).toBe(LONGEST);
    expect(law.mean / LONGEST).toBeCloseTo(0.75, 4);
  });

  it('is made once for equal distributions', () => {
    const survivalOf = survivals(LONGEST);
    expect(survivalOf({ fixed: 5 })).toBe(survivalOf({ fixed: 5 }));
    expect(survivalOf({ fixed: 5 })).not.toBe(survivalOf({ fixed: 6 }));
  });
});
