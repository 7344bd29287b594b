import { describe, expect, it } from 'vitest';
import { Simulation } from '../../../src/engine/simulation.ts';
import { HOUR, MINUTE } from '../../../src/kernel/time.ts';
import type { TrafficSpec } from '../../../src/scenario/scenario.ts';
import { scenario } from '../../support/scenarios.ts';

const shared = { qualifier: '$LATEST', duration: { fixed: 100 } } as const;
const rate = (value: number): TrafficSpec => ({
  ...shared,
  form: 'rate',
  rate: { interpolate: 'step', points: [{ atMs: 0, value }] },
});
const counts: TrafficSpec = { ...shared, form: 'counts', counts: { counts: [7, 0, 5], intervalMs: MINUTE } };

const runOf = (...traffic: readonly TrafficSpec[]): Simulation =>
  new Simulation(
    scenario({
      fidelity: 'aggregate',
      durationMs: HOUR,
      functions: traffic.map((one, index) => ({ name: `f${index}`, create: 'existing', traffic: one })),
    }),
  );
const totals = (run: Simulation): number[] => {
  run.advanceTo(HOUR);
  return run.result().functions.map(({ invocations }) => invocations.total);
};

describe('traffic that is set going, counted', () => {
  it('is of the workload that it asks for', () => {
    const run = runOf(rate(3));
    expect(run.world.workload('f0', '$LATEST').counted).not.toBeNull();
  });

  it('follows a rate by a Poisson count (|z| ≤ 4), and a trace to the number', () => {
    const [byRate = 0, byTrace] = totals(runOf(rate(3), counts));
    expect(Math.abs(byRate - 3 * 3600) / Math.sqrt(3 * 3600)).toBeLessThan(4);
    expect(byRate).not.toBe(3 * 3600);
    expect(byTrace).toBe(12);
  });

  it('has streams of its own: another function changes none of its numbers', () => {
    expect(totals(runOf(rate(3), rate(8)))[0]).toBe(totals(runOf(rate(3)))[0]);
  });
});
