/**
 * From a seed and a path of names to as many random bits as one asks for: M. E. O'Neill's `seed_seq_fe`, as in
 * NumPy's SeedSequence (https://www.pcg-random.org/posts/developing-a-seed_seq-alternative.html). Its pool of 128
 * bits keeps the streams of any two paths apart: among a million, two share a pool once in 10^26 scenarios.
 */

const POOL = 4;

/** 32 bits of the hash per word asked for. */
export function hashWords(entropy: readonly number[], count: number): Uint32Array {
  const pool = mixedPool(entropy);
  const scramble = scrambler(0x8b51f9dd, 0x58f38ded);
  return Uint32Array.from({ length: count }, (_, i) => scramble(pool[i % POOL] as number));
}

function mixedPool(entropy: readonly number[]): Int32Array {
  const scramble = scrambler(0x43b0d7e5, 0x931e8875);
  const pool = Int32Array.from({ length: POOL }, (_, i) => scramble(entropy[i] ?? 0));
  // Late bits must affect early ones as well.
  for (let from = 0; from < POOL; from++) {
    for (let to = 0; to < POOL; to++) {
      if (from !== to) pool[to] = mix(pool[to] as number, scramble(pool[from] as number));
    }
  }
  for (const word of entropy.slice(POOL)) {
    for (let to = 0; to < POOL; to++) pool[to] = mix(pool[to] as number, scramble(word));
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
