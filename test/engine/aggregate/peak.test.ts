import { describe, expect, it } from 'vitest';
import { drawPeak } from '../../../src/engine/aggregate/peak.ts';
import { poissonCount } from '../../../src/kernel/counts.ts';
import { Streams } from '../../../src/kernel/random.ts';

const stream = (name: string) => new Streams(2).stream('peak', name);
const step = { durationMs: 60_000, expected: 60, arrivals: 60, before: 3, after: 5, meanMs: 2_000 };
const mean = (load: number, meanMs: number): number => {
  const from = stream(`${load}`);
  const arrivals = (load * 60_000) / meanMs;
  const one = { ...step, meanMs, expected: arrivals, before: load, after: load };
  const draw = (): number => drawPeak({ ...one, arrivals: poissonCount(arrivals, from) }, from);
  return Array.from({ length: 2000 }, draw).reduce((a, b) => a + b, 0) / 2000;
};

describe('drawPeak', () => {
  it('is at least what runs at the borders, and at most what could run', () => {
    const from = stream('bounds');
    for (let i = 0; i < 1000; i++) {
      const peak = drawPeak({ ...step, arrivals: 4 }, from);
      expect(peak >= 5 && peak <= 7).toBe(true);
    }
  });

  it('draws nothing where nothing arrives', () => {
    const [one, other] = [stream('same'), stream('same')];
    expect(drawPeak({ ...step, arrivals: 0, before: 6, after: 5 }, one)).toBe(6);
    expect(one.uniform()).toBe(other.uniform());
  });

  it('grows with the time by the logarithm alone: shorter invocations of the same load peak a little higher', () => {
    expect(mean(100, 100)).toBeGreaterThan(mean(100, 10_000));
    expect(mean(100, 100)).toBeLessThan(100 + 5.5 * Math.sqrt(100));
  });

  it('has no seam where the chain gives way to its diffusion', () => {
    const [below, above] = [mean(15.9, 1_000), mean(16.1, 1_000)];
    expect(Math.abs(above - below)).toBeLessThan(1);
  });
});
