/**
 * The most invocations that run at once within a step, given how many run at its borders. What decides about ENIs is
 * this peak and not where a step happens to end.
 *
 * Near the borders, within two mean durations, arrivals and ends come in any order: the maximum of a random walk
 * between two known points (reflection principle). In the middle the maximum is that of a stationary system: peaks
 * beyond a level come at a rate of their own (Poisson clumping), by the mean time that the birth-death chain takes to
 * reach it (Keilson), or, where many run, by that of its diffusion limit. An approximation, as docs/fidelity.md says.
 */
import type { Stream } from '../../kernel/random.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { clumpLevel } from './clump-level.ts';

/** A step of one version's traffic. */
export interface Step {
  readonly durationMs: Milliseconds;
  /** How many arrivals were expected, and how many there were. */
  readonly expected: number;
  readonly arrivals: number;
  /** Running at its start and at its end. */
  readonly before: number;
  readonly after: number;
  readonly meanMs: Milliseconds;
}

/** Below so many running on average the chain is followed state by state. */
const FEW = 16;

/** Where fewer arrivals are expected in a step it matters how many there were. */
const SCANTY = 30;

/** Draws the peak of a step. Takes two uniforms, or one where there is no middle, or none where nothing moves. */
export const drawPeak = (step: Step, stream: Stream): number => {
  const { before, after, arrivals, durationMs, meanMs } = step;
  const least = Math.max(before, after);
  if (arrivals === 0 || durationMs === 0) return least;
  // A walk that is drawn back to its mean strays less than a free one.
  const edgesMs = 2 * meanMs;
  const moves = arrivals + before + arrivals - after;
  const steps = edgesMs === 0 ? 0 : moves * (edgesMs / durationMs) * Math.tanh(durationMs / edgesMs);
  const peak = Math.max(least, 1, walkPeak(before, after, steps, stream));
  const middleMs = durationMs - edgesMs;
  const highest = middleMs > 0 ? Math.max(peak, middlePeak(step, middleMs, stream)) : peak;
  return Math.min(before + arrivals, highest);
};

/** The maximum of a walk of so many steps up and down between two points. */
const walkPeak = (from: number, to: number, steps: number, stream: Stream): number => {
  const rise = to - from;
  const above = (rise + Math.sqrt(rise * rise - 2 * steps * Math.log(stream.uniform()))) / 2;
  return from + Math.floor(above);
};

const middlePeak = (
  { expected, arrivals, durationMs, meanMs }: Step,
  middleMs: Milliseconds,
  stream: Stream,
): number => {
  const patience = -Math.log(stream.uniform());
  const load = (expected / durationMs) * meanMs;
  if (load >= FEW) return clumpLevel(load, (patience * meanMs) / middleMs);
  // A border where next to nobody runs hardly reaches into the middle.
  const aroundMs = middleMs + (durationMs - middleMs) / (1 + load);
  const within = aroundMs / durationMs / patience;
  return expected < SCANTY
    ? chainPeak((level) => ((arrivals - level) * meanMs) / durationMs, arrivals * within)
    : chainPeak(() => load, expected * within);
};

/**
 * The highest level that a system of infinitely many servers reaches, starting empty, in the time of so many arrivals.
 * The load may depend on the level: of few arrivals, those in service arrive no more.
 */
const chainPeak = (loadAt: (level: number) => number, within: number): number => {
  let level = 0;
  // 1/B(k) by Erlang's recursion; their sum is the mean time from 0 to the next level, in arrivals.
  let inverse = 1;
  let time = 1;
  while (time <= within) {
    level += 1;
    inverse = 1 + (level / loadAt(level)) * inverse;
    // Nobody is left to arrive.
    if (!(inverse > 0 && inverse < Infinity)) return level;
    time += inverse;
  }
  return level;
};
