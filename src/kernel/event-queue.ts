import { EventSlots, type Handle } from './event-slots.ts';
import { checkTime, type Milliseconds } from './time.ts';

export { NO_HANDLE, type Handle } from './event-slots.ts';

/** A tie key is rank × RANK + sequence number: a safe integer for 256 ranks and 3.5e13 events. */
const RANK = 2 ** 45;

const ARITY = 4;
const FIRST_CAPACITY = 64;

/**
 * The pending events of the control plane, in the order (time, rank, first come first served).
 *
 * Ties are part of the model: at one instant the lower rank goes first, and events of one rank fire in the order
 * in which they were scheduled. Time never goes back: scheduling before the last event popped throws
 * InvariantError (`time-never-goes-back`).
 *
 * A 4-ary heap in flat arrays. Times and slots are in heap order, all else is by slot: an event keeps its slot
 * while it moves through the heap, so its handle finds it, and cancelling removes it at once.
 */
export class EventQueue<E> {
  /** Infinity beyond the last entry, so that every parent has its full number of children to compare. */
  #times = new Float64Array(FIRST_CAPACITY + ARITY).fill(Infinity);
  #slots = new Int32Array(FIRST_CAPACITY);
  #ties = new Float64Array(FIRST_CAPACITY);
  #positions = new Int32Array(FIRST_CAPACITY);
  readonly #events = new EventSlots<E>();
  #size = 0;
  #sequence = 0;
  #poppedTime: Milliseconds = 0;
  #poppedTie = 0;

  /** How many events are pending. */
  get size(): number {
    return this.#size;
  }

  /** When the next event fires; Infinity when none is pending. */
  get nextTime(): number {
    return this.#times[0] as number;
  }

  /** The rank of the next event; Infinity when none is pending. */
  get nextRank(): number {
    return this.#size === 0 ? Infinity : rankOf(this.#ties[this.#slots[0] as number] as number);
  }

  /** When the last event popped fired; 0 before the first. */
  get poppedTime(): Milliseconds {
    return this.#poppedTime;
  }

  /** The rank of the last event popped; 0 before the first. */
  get poppedRank(): number {
    return rankOf(this.#poppedTie);
  }

  /** Makes an event pending. The rank is an integer from 0 to 255. */
  schedule(time: Milliseconds, rank: number, event: E): Handle {
    checkTime(time, this.#poppedTime);
    const slot = this.#events.take(event);
    if (slot === this.#ties.length) this.#grow(2 * slot);
    this.#ties[slot] = rank * RANK + this.#sequence++;
    this.#rise(this.#size++, time, slot);
    return this.#events.handleOf(slot);
  }

  /** Removes a pending event. False when it has fired or was cancelled before. */
  cancel(handle: Handle): boolean {
    const slot = this.#events.slotOf(handle);
    if (slot < 0) return false;
    this.#remove(this.#positions[slot] as number);
    this.#events.release(slot);
    return true;
  }

  /** Takes the next event out; undefined when none is pending. */
  pop(): E | undefined {
    if (this.#size === 0) return undefined;
    const slot = this.#slots[0] as number;
    this.#poppedTime = this.#times[0] as number;
    this.#poppedTie = this.#ties[slot] as number;
    this.#remove(0);
    return this.#events.release(slot);
  }

  /** Fills the hole that an event leaves in the heap with the last entry. */
  #remove(hole: number): void {
    const last = --this.#size;
    const time = this.#times[last] as number;
    this.#times[last] = Infinity;
    if (hole < last) this.#sink(hole, time, this.#slots[last] as number);
  }

  #rise(hole: number, time: number, slot: number): void {
    const times = this.#times;
    const slots = this.#slots;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const parentTime = times[parent] as number;
      const parentSlot = slots[parent] as number;
      if (parentTime < time || (parentTime === time && this.#isFirst(parentSlot, slot))) break;
      times[hole] = parentTime;
      slots[hole] = parentSlot;
      this.#positions[parentSlot] = hole;
      hole = parent;
    }
    times[hole] = time;
    slots[hole] = slot;
    this.#positions[slot] = hole;
  }

  /** Lets the hole fall to the bottom, where the last entry of a heap nearly always belongs, and rise from there. */
  #sink(hole: number, time: number, slot: number): void {
    const times = this.#times;
    const slots = this.#slots;
    for (let child = ARITY * hole + 1; child < this.#size; child = ARITY * hole + 1) {
      const least = this.#leastOfFour(child);
      const leastSlot = slots[least] as number;
      times[hole] = times[least] as number;
      slots[hole] = leastSlot;
      this.#positions[leastSlot] = hole;
      hole = least;
    }
    this.#rise(hole, time, slot);
  }

  /** Which of four siblings goes first: without a branch that the processor would guess wrong half of the time. */
  #leastOfFour(first: number): number {
    const times = this.#times;
    const time0 = times[first] as number;
    const time1 = times[first + 1] as number;
    const time2 = times[first + 2] as number;
    const time3 = times[first + 3] as number;
    const left = first + (+(time1 < time0) | 0);
    const right = first + 2 + (+(time3 < time2) | 0);
    const leftTime = times[left] as number;
    const rightTime = times[right] as number;
    if (time0 === time1 || time2 === time3 || leftTime === rightTime) return this.#firstOfTied(first);
    return left + Math.imul(+(rightTime < leftTime) | 0, right - left);
  }

  #firstOfTied(first: number): number {
    let least = first;
    for (let child = first + 1; child < first + ARITY; child++) {
      const time = this.#times[child] as number;
      const leastTime = this.#times[least] as number;
      if (time > leastTime) continue;
      if (time < leastTime || this.#isFirst(this.#slots[child] as number, this.#slots[least] as number))
        least = child;
    }
    return least;
  }

  /** Of two events at one instant. */
  #isFirst(slot: number, other: number): boolean {
    return (this.#ties[slot] as number) < (this.#ties[other] as number);
  }

  #grow(capacity: number): void {
    this.#times = grown(this.#times, new Float64Array(capacity + ARITY).fill(Infinity));
    this.#slots = grown(this.#slots, new Int32Array(capacity));
    this.#ties = grown(this.#ties, new Float64Array(capacity));
    this.#positions = grown(this.#positions, new Int32Array(capacity));
  }
}

const rankOf = (tie: number): number => Math.floor(tie / RANK);

function grown<A extends Float64Array | Int32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
