import { invariant } from './invariant.ts';

/** Names one event while it is pending; afterwards it names nothing, for ever. */
export type Handle = number;

/** The handle of no event: cancelling it does nothing. */
export const NO_HANDLE: Handle = -1;

/** A handle is generation × SLOTS + slot: a safe integer. */
const SLOTS = 2 ** 24;
const GENERATIONS = 2 ** 29;

const NO_SLOT = -1;

/** The pending events by slot. A slot is used again and again, each time in another generation. */
export class EventSlots<E> {
  readonly #events: (E | undefined)[] = [];
  readonly #generations: number[] = [];
  readonly #free: number[] = [];

  /** Finds a slot for an event. */
  take(event: E): number {
    const slot = this.#free.pop() ?? this.#add();
    this.#events[slot] = event;
    return slot;
  }

  /** The handle of the event that a slot holds. */
  handleOf(slot: number): Handle {
    return (this.#generations[slot] as number) * SLOTS + slot;
  }

  /** The slot of a pending event; -1 when the handle is stale or NO_HANDLE. */
  slotOf(handle: Handle): number {
    const slot = handle % SLOTS;
    return this.#generations[slot] === Math.floor(handle / SLOTS) ? slot : NO_SLOT;
  }

  /** Lets go of an event. A slot whose generations are used up is retired, so no two events share a handle. */
  release(slot: number): E {
    const event = this.#events[slot] as E;
    this.#events[slot] = undefined;
    const generation = (this.#generations[slot] as number) + 1;
    this.#generations[slot] = generation;
    if (generation < GENERATIONS) this.#free.push(slot);
    return event;
  }

  #add(): number {
    const slot = this.#generations.push(0) - 1;
    invariant(slot < SLOTS, 'pending-events-fit', `more than ${SLOTS} events pending`);
    return slot;
  }
}
