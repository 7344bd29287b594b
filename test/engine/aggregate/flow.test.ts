import { describe, expect, it } from 'vitest';
import { CountFlow } from '../../../src/engine/aggregate/flow-counts.ts';
import { RateFlow } from '../../../src/engine/aggregate/flow-rate.ts';
import type { Flow } from '../../../src/engine/aggregate/flow.ts';
import { Streams } from '../../../src/kernel/random.ts';
import { MINUTE, SECOND } from '../../../src/kernel/time.ts';
import { kolmogorovSmirnov, zOfMean } from '../../kernel/statistics.ts';

const run = { durationMs: 10 * MINUTE, startEpochMs: null };
const stream = (...path: (string | number)[]) => new Streams(11).stream('flow', ...path);
const ramp = {
  interpolate: 'linear' as const,
  points: [
    { atMs: 0, value: 0 },
    { atMs: 5 * MINUTE, value: 2 },
    { atMs: 5 * MINUTE, value: 1 },
  ],
};
const counts = { intervalMs: MINUTE, counts: [7, 0, 3] };

describe('a flow at a rate', () => {
  it('expects the integral of the rate, and draws counts of that mean and spread (|z| ≤ 4)', () => {
    const flow = new RateFlow(ramp, stream('rate'), run);
    expect(flow.expected(5 * MINUTE)).toBeCloseTo(300);
    expect(flow.expected(20 * MINUTE)).toBeCloseTo(600);
    const drawn = Array.from({ length: 2000 }, (_, i) => new RateFlow(ramp, stream(i), run).take(MINUTE));
    expect(Math.abs(zOfMean(drawn, 12))).toBeLessThan(4);
    expect(Math.abs(zOfMean(drawn.map((n) => (n - 12) ** 2), 12))).toBeLessThan(4); // prettier-ignore
  });

  it('draws the next arrival by the exponential law of the integral', () => {
    const first = Array.from({ length: 2000 }, (_, i) => {
      const flow = new RateFlow(ramp, stream('next', i), run);
      flow.drawNext();
      return flow.known as number;
    });
    const cdf = (ms: number): number => 1 - Math.exp(-(ms ** 2) / (2 * 150 * SECOND * SECOND));
    expect(kolmogorovSmirnov(first, cdf)).toBeLessThan(1.95);
  });

  it('knows where the rate jumps, and that nothing comes after the end', () => {
    const flow = new RateFlow(ramp, stream('end'), run);
    expect(flow.pieceEnd).toBe(5 * MINUTE);
    flow.take(5 * MINUTE);
    expect(flow.steadySince).toBe(5 * MINUTE);
    flow.take(10 * MINUTE);
    flow.drawNext();
    expect(flow.known).toBe(Infinity);
  });
});

describe('a flow of counts', () => {
  it('gives out just what the trace has, however it is cut', () => {
    const flow = new CountFlow(counts, stream('cut'), run);
    let taken = 0;
    for (let at = 7 * SECOND; at < 4 * MINUTE; at += 7 * SECOND) {
      const to = Math.min(at, flow.pieceEnd);
      taken += flow.take(to);
      if (to === MINUTE) expect(taken).toBe(7);
      if (to < at) taken += flow.take(Math.min(at, flow.pieceEnd));
    }
    expect(taken).toBe(10);
  });

  it('gives them out one by one as well, in order, each in its interval', () => {
    const flow: Flow = new CountFlow(counts, stream('one by one'), run);
    const times: number[] = [];
    for (flow.drawNext(); flow.known !== Infinity; flow.drawNext()) {
      times.push(flow.known as number);
      flow.takeNext();
    }
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.map((at) => Math.floor(at / MINUTE))).toEqual([0, 0, 0, 0, 0, 0, 0, 2, 2, 2]);
  });

  it('has nobody arrive before a known arrival', () => {
    const flow = new CountFlow(counts, stream('known'), run);
    flow.drawNext();
    expect(flow.take(flow.known as number)).toBe(0);
    expect(flow.expected(MINUTE)).toBe(7);
  });
});
