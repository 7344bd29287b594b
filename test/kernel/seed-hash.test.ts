import { describe, expect, it } from 'vitest';
import { hashWords } from '../../src/kernel/seed-hash.ts';

describe('hashWords', () => {
  // numpy/random/tests/test_seed_sequence.py, made by O'Neill's C++ reference.
  it.each([
    [
      [3735928559, 195939070, 229505742, 305419896],
      [3914649087, 576849849, 3593928901, 2229911004],
    ],
    [
      [3668361503, 4165561550, 1661411377, 3634257570],
      [2240804226, 3691353228, 1365957195, 2654016646],
    ],
    [
      [164546577, 4166754639, 1765190214, 1303880213],
      [3562296087, 3191708229, 1147942216, 3726991905],
    ],
  ])('gives what the reference gives for %j', (entropy, words) => {
    expect([...hashWords(entropy, 4)]).toEqual(words);
  });

  it('gives what NumPy gives for less and for more entropy than its pool holds', () => {
    expect([...hashWords([42], 5)]).toEqual([3444837047, 2669555309, 2046530742, 3581440988, 1691623607]);
    expect([...hashWords([1, 2, 3, 4, 5, 6, 7], 9)]).toEqual([
      1473699950, 2347498550, 2851142778, 785663715, 3406297423, 1173968772, 295359968, 1289085186,
      3905890775,
    ]);
  });

  it('changes half of its bits when one bit of any word changes', () => {
    const entropy = [1, 2, 3, 4, 5, 6, 7, 8];
    const base = hashWords(entropy, 4);
    const flips = entropy.flatMap((_, at) =>
      Array.from({ length: 32 }, (__, bit) => {
        const changed = hashWords(entropy.with(at, (entropy[at] as number) ^ (1 << bit)), 4);
        return changed.reduce((sum, word, i) => sum + bitsSet(word ^ (base[i] as number)), 0);
      }),
    );
    expect(Math.min(...flips)).toBeGreaterThan(36); // binomial(128, 1/2): 64 less five deviations
    expect(Math.max(...flips)).toBeLessThan(92);
  });
});

function bitsSet(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
}
