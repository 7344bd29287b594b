/** The engine's side of the model's context: the clock, the event queue, the streams and the journal. */
import { EventQueue, NO_HANDLE, type Handle } from '../kernel/event-queue.ts';
import { quantileOf, type Distribution } from '../kernel/distribution.ts';
import type { Stream, Streams } from '../kernel/random.ts';
import { MillisecondTable } from '../kernel/millisecond-table.ts';
import { DAY, type Milliseconds } from '../kernel/time.ts';
import type { Context } from '../model/context.ts';
import type { FactName, Facts } from '../model/facts.ts';
import type { Parameters } from '../model/parameters.ts';
import type { EngineEvent } from './engine-event.ts';
import { LONGEST_INVOCATION } from '../scenario/longest-invocation.ts';
import type { Journal } from './journal.ts';

/** The context of one run. */
export class EngineContext implements Context {
  /** Moved by the engine alone. */
  now: Milliseconds = 0;
  readonly queue = new EventQueue<EngineEvent>();
  readonly #quantiles = new Map<Distribution, (u: number) => number>();
  readonly #durationTables = new Map<Distribution, MillisecondTable>();

  constructor(
    readonly parameters: Parameters,
    readonly streams: Streams,
    readonly journal: Journal,
  ) {}

  readonly emit = <N extends FactName>(fact: N, details: Facts[N]): void =>
    this.journal.record(this.now, fact, details);

  schedule(at: Milliseconds, rank: number, event: EngineEvent): Handle {
    return this.queue.schedule(at, rank, event);
  }

  cancel(handle: Handle): void {
    if (handle !== NO_HANDLE) this.queue.cancel(handle);
  }

  draw(delay: Distribution, stream: Stream): Milliseconds {
    return drawMs(this.#quantileOf(delay), stream);
  }

  /** Of the lengths of invocations; those of one distribution share it. */
  durationTable(duration: Distribution): MillisecondTable {
    const known = this.#durationTables.get(duration);
    if (known !== undefined) return known;
    const table = new MillisecondTable(quantileOf(duration), LONGEST_INVOCATION);
    this.#durationTables.set(duration, table);
    return table;
  }

  #quantileOf(delay: Distribution): (u: number) => number {
    const known = this.#quantiles.get(delay);
    if (known !== undefined) return known;
    const quantile = quantileOf(delay);
    this.#quantiles.set(delay, quantile);
    return quantile;
  }
}

/** A thousand years: what a heavy tail may not exceed. */
const LONGEST_DELAY = 365_000 * DAY;

/** One draw in whole milliseconds, never negative. */
export const drawMs = (quantile: (u: number) => number, stream: Stream): Milliseconds =>
  Math.min(LONGEST_DELAY, Math.max(0, Math.round(quantile(stream.uniform()))));
