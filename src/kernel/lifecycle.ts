import { InvariantError } from './invariant.ts';

type Name<Key> = Extract<Key, string>;

/** The boolean facts that any row states. */
type Facts<Rows> = Exclude<{ [State in keyof Rows]: keyof Rows[State] }[keyof Rows], 'on'>;

/** What the compiler asks of a table: every row states every fact, and its exits lead to states of the table. */
type Table<Rows> = {
  readonly [State in keyof Rows]: Readonly<Record<Facts<Rows>, boolean>> & {
    readonly on: Readonly<Record<string, Name<keyof Rows>>>;
  };
};

type Triggers<Rows> = {
  [State in keyof Rows]: Rows[State] extends { readonly on: infer Exits } ? Name<keyof Exits> : never;
}[keyof Rows];

/** The states of a kind of entity, what is true in each, and what leads from one to another. */
export interface Lifecycle<State extends string, Trigger extends string, Fact extends string> {
  readonly name: string;
  /** In the order of the table; the first is the initial one. */
  readonly states: readonly State[];
  /** What is true of an entity in a state. */
  flagsOf(state: State): Readonly<Record<Fact, boolean>>;
  /** Whether a trigger leads out of a state. */
  allows(state: State, trigger: Trigger): boolean;
  /** The state that a trigger leads to. Throws InvariantError (`lifecycle-has-exit`) where it leads nowhere. */
  next(state: State, trigger: Trigger): State;
  /** Every exit of every state, in the order of the table. */
  readonly transitions: readonly Transition<State, Trigger>[];
}

/** One exit of one state. */
export interface Transition<State extends string, Trigger extends string> {
  readonly from: State;
  readonly trigger: Trigger;
  readonly to: State;
}

/** `type EniPhase = StateOf<typeof eniLifecycle>` */
export type StateOf<L> = L extends Lifecycle<infer State, infer _T, infer _F> ? State : never;

/** The triggers of a lifecycle, as StateOf its states. */
export type TriggerOf<L> = L extends Lifecycle<infer _S, infer Trigger, infer _F> ? Trigger : never;

/**
 * Makes a lifecycle of a table with a row per state: its facts, and its exits by trigger.
 *
 *     defineLifecycle({
 *       name: 'ENI',
 *       states: {
 *         creating: { usable: false, on: { ready: 'inUse' } },
 *         inUse: { usable: true, on: {} },
 *       },
 *     });
 */
export function defineLifecycle<const Rows extends Table<Rows>>(table: {
  readonly name: string;
  readonly states: Rows;
}): Lifecycle<Name<keyof Rows>, Triggers<Rows>, Name<Facts<Rows>>> {
  type State = Name<keyof Rows>;
  type Trigger = Triggers<Rows>;
  const { name, states: rows } = table;
  const states = Object.keys(rows) as State[];
  const targetOf = (state: State, trigger: Trigger) =>
    (rows[state].on as Partial<Record<Trigger, State>>)[trigger];
  return {
    name,
    states,
    flagsOf: (state) => rows[state],
    allows: (state, trigger) => targetOf(state, trigger) !== undefined,
    next: (state, trigger) => {
      const target = targetOf(state, trigger);
      if (target !== undefined) return target;
      throw new InvariantError('lifecycle-has-exit', `${name}: no exit from ${state} on ${String(trigger)}`);
    },
    transitions: states.flatMap((from) =>
      (Object.entries(rows[from].on) as [Trigger, State][]).map(([trigger, to]) => ({ from, trigger, to })),
    ),
  };
}

/** A Mermaid state diagram of a lifecycle, for the docs. States without an exit are final. */
export function toMermaid<S extends string, T extends string>(lifecycle: Lifecycle<S, T, string>): string {
  const { states, transitions } = lifecycle;
  const final = states.filter((state) => transitions.every(({ from }) => from !== state));
  return [
    'stateDiagram-v2',
    `  [*] --> ${states[0]}`,
    ...transitions.map(({ from, trigger, to }) => `  ${from} --> ${to} : ${trigger}`),
    ...final.map((state) => `  ${state} --> [*]`),
  ].join('\n');
}
