import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WindowMaximum } from '../../../src/engine/aggregate/window-maximum.ts';

describe('WindowMaximum', () => {
  it('is the maximum of what was added within the window', () => {
    const additions = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(20)), { maxLength: 200 });
    fc.assert(
      fc.property(additions, fc.integer({ min: 1, max: 40 }), (some, length) => {
        const window = new WindowMaximum(length);
        const all: [at: number, value: number][] = [];
        let now = 0;
        for (const [wait, value] of some) {
          now += wait;
          window.add(now, value);
          all.push([now, value]);
          const inside = all.filter(([at]) => at + length > now).map(([, one]) => one);
          expect(window.at(now)).toBe(Math.max(...inside));
        }
      }),
    );
  });

  it('says when it falls next', () => {
    const window = new WindowMaximum(10);
    expect(window.nextFall).toBe(Infinity);
    window.add(3, 5);
    window.add(4, 2);
    expect(window.nextFall).toBe(13);
    expect([window.at(12), window.at(13), window.nextFall, window.at(14)]).toEqual([5, 2, 14, 0]);
  });
});
