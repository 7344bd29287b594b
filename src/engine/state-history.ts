/** The states of every version over time. Only facts of the control plane are heard: memory grows by changes of state. */
import { toSeconds, type Milliseconds } from '../kernel/time.ts';
import type { FactName } from '../model/facts.ts';
import type { FunctionVersion } from '../model/function.ts';
import type { FunctionState } from '../model/states.ts';
import type { World } from '../model/world.ts';
import type { Journal } from './journal.ts';
import type { Phase, StateChange } from './result.ts';

/** Every fact after which a version may be in another phase. */
const changes = [
  'function.created',
  'function.activated',
  'function.failed',
  'function.inactivated',
  'function.restoring',
  'function.deleted',
  'version.published',
  'update.started',
  'update.succeeded',
  'update.failed',
] as const satisfies readonly FactName[];

/** Notes the phase of a version at each change; what lasts no time at all is not kept. */
export class StateHistory {
  readonly #world: World;
  readonly #changes = new Map<string, StateChange[]>();

  constructor(world: World, journal: Journal) {
    this.#world = world;
    for (const { name, versions } of world.functions.values())
      for (const version of versions.keys()) this.#note(name, version, 0);
    for (const fact of changes) {
      journal.on(
        fact,
        ({ function: name, version }: { function: string; version: string }, at: Milliseconds) =>
          this.#note(name, version, toSeconds(at)),
      );
    }
  }

  /** By `name:version`, sorted. */
  all(): Record<string, readonly StateChange[]> {
    return Object.fromEntries([...this.#changes].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #note(name: string, version: string, seconds: number): void {
    const id = `${name}:${version}`;
    const before = this.#changes.get(id) ?? [];
    const phase = phaseOf(this.#world.functions.get(name)?.versions.get(version));
    this.#changes.set(id, before);
    if (before.at(-1)?.[0] === seconds) before.pop();
    if ((before.at(-1)?.[1] ?? null) !== phase) before.push([seconds, phase]);
  }
}

const phaseOf = (version: FunctionVersion | undefined): Phase | null => {
  if (version === undefined) return null;
  return version.state === 'Active' && version.isUpdating ? 'Updating' : version.state;
};

/** The State behind a phase: an update does not change it. */
const stateOf = (phase: Phase | null): FunctionState | null => (phase === 'Updating' ? 'Active' : phase);

/** One more or one fewer version in a State, in the order of time. */
export const stepsOf = (
  state: FunctionState,
  histories: readonly (readonly StateChange[])[],
): readonly (readonly [seconds: number, step: number])[] =>
  histories
    .flatMap((history) =>
      history.map(([seconds, phase], index) => {
        const before = history[index - 1]?.[1] ?? null;
        return [seconds, Number(stateOf(phase) === state) - Number(stateOf(before) === state)] as const;
      }),
    )
    .sort(([a], [b]) => a - b);
