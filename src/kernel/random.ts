import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { hashWords } from './seed-hash.ts';

/** What a stream is for: an entity and a purpose, such as `'arrivals', 'checkout-1'`. */
export type StreamPath = readonly (string | number)[];

/** An endless sequence of random numbers. */
export interface Stream {
  /** A number between 0 and 1, neither included, with 52 random bits. */
  uniform(): number;
  /** 32 random bits as an integer with a sign, at half the cost: for what is drawn by the billion. */
  bits(): number;
  /** An integer from 0 up to, not including, `below`, which is at least 1. Takes one uniform. */
  integer(below: number): number;
}

/**
 * All the randomness of a run. The stream of a path depends on the seed and the path alone, and not on what else
 * was asked for, so that adding a function changes no other function's numbers.
 */
export class Streams {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The stream of a path, from its start: asking again gives the same numbers again. */
  stream(...path: StreamPath): Stream {
    const state = wordsOf(this.#seed, 'stream', path, 4);
    // The one state that a xoroshiro generator never leaves.
    if (state.every((word) => word === 0)) state[0] = 1;
    return new GeneratorStream(xoroshiro128plusFromState(Array.from(state, (word) => word | 0)));
  }
}

/** A seed of 32 bits for a part of the work, such as one replication of one point. */
export function deriveSeed(seed: number, ...path: StreamPath): number {
  return wordsOf(seed, 'seed', path, 1)[0] as number;
}

/** Hexadecimal digits for an id, such as the 17 of `eni-0a1b2c3d4e5f60718`. */
export function hexDigits(seed: number, length: number, ...path: StreamPath): string {
  const words = wordsOf(seed, 'digits', path, Math.ceil(length / 8));
  return Array.from(words, (word) => word.toString(16).padStart(8, '0'))
    .join('')
    .slice(0, length);
}

class GeneratorStream implements Stream {
  readonly #generator: RandomGenerator;

  constructor(generator: RandomGenerator) {
    this.#generator = generator;
  }

  uniform(): number {
    // The low bits of a xoroshiro128+ are its weak ones: the upper 26 of two numbers.
    const high = this.#generator.next() >>> 6;
    const low = this.#generator.next() >>> 6;
    return (high * 2 ** 26 + low + 0.5) * 2 ** -52;
  }

  bits(): number {
    return this.#generator.next() | 0;
  }

  integer(below: number): number {
    return Math.floor(this.uniform() * below);
  }
}

/** A stream, a seed and an id of one path have nothing in common. */
function wordsOf(
  seed: number,
  use: 'stream' | 'seed' | 'digits',
  path: StreamPath,
  count: number,
): Uint32Array {
  const entropy: number[] = [];
  for (const part of [seed, use, ...path]) encode(part, entropy);
  return hashWords(entropy, count);
}

/** The kind and the length come first: ('a', 'bc') is not ('ab', 'c'), and 1 is not '1'. */
function encode(part: string | number, entropy: number[]): void {
  const text = String(part);
  entropy.push(2 * text.length + (typeof part === 'number' ? 1 : 0));
  for (let i = 0; i < text.length; i++) entropy.push(text.charCodeAt(i));
}
