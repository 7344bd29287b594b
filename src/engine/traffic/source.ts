import type { Stream } from '../../kernel/random.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** What a source must know of the run: it covers [0, durationMs), and time 0 is startEpochMs in UTC. */
export type RunWindow = Pick<Scenario, 'durationMs' | 'startEpochMs'>;

/** Where a source takes its uniform numbers from, all inside (0, 1). */
export type Uniforms = Pick<Stream, 'uniform'>;
