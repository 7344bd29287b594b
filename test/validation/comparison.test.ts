import { describe, expect, it } from 'vitest';
import { Streams } from '../../src/kernel/random.ts';
import { close, lawIs, meanIs, ratioIs, same, shareIs, varianceIs } from './comparison.ts';

const said = { what: 'x', formula: 'y' };
const stream = new Streams(1).stream('comparison');
const uniforms = Array.from({ length: 2000 }, () => stream.uniform());
const dice = uniforms.map((u) => Math.floor(6 * u));
const fair = Array<number>(6).fill(1 / 6);

describe('a comparison agrees with what is right and with nothing else', () => {
  it('of an estimate: within four standard errors', () => {
    expect(close(said, 1, 1.39, 0.1)).toMatchObject({ agrees: true, within: '0.99 to 1.79' });
    expect(close(said, 1, 1.41, 0.1).agrees).toBe(false);
    expect(close(said, 1, 1, 0).agrees).toBe(false);
    expect(close(said, 1, Number.NaN, 0.1).agrees).toBe(false);
  });

  it('of a mean', () => {
    expect(meanIs(said, 0.5, uniforms).agrees).toBe(true);
    expect(meanIs(said, 0.53, uniforms).agrees).toBe(false);
  });

  it('of a variance', () => {
    expect(varianceIs(said, 1 / 12, uniforms, 1 / 80).agrees).toBe(true);
    expect(varianceIs(said, 1 / 10, uniforms, 1 / 80).agrees).toBe(false);
  });

  it('of a share', () => {
    expect(shareIs(said, 0.25, 260, 1000).agrees).toBe(true);
    expect(shareIs(said, 0.25, 310, 1000).agrees).toBe(false);
  });

  it('of a ratio, whose parts go together', () => {
    const pairs = uniforms.map((u) => [2 * u + (u > 0.5 ? 0.1 : -0.1) * u, u] as const);
    const parts = pairs.reduce((total, [part]) => total + part, 0);
    const wholes = pairs.reduce((total, [, whole]) => total + whole, 0);
    expect(ratioIs(said, parts / wholes, pairs).agrees).toBe(true);
    expect(ratioIs(said, 1.9, pairs).agrees).toBe(false);
  });

  it('of a law', () => {
    expect(lawIs(said, fair, dice).agrees).toBe(true);
    expect(lawIs(said, [0.2, 0.2, 0.15, 0.15, 0.15, 0.15], dice).agrees).toBe(false);
  });

  it('of a law that does not allow what is seen once', () => {
    expect(lawIs(said, fair, [...dice, 6]).agrees).toBe(false);
  });

  it('of a law that nobody could miss', () => {
    expect(lawIs(said, [1], [0, 0, 0]).agrees).toBe(false);
  });

  it('of exact figures', () => {
    expect(same(said, [1, 2], [1, 2]).agrees).toBe(true);
    expect(same(said, [1, 2], [1, 2.0001]).agrees).toBe(false);
    expect(same(said, [1, 2], [1]).agrees).toBe(false);
    expect(same(said, [], []).agrees).toBe(false);
  });
});
