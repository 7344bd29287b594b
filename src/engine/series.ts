/** Time series as step functions: a point where a value changes, or on a grid of instants. */
import { MINUTE, SECOND, toSeconds, type Milliseconds } from '../kernel/time.ts';
import { stateLifecycle } from '../model/states.ts';
import type { World } from '../model/world.ts';
import type { Journal } from './journal.ts';
import type { Point, StateChange, TimeSeries } from './result.ts';
import { StateHistory, stepsOf } from './state-history.ts';

/** At every change, or every so many milliseconds. */
export type SeriesStep = 'changes' | Milliseconds;

/** One value over time: its changes, the last one of an instant counting. */
class Series {
  readonly points: [number, number][] = [];

  note(seconds: number, value: number): void {
    if (this.points.at(-1)?.[0] === seconds) this.points.pop();
    if (this.points.at(-1)?.[1] !== value) this.points.push([seconds, value]);
  }

  /** The value at each instant of a grid and at the end, where it differs from the one before; null: every change. */
  on(grid: Milliseconds | null, end: Milliseconds): readonly Point[] {
    if (grid === null) return this.points;
    const thinned = new Series();
    for (const [seconds, value] of this.points) {
      const next = Math.ceil(Math.round(seconds * SECOND) / grid) * grid;
      thinned.note(toSeconds(Math.min(next, end)), value);
    }
    return thinned.points;
  }
}

/** Records the series of one run. */
export class SeriesRecorder {
  readonly #world: World;
  readonly #grid: Milliseconds | null;
  readonly #sampleEvery: Milliseconds;
  #nextSample: Milliseconds = 0;
  #enis = 0;
  readonly #total = new Series();
  readonly #keyEnis = new Map<string, Series>();
  readonly #connections = new Map<string, Series>();
  readonly #subnets = new Map<string, Series>();
  readonly #vpcs = new Map<string, Series>();
  readonly #history: StateHistory;

  constructor(world: World, journal: Journal, step: SeriesStep, durationMs: Milliseconds) {
    this.#world = world;
    this.#grid = step === 'changes' ? null : step;
    this.#sampleEvery =
      step === 'changes' ? Math.max(SECOND, Math.min(MINUTE, Math.ceil(durationMs / 1000))) : step;
    this.#history = new StateHistory(world, journal);
    this.#noteStart();
    this.#listen(journal);
  }

  /** Time is about to move on: the connections that the grid asks for before that are noted. */
  beforeTime(at: Milliseconds): void {
    for (; this.#nextSample < at; this.#nextSample += this.#sampleEvery)
      this.#sampleConnections(this.#nextSample);
  }

  until(now: Milliseconds): TimeSeries {
    this.#sampleConnections(now);
    const grid = this.#grid;
    const functions = this.#history.all();
    const all = (of: ReadonlyMap<string, Series>): Record<string, readonly Point[]> =>
      Object.fromEntries([...of].map(([name, series]) => [name, series.on(grid, now)]));
    return {
      intervalSeconds: grid && toSeconds(grid),
      connectionsIntervalSeconds: toSeconds(this.#sampleEvery),
      enis: this.#total.on(grid, now),
      keys: Object.fromEntries(
        [...this.#world.keys.keys()].sort().map((key) => [
          key,
          {
            enis: this.#keyEnis.get(key)?.on(grid, now) ?? [[0, 0]],
            connections: this.#connections.get(key)?.on(grid, now) ?? [[0, 0]],
          },
        ]),
      ),
      subnets: all(this.#subnets),
      vpcs: all(this.#vpcs),
      states: all(countsOf(Object.values(functions))),
      functions,
    };
  }

  #noteStart(): void {
    const { keys, network } = this.#world;
    for (const { id, enis } of keys.values()) this.#noteEnis(id, enis.length, enis.length, 0);
    this.#total.note(0, this.#enis);
    for (const { id } of network.subnets.values()) this.#noteSubnet(id, 0);
    for (const { id, used } of network.vpcs.values()) noteIn(this.#vpcs, id, 0, used);
  }

  #listen(journal: Journal): void {
    journal.on('eni.requested', ({ key, subnet }, at) => this.#onEni(key, subnet, 1, toSeconds(at)));
    journal.on('eni.deleted', ({ key, subnet }, at) => this.#onEni(key, subnet, -1, toSeconds(at)));
    journal.on('subnet.usageChanged', ({ subnet }, at) => this.#noteSubnet(subnet, toSeconds(at)));
    for (const fact of ['resource.created', 'resource.deleted'] as const) {
      journal.on(fact, ({ kind, id, subnet }, at) =>
        this.#noteSubnet(kind === 'subnet' ? id : (subnet ?? ''), toSeconds(at)),
      );
    }
  }

  #onEni(key: string, subnet: string, change: number, seconds: number): void {
    this.#noteEnis(key, this.#world.keys.get(key)?.enis.length ?? 0, change, seconds);
    this.#total.note(seconds, this.#enis);
    this.#noteSubnet(subnet, seconds);
  }

  #noteEnis(key: string, enis: number, change: number, seconds: number): void {
    this.#enis += change;
    noteIn(this.#keyEnis, key, seconds, enis);
  }

  #noteSubnet(id: string, seconds: number): void {
    const subnet = this.#world.network.subnets.get(id);
    if (subnet === undefined) return;
    noteIn(this.#subnets, id, seconds, subnet.used);
    noteIn(this.#vpcs, subnet.vpc.id, seconds, subnet.vpc.used);
  }

  #sampleConnections(at: Milliseconds): void {
    const seconds = toSeconds(at);
    for (const { id, connections } of this.#world.keys.values()) {
      noteIn(this.#connections, id, seconds, connections.open);
    }
  }
}

/** How many versions are in each State. */
const countsOf = (histories: readonly (readonly StateChange[])[]): Map<string, Series> => {
  const counts = new Map<string, Series>();
  for (const state of stateLifecycle.states) {
    let count = 0;
    noteIn(counts, state, 0, count);
    for (const [seconds, step] of stepsOf(state, histories)) noteIn(counts, state, seconds, (count += step));
  }
  return counts;
};

const noteIn = <N extends string>(all: Map<N, Series>, name: N, seconds: number, value: number): void => {
  const series = all.get(name) ?? new Series();
  all.set(name, series);
  series.note(seconds, value);
};
