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
 * A wheel with one slot per millisecond: no comparisons, and a bitmap that finds the next slot in use. The ids of a
 * slot are a ring: the slot knows the last one, which leads to the first. So an id costs one number, and only one
 * place in memory far from the others is touched when it comes, and one when it goes.
 */
export class TimingWheel {
  readonly #lasts = new Int32Array(WHEEL_SPAN).fill(NONE);
  readonly #inUse = new SlotBitmap();
  /** The id after a pending one in its slot's ring, or NONE. */
  #next = new Int32Array(0);
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
    return (this.#next[id] ?? NONE) !== NONE;
  }

  /**
   * Makes an id pending. Throws InvariantError when the time is before the last id popped, when it is WHEEL_SPAN or
   * more away from another pending id, or when the id is pending already.
   */
  insert(time: Milliseconds, id: number): void {
    this.#admit(time, id);
    const slot = time & MASK;
    const last = this.#lasts[slot] as number;
    if (last === NONE) {
      this.#next[id] = id;
      this.#inUse.set(slot);
    } else {
      this.#next[id] = this.#next[last] as number;
      this.#next[last] = id;
    }
    this.#lasts[slot] = id;
    this.#size++;
  }

  /** Takes the earliest id out; -1 when none is pending. */
  pop(): number {
    if (this.#size === 0) return NONE;
    this.#poppedTime = this.#nextTime;
    this.#size--;
    const slot = this.#nextTime & MASK;
    const last = this.#lasts[slot] as number;
    const first = this.#next[last] as number;
    if (first === last) this.#empty(slot);
    else this.#next[last] = this.#next[first] as number;
    this.#next[first] = NONE;
    return first;
  }

  #admit(time: Milliseconds, id: number): void {
    checkTime(time, this.#poppedTime);
    if (id >= this.#next.length) this.#grow(id);
    if (this.#next[id] !== NONE) throw new InvariantError('one-end-per-id', `id ${id} is pending already`);
    const earliest = Math.min(time, this.#nextTime);
    const latest = Math.max(time, this.#latest);
    if (latest - earliest >= WHEEL_SPAN) throw tooFarApart(earliest, latest);
    this.#nextTime = earliest;
    this.#latest = latest;
  }

  /** The slot that is due has given its last id away. */
  #empty(slot: number): void {
    this.#lasts[slot] = NONE;
    this.#inUse.clear(slot);
    this.#nextTime =
      this.#size === 0 ? Infinity : this.#nextTime + ((this.#inUse.nextAfter(slot) - slot) & MASK);
  }

  #grow(id: number): void {
    const larger = new Int32Array(Math.max(64, 2 * id)).fill(NONE);
    larger.set(this.#next);
    this.#next = larger;
  }
}

const tooFarApart = (earliest: Milliseconds, latest: Milliseconds): InvariantError =>
  new InvariantError('ends-fit-the-wheel', `ends pending at ${earliest} ms and at ${latest} ms`);
