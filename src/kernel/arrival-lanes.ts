import { checkTime, type Milliseconds } from './time.ts';

/** The arrivals of one function, asked for when those before them have been taken. */
export interface ArrivalSource {
  /** When the next arrival is, never before the one before it; Infinity when there are no more. */
  next(): Milliseconds;
  /** How many arrive then: at least one. A dense source gives all of one instant at once. */
  readonly count: number;
}

/**
 * Arrivals of many sources merged in order of time, at one instant in order of the lanes. Only the next arrival of
 * each lane is held: arrivals are in order already, so they never enter the event queue.
 *
 * A tournament tree: node n is won by the earlier of nodes 2n and 2n + 1, and node 1 is won by the next arrival.
 */
export class ArrivalLanes {
  readonly #sources: ArrivalSource[] = [];
  #capacity = 1;
  #times = new Float64Array(1).fill(Infinity);
  /** The lane that wins each node; the leaves, from `#capacity` on, are the lanes themselves. */
  #winners = new Int32Array(2);
  #counts = new Float64Array(1);
  #poppedTime: Milliseconds = 0;
  /** How many arrived at the last pop. */
  poppedCount = 0;

  /** When the next arrival is; Infinity when all sources are exhausted. */
  get nextTime(): number {
    return this.#times[this.#winners[1] as number] as number;
  }

  /** Adds a lane, asks its source for the first arrival, and returns its index. */
  add(source: ArrivalSource): number {
    const lane = this.#sources.push(source) - 1;
    if (lane === this.#capacity) this.#grow();
    this.#enter(lane, this.#ask(lane));
    return lane;
  }

  /** Takes the next arrivals of one lane, and returns the lane; -1 when all sources are exhausted. */
  pop(): number {
    if (this.nextTime === Infinity) return -1;
    const lane = this.#winners[1] as number;
    this.#poppedTime = this.nextTime;
    this.poppedCount = this.#counts[lane] as number;
    const time = this.#ask(lane);
    // At the same instant the lane wins again: in dense traffic, nothing to play for most of the time.
    if (time !== this.#poppedTime) this.#enter(lane, time);
    return lane;
  }

  /** A source that goes back in time throws InvariantError. */
  #ask(lane: number): number {
    const source = this.#sources[lane] as ArrivalSource;
    const time = source.next();
    if (time !== Infinity) checkTime(time, this.#poppedTime);
    this.#counts[lane] = source.count;
    return time;
  }

  #enter(lane: number, time: number): void {
    this.#times[lane] = time;
    for (let node = (this.#capacity + lane) >> 1; node > 0; node >>= 1) this.#play(node);
  }

  /** The left side has the lower lanes, and so wins a tie. */
  #play(node: number): void {
    const left = this.#winners[2 * node] as number;
    const right = this.#winners[2 * node + 1] as number;
    this.#winners[node] = (this.#times[right] as number) < (this.#times[left] as number) ? right : left;
  }

  #grow(): void {
    const times = this.#times;
    this.#capacity *= 2;
    this.#times = new Float64Array(this.#capacity).fill(Infinity);
    this.#times.set(times);
    const counts = this.#counts;
    this.#counts = new Float64Array(this.#capacity);
    this.#counts.set(counts);
    this.#winners = Int32Array.from({ length: 2 * this.#capacity }, (_, node) =>
      Math.max(0, node - this.#capacity),
    );
    for (let node = this.#capacity - 1; node > 0; node--) this.#play(node);
  }
}
