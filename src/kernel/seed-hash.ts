/**
 * From a seed and a path of names to as many random bits as one asks for: M. E. O'Neill's `seed_seq_fe`, as in
 * NumPy's SeedSequence (https://www.pcg-random.org/posts/developing-a-seed_seq-alternative.html). Its pool of 128
 * bits keeps the streams of any two paths apart: among a million, two share a pool once in 10^26 scenarios.
 */

const POOL = 4;

/** The hash of some 32-bit words, as many words long as one asks for. */
export function hashWords(entropy: readonly number[], count: number): Uint32Array {
  const pool = mixedPool(entropy);
  const scramble = scrambler(0x8b51f9dd, 0x58f38ded);
  const words = new Uint32Array(count);
  for (let i = 0; i < count; i++) words[i] = scramble(pool[i % POOL] as number);
  return words;
}

function mixedPool(entropy: readonly number[]): Int32Array {
  const scramble = scrambler(0x43b0d7e5, 0x931e8875);
  const pool = new Int32Array(POOL);
  for (let i = 0; i < POOL; i++) pool[i] = scramble(entropy[i] ?? 0);
  // Late bits must affect early ones as well.
  for (let from = 0; from < POOL; from++) {
    for (let to = 0; to < POOL; to++) {
      if (from !== to) pool[to] = mix(pool[to] as number, scramble(pool[from] as number));
    }
  }
  for (let i = POOL; i < entropy.length; i++) {
    for (let to = 0; to < POOL; to++) pool[to] = mix(pool[to] as number, scramble(entropy[i] as number));
  }
  return pool;
}

/** A hash of one word whose constant moves on with every call, so that equal words differ by their place. */
function scrambler(start: number, step: number): (word: number) => number {
  let constant = start;
  return (word) => {
    const mixed = word ^ constant;
    constant = Math.imul(constant, step);
    return fold(Math.imul(mixed, constant));
  };
}

const mix = (x: number, y: number): number => fold(Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y));

const fold = (word: number): number => word ^ (word >>> 16);
