import { describe, expect, it } from 'vitest';
import { cases } from '../../bench/cases.ts';

/** Small enough to be over at once; what a case refuses at any size, it refuses at this one. */
const SHARE = 0.001;

describe('every case', () => {
  it('has a name of its own', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  for (const { name, run, missing } of cases) {
    const why = missing?.() ?? null;
    it.skipIf(why !== null)(`${name}${why === null ? '' : ` SKIPPED: ${why}`}`, async () => {
      const { units, seconds, figures = {} } = await run(SHARE);
      expect(units).toBeGreaterThan(0);
      expect(seconds).toBeGreaterThanOrEqual(0);
      for (const [figure, value] of Object.entries(figures)) expect([figure, value]).not.toContain(NaN);
    });
  }
});

describe('the peers', () => {
  const names = ['exact, sparse: 1,000 in flight, exp', 'C++ std::priority_queue, 1,000', 'C++ wheel, 1,000'];
  const able = cases.filter(
    ({ name, missing }) => names.some((start) => name.startsWith(start)) && (missing?.() ?? null) === null,
  );

  it('do the same work: 1,000 invocations are in flight', async () => {
    expect(able.length).toBeGreaterThan(0);
    for (const { run } of able) {
      const { figures } = await run(1);
      // A mean over 1,800 s or more has a standard error of 1.1.
      expect(Math.abs((figures?.meanInFlight ?? 0) - 1_000)).toBeLessThan(5);
    }
  });
});
