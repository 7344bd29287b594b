/** An experiment: a scenario for which theory has an answer, and the comparison of both. */
import type { Comparison } from './comparison.ts';

/** One section of the page, and one test. */
export interface Experiment {
  readonly title: string;
  /** The scenario and how it is sampled, in a sentence or two. */
  readonly setting: string;
  /** Paper or book. */
  readonly source: string;
  /** Simulates with a seed and compares. */
  readonly compare: (seed: number) => readonly Comparison[];
}
