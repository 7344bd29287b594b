/** What the model needs from outside: time, a queue, randomness, parameters, and somebody to tell. */
import type { Handle } from '../kernel/event-queue.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Stream, Streams } from '../kernel/random.ts';
import type { Distribution } from '../kernel/distribution.ts';
import type { Eni } from './eni.ts';
import type { EnvironmentPool } from './environments.ts';
import type { Emit } from './facts.ts';
import type { FunctionVersion } from './function.ts';
import type { Holding } from './holding.ts';
import type { Key } from './key.ts';
import type { Parameters } from './parameters.ts';

/**
 * The order of events at one instant. Ends of invocations come before all of these, arrivals after them; within
 * one rank the first scheduled is the first served.
 */
export const ranks = { end: 0, timer: 1, usedIps: 2, create: 3, timeline: 4 } as const;

/** The model's own scheduled causes. */
export type ModelEvent =
  | { readonly cause: 'eni.ready'; readonly eni: Eni }
  | { readonly cause: 'eni.detach'; readonly eni: Eni }
  | { readonly cause: 'eni.delete'; readonly eni: Eni }
  | { readonly cause: 'eni.recycle'; readonly eni: Eni }
  | { readonly cause: 'key.scaleIn'; readonly key: Key }
  | { readonly cause: 'holding.attached'; readonly holding: Holding }
  | { readonly cause: 'version.settled'; readonly version: FunctionVersion }
  | { readonly cause: 'version.idle'; readonly version: FunctionVersion }
  | { readonly cause: 'environments.expire'; readonly pool: EnvironmentPool };

/** The world outside of the model, as the model sees it. */
export interface Context {
  readonly now: Milliseconds;
  readonly parameters: Parameters;
  readonly streams: Streams;
  readonly emit: Emit;
  schedule(at: Milliseconds, rank: number, event: ModelEvent): Handle;
  cancel(handle: Handle): void;
  /** One draw of a delay, in whole milliseconds. */
  draw(delay: Distribution, stream: Stream): Milliseconds;
}
