import { describe, expect, it } from 'vitest';
import { Cohorts } from '../../../src/engine/aggregate/cohorts.ts';
import { Survival } from '../../../src/engine/aggregate/survival.ts';
import { binomialCount } from '../../../src/kernel/binomial.ts';
import { poissonCount } from '../../../src/kernel/counts.ts';
import type { Distribution } from '../../../src/kernel/distribution.ts';
import { Streams } from '../../../src/kernel/random.ts';
import { zOfChiSquare } from '../../kernel/statistics.ts';

const laws: readonly Distribution[] = [
  { exponential: { mean: 90_000 } },
  { fixed: 90_000 },
  { uniform: { min: 0, max: 180_000 } },
  { lognormal: { median: 60_000, sigma: 0.9 } },
];

describe('Cohorts', () => {
  it.each(laws)(
    'hold a Poisson number in flight, whatever the law: %j (χ² within 4 deviations)',
    (duration) => {
      const survival = new Survival(duration, 900_000);
      const stream = new Streams(3).stream('cohorts', JSON.stringify(duration));
      const load = 6;
      const observed = new Array<number>(40).fill(0);
      const [runs, step] = [3000, 60_000];
      for (let run = 0; run < runs; run++) {
        const cohorts = new Cohorts(survival, stream);
        for (let at = 0; at < 16 * step; at += step) {
          const arrivals = poissonCount((load / survival.mean) * step, stream);
          cohorts.thin(at, at + step);
          cohorts.add(at, at + step, binomialCount(arrivals, cohorts.stayingShare(step), stream));
        }
        observed[cohorts.inFlight]! += 1;
      }
      let probability = Math.exp(-load);
      const expected = observed.map((_, k) => runs * (probability *= k === 0 ? 1 : load / k));
      expect(Math.abs(zOfChiSquare(observed, expected))).toBeLessThan(4);
    },
  );

  it('end at their time, and not before', () => {
    const cohorts = new Cohorts(new Survival({ fixed: 1_000 }, 900_000), new Streams(1).stream('x'));
    cohorts.add(0, 0, 5);
    cohorts.thin(0, 999);
    expect(cohorts.inFlight).toBe(5);
    cohorts.thin(999, 1_000);
    expect(cohorts.inFlight).toBe(0);
  });
});
