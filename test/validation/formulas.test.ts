import { describe, expect, it } from 'vitest';
import {
  average,
  chiSquareLimit,
  erlangB,
  erlangC,
  erlangLaw,
  peakBelow,
  poisson,
  poissonQuantile,
  poissonTail,
  sum,
} from './formulas.ts';

describe('Poisson', () => {
  it('is a law with its mean', () => {
    const law = poisson(20, 100);
    expect(sum(law)).toBeCloseTo(1, 12);
    expect(sum(law.map((probability, k) => k * probability))).toBeCloseTo(20, 10);
    expect(poisson(2, 0)).toEqual([Math.exp(-2)]);
  });

  it('has a tail from k on', () => {
    expect(poissonTail(3, 0)).toBe(1);
    expect(poissonTail(3, 1)).toBeCloseTo(1 - Math.exp(-3), 12);
  });

  it.each([
    [1e3, 1154],
    [1e4, 10_479],
    [6e4, 61_168],
  ])('of mean %i has its quantile of 1 − 10⁻⁶ at %i', (mean, quantile) => {
    expect(poissonQuantile(mean, 1 - 1e-6)).toBe(quantile);
  });
});

describe('Erlang', () => {
  it('loses on one server a / (1 + a)', () => {
    expect(erlangB(3, 1)).toBeCloseTo(3 / 4, 12);
  });

  it.each([
    [10, 10, 0.2146],
    [90, 100, 0.02696],
    [65_000, 65_000, 0.0031],
  ])('B(%d, %d) is as in the tables', (load, servers, blocked) => {
    expect(erlangB(load, servers)).toBeCloseTo(blocked, 4);
  });

  it('B is the last state of the loss system', () => {
    expect(erlangLaw(8, 10).at(-1)).toBeCloseTo(erlangB(8, 10), 12);
  });

  it('C on one server is the load, and 4/9 for 2 on 3', () => {
    expect(erlangC(0.4, 1)).toBeCloseTo(0.4, 12);
    expect(erlangC(2, 3)).toBeCloseTo(4 / 9, 12);
  });
});

describe('the peak', () => {
  it('stays below 1 as long as nobody comes', () => {
    expect(peakBelow(2, 3, 1)[0]).toBeCloseTo(Math.exp(-6), 10);
  });

  it('below 2 is the survival of a chain of two states, by its eigenvalues', () => {
    // From 0 to 1 at rate 1, from 1 back at rate 1 and out at rate 1: x² + 3x + 1 = 0.
    const [slow, fast] = [(-3 + Math.sqrt(5)) / 2, (-3 - Math.sqrt(5)) / 2];
    const t = 2.5;
    const survival = (fast * Math.exp(slow * t) - slow * Math.exp(fast * t)) / (fast - slow);
    expect(peakBelow(1, t, 2)[1]).toBeCloseTo(survival, 10);
  });

  it('is a law: it grows to 1', () => {
    const below = peakBelow(6, 20, 30);
    expect(below).toEqual(below.toSorted((a, b) => a - b));
    expect(below.at(-1)).toBeCloseTo(1, 6);
  });
});

describe('numerical means', () => {
  it('average integrates', () => {
    expect(average((u) => u ** 2)).toBeCloseTo(1 / 3, 8);
    expect(average((u) => -Math.log(1 - u))).toBeCloseTo(1, 4);
  });

  it.each([
    [1, 0.05, 3.8415],
    [10, 0.05, 18.307],
    [2, 0.001, 13.8155],
  ])('χ² of %i degrees exceeds the limit of %d at %d, as in the tables', (freedom, probability, limit) => {
    expect(chiSquareLimit(freedom, probability)).toBeCloseTo(limit, 3);
  });
});
