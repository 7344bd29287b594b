import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Streams, deriveSeed, hexDigits, type Stream } from '../../src/kernel/random.ts';
import { correlation } from './statistics.ts';

const take = (stream: Stream, count: number) => Array.from({ length: count }, () => stream.uniform());

const part = fc.oneof(fc.string(), fc.integer(), fc.constantFrom('a', 'ab', 'b', '1', 1, '', '-1', -1));
const path = fc.array(part, { maxLength: 4 });

describe('Streams', () => {
  it('gives the numbers it has always given: a change here changes every result', () => {
    expect(take(new Streams(42).stream('arrivals', 'checkout-1'), 3)).toEqual([
      0.07367834737189993, 0.32671463828136427, 0.5702853930408832,
    ]);
    expect(take(new Streams(0).stream(), 1)).toEqual([0.46583351738308443]);
    expect(take(new Streams(2 ** 40).stream('eni', 7), 1)).toEqual([0.5685488571358414]);
  });

  it('gives a path the same numbers, whatever was asked for before or in between', () => {
    fc.assert(
      fc.property(fc.integer(), path, fc.array(path), (seed, asked, others) => {
        const expected = take(new Streams(seed).stream(...asked), 5);
        const streams = new Streams(seed);
        for (const other of others) streams.stream(...other).uniform();
        const stream = streams.stream(...asked);
        const numbers = expected.map(() => {
          for (const other of others) streams.stream(...other).uniform();
          return stream.uniform();
        });
        expect(numbers).toEqual(expected);
      }),
    );
  });

  it('gives two paths, or two seeds, two streams', () => {
    const seedAndPath = fc.tuple(fc.nat(3), path);
    fc.assert(
      fc.property(seedAndPath, seedAndPath, ([seed, one], [otherSeed, other]) => {
        fc.pre(seed !== otherSeed || one.length !== other.length || one.some((name, i) => name !== other[i]));
        expect(new Streams(seed).stream(...one).uniform()).not.toBe(
          new Streams(otherSeed).stream(...other).uniform(),
        );
      }),
    );
  });

  it.each([
    [
      ['a', 'bc'],
      ['ab', 'c'],
    ],
    [['a', ''], ['a']],
    [[1], ['1']],
    [[12], [1, 2]],
  ])('keeps %j and %j apart', (one, other) => {
    const streams = new Streams(1);
    expect(streams.stream(...one).uniform()).not.toBe(streams.stream(...other).uniform());
  });

  it('gives neighbours unrelated numbers (|z| ≤ 4)', () => {
    const count = 20_000;
    const numbers = [0, 1, 2].map((i) => take(new Streams(7).stream('duration', i), count));
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const z = correlation(numbers[i] as number[], numbers[j] as number[]) * Math.sqrt(count);
      expect(Math.abs(z)).toBeLessThan(4);
    }
  });
});

describe('a stream', () => {
  it('is uniform, and unrelated to its own past (|z| ≤ 4)', () => {
    const count = 50_000;
    const numbers = take(new Streams(3).stream('uniformity'), count);
    const mean = numbers.reduce((sum, u) => sum + u, 0) / count;
    expect(Math.abs((mean - 0.5) * Math.sqrt(12 * count))).toBeLessThan(4);
    const z = correlation(numbers.slice(1), numbers.slice(0, -1)) * Math.sqrt(count);
    expect(Math.abs(z)).toBeLessThan(4);
  });

  it('stays inside the open interval, on the centres of 2^52 cells', () => {
    for (const u of take(new Streams(5).stream(), 10_000)) {
      expect(u > 0 && u < 1 && Number.isInteger(u * 2 ** 52 - 0.5)).toBe(true);
    }
  });

  it('gives integers below any bound, all alike (χ² within 4 deviations)', () => {
    const stream = new Streams(11).stream('dice');
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) counts[stream.integer(10)]! += 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 2_000) ** 2 / 2_000, 0);
    expect(Math.abs(chiSquare - 9) / Math.sqrt(18)).toBeLessThan(4);
    expect(stream.integer(1)).toBe(0);
  });

  it('takes one uniform per integer, so that streams stay in step', () => {
    const [one, other] = [new Streams(1).stream('x'), new Streams(1).stream('x')];
    one.integer(6);
    other.uniform();
    expect(one.uniform()).toBe(other.uniform());
  });
});

describe('deriveSeed', () => {
  it('gives the 32 bits it has always given', () => {
    expect(deriveSeed(42, 'point', 3, 'replication', 17)).toBe(1_469_462_622);
  });

  it('gives a hundred thousand replications about as many seeds as chance does', () => {
    const seeds = new Set(Array.from({ length: 100_000 }, (_, i) => deriveSeed(1, 'replication', i)));
    expect(seeds.size).toBeGreaterThan(100_000 - 10); // birthdays: 1.2 expected
  });
});

describe('hexDigits', () => {
  it('gives the id it has always given', () => {
    expect(hexDigits(42, 17, 'eni', 'subnet-a', 1)).toBe('745076d21f8c65095');
  });

  it('has any length', () => {
    fc.assert(
      fc.property(fc.nat(40), path, (length, names) => {
        expect(hexDigits(1, length, ...names)).toMatch(new RegExp(`^[0-9a-f]{${length}}$`));
      }),
    );
  });
});
