import { describe, expect, it } from 'vitest';
import { besides, disagreements, sidesOf } from '../../bench/sides.ts';
import { row } from './results-of.ts';

describe('sidesOf', () => {
  it('brings together what is compared, and leaves others alone', () => {
    const sides = sidesOf([row('a', [1], { side: 's' }), row('b', [1]), row('c', [1], { side: 's' })]);
    expect(sides.map((side) => side.map(({ name }) => name))).toEqual([['a', 'c'], ['b']]);
  });
});

describe('besides', () => {
  it('tells how many times as fast the first of a side is', () => {
    const rows = [
      row('ours', [1, 2, 3], { side: 's' }),
      row('theirs', [8, 9, 10], { side: 's' }),
      row('x', [1]),
    ];
    expect(besides(rows)).toEqual([{ name: 'theirs', first: 'ours', firstIsFaster: 4.5 }]);
  });
});

describe('disagreements', () => {
  const ours = row('ours', [1], { side: 's', meanInFlight: 1_000 });

  it('finds a peer that did other work', () => {
    const theirs = row('theirs', [1], { side: 's', meanInFlight: 1_030 });
    expect(disagreements([ours, theirs])).toEqual([
      '1000 to 1030 in flight on average, so not the same work was measured: ours, theirs',
    ]);
  });

  it('lets chance be, and what is on another side or has no mean', () => {
    const close = row('close', [1], { side: 's', meanInFlight: 1_010 });
    const other = row('other', [1], { side: 't', meanInFlight: 65_000 });
    expect(disagreements([ours, close, other, row('none', [1], { side: 's' })])).toEqual([]);
  });
});
