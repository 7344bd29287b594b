import { InvariantError } from './invariant.ts';
import { SLOT_COUNT, SlotBitmap } from './slot-bitmap.ts';
import { checkTime, type Milliseconds } from './time.ts';

/** How far apart pending ends may lie: 2^20 ms, longer than the 900 s an invocation may last. */
export const WHEEL_SPAN: Milliseconds = SLOT_COUNT;

/** Keeps the low 20 bits of any safe integer: the bitwise operators take their operands modulo 2^32. */
const MASK = WHEEL_SPAN - 1;

const NONE = -1;

/**
 * The ends of invocations: small non-negative integer ids, each pending at most once, in order of time and within
 * one millisecond first come first served.
 *
 * A wheel with one slot per millisecond: no comparisons, and a bitmap that finds the next slot in use. An id's list
 * is circular, so that the head of a slot leads to its tail.
 */
export class TimingWheel {
  readonly #heads = new Int32Array(WHEEL_SPAN).fill(NONE);
  readonly #inUse = new SlotBitmap();
  #next = new Int32Array(0);
  #previous = new Int32Array(0);
  /** The slot of a pending id, or NONE. */
  #slots = new Int32Array(0);
  #size = 0;
  #nextTime = Infinity;
  #latest: Milliseconds = 0;
  #poppedTime: Milliseconds = 0;

  /** How many ids are pending. */
  get size(): number {
    return this.#size;
  }

  /** When the earliest pending id is due; Infinity when none is pending. */
  get nextTime(): number {
    return this.#nextTime;
  }

  /** Whether an id is pending. */
  has(id: number): boolean {
    return (this.#slots[id] ?? NONE) !== NONE;
  }

  /**
   * Makes an id pending. Throws InvariantError when the time is before the last id popped, when it is WHEEL_SPAN or
   * more away from another pending id, or when the id is pending already.
   */
  insert(time: Milliseconds, id: number): void {
    this.#admit(time, id);
    const slot = time & MASK;
    const head = this.#heads[slot] as number;
    if (head === NONE) {
      this.#heads[slot] = id;
      this.#link(id, id);
      this.#inUse.set(slot);
    } else {
      this.#link(this.#previous[head] as number, id);
      this.#link(id, head);
    }
    this.#slots[id] = slot;
    this.#size++;
  }

  /** Takes the earliest id out; -1 when none is pending. */
  pop(): number {
    if (this.#size === 0) return NONE;
    this.#poppedTime = this.#nextTime;
    const id = this.#heads[this.#nextTime & MASK] as number;
    this.#unlink(id);
    return id;
  }

  /** Takes an id out, whenever it is due. False when it is not pending. */
  remove(id: number): boolean {
    if (!this.has(id)) return false;
    this.#unlink(id);
    return true;
  }

  #admit(time: Milliseconds, id: number): void {
    checkTime(time, this.#poppedTime);
    if (id >= this.#slots.length) this.#grow(id);
    const earliest = Math.min(time, this.#nextTime);
    const latest = Math.max(time, this.#latest);
    if (latest - earliest >= WHEEL_SPAN) throw tooFarApart(earliest, latest);
    if (this.#slots[id] !== NONE) throw new InvariantError('one-end-per-id', `id ${id} is pending already`);
    this.#nextTime = earliest;
    this.#latest = latest;
  }

  #link(id: number, next: number): void {
    this.#next[id] = next;
    this.#previous[next] = id;
  }

  #unlink(id: number): void {
    const slot = this.#slots[id] as number;
    const next = this.#next[id] as number;
    this.#slots[id] = NONE;
    this.#size--;
    if (next === id) {
      this.#heads[slot] = NONE;
      this.#inUse.clear(slot);
      if (slot === (this.#nextTime & MASK)) this.#nextTime = this.#timeAfter(slot);
    } else {
      this.#link(this.#previous[id] as number, next);
      if (this.#heads[slot] === id) this.#heads[slot] = next;
    }
  }

  /** When the first id after the slot just emptied is due. */
  #timeAfter(slot: number): number {
    if (this.#size === 0) return Infinity;
    return this.#nextTime + ((this.#inUse.nextAfter(slot) - slot) & MASK);
  }

  #grow(id: number): void {
    const capacity = Math.max(64, 2 * id);
    this.#next = grown(this.#next, capacity);
    this.#previous = grown(this.#previous, capacity);
    this.#slots = grown(this.#slots, capacity);
  }
}

function grown(ids: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity).fill(NONE);
  larger.set(ids);
  return larger;
}

const tooFarApart = (earliest: Milliseconds, latest: Milliseconds): InvariantError =>
  new InvariantError('ends-fit-the-wheel', `ends pending at ${earliest} ms and at ${latest} ms`);
