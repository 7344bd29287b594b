/** Time series as step functions: a point where a value changes, or on a grid of instants. */
import { toSeconds, type Milliseconds } from '../kernel/time.ts';
import { stateLifecycle, type FunctionState } from '../model/states.ts';
import type { World } from '../model/world.ts';
import type { Journal } from './journal.ts';
import type { Point, TimeSeries } from './result.ts';

/** At every change, or every so many milliseconds. */
export type SeriesStep = 'changes' | Milliseconds;

/** One value over time; equal neighbours are one point. */
class Series {
  readonly points: [number, number][] = [];
  note(seconds: number, value: number): void {
    if (this.points.at(-1)?.[0] === seconds) this.points.pop();
    if (this.points.at(-1)?.[1] !== value) this.points.push([seconds, value]);
  }
}

export class SeriesRecorder {
  readonly #world: World;
  readonly #step: SeriesStep;
  #nextSample: Milliseconds = 0;
  readonly #all = new Map<string, Series>();

  constructor(world: World, journal: Journal, step: SeriesStep) {
    this.#world = world;
    this.#step = step;
    this.#sample(0);
    if (step === 'changes') journal.onAny(({ at }) => this.#sample(at));
  }

  /** Time is about to move on: what the grid asks for before that is noted. */
  beforeTime(at: Milliseconds): void {
    if (this.#step === 'changes') return;
    for (; this.#nextSample < at; this.#nextSample += this.#step) this.#sample(this.#nextSample);
  }

  until(now: Milliseconds): TimeSeries {
    this.#sample(now);
    return {
      intervalSeconds: this.#step === 'changes' ? null : toSeconds(this.#step),
      enis: this.#all.get('enis')?.points ?? [],
      keys: Object.fromEntries(
        [...this.#world.keys.keys()].sort().map((key) => [
          key,
          {
            enis: this.#all.get(`key enis ${key}`)?.points ?? [],
            connections: this.#all.get(`connections ${key}`)?.points ?? [],
          },
        ]),
      ),
      subnets: this.#group('subnet'),
      vpcs: this.#group('vpc'),
      states: this.#group('state'),
    };
  }

  #sample(at: Milliseconds): void {
    const seconds = toSeconds(at);
    const { keys, network, functions } = this.#world;
    let enis = 0;
    for (const { id, enis: here, connections } of keys.values()) {
      enis += here.length;
      this.#note(`key enis ${id}`, seconds, here.length);
      this.#note(`connections ${id}`, seconds, connections.open);
    }
    this.#note('enis', seconds, enis);
    for (const { id, used } of network.subnets.values()) this.#note(`subnet ${id}`, seconds, used);
    for (const { id, used } of network.vpcs.values()) this.#note(`vpc ${id}`, seconds, used);
    const states: Record<FunctionState, number> = { Pending: 0, Active: 0, Inactive: 0, Failed: 0 };
    for (const { versions } of functions.values())
      for (const { state } of versions.values()) states[state] += 1;
    for (const state of stateLifecycle.states) this.#note(`state ${state}`, seconds, states[state]);
  }

  #note(name: string, seconds: number, value: number): void {
    const series = this.#all.get(name) ?? new Series();
    this.#all.set(name, series);
    series.note(seconds, value);
  }

  #group(kind: string): Record<string, readonly Point[]> {
    const prefix = `${kind} `;
    const chosen = [...this.#all].filter(([name]) => name.startsWith(prefix));
    return Object.fromEntries(chosen.map(([name, { points }]) => [name.slice(prefix.length), points]));
  }
}
