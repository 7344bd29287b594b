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
 * slot are a ring: the slot knows the last one, which leads to the first. Beside its place in the ring each id has an
 * owner: what is wanted first of an id that is due lies in the same place of memory, which is far from the others.
 */
export class TimingWheel {
  readonly #lasts = new Int32Array(WHEEL_SPAN).fill(NONE);
  readonly #inUse = new SlotBitmap();
  /** Of each id: the one after it in its slot's ring, or NONE when it is not pending; and its owner. */
  #links = new Int32Array(0);
  /** What the last `popAll` took out. */
  #popped = new Int32Array(64);
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
    return (this.#links[2 * id] ?? NONE) !== NONE;
  }

  /** The ids that the last `popAll` took out, in order; behind them are others. */
  get popped(): Int32Array {
    return this.#popped;
  }

  /** The owner of an id that was given one. */
  ownerOf(id: number): number {
    return this.#links[2 * id + 1] as number;
  }

  /** Gives an id an owner: any integer of 32 bits. */
  setOwner(id: number, owner: number): void {
    if (2 * id >= this.#links.length) this.#grow(id);
    this.#links[2 * id + 1] = owner;
  }

  /**
   * Makes an id pending. Throws InvariantError when the time is before the last id popped, when it is WHEEL_SPAN or
   * more away from another pending id, or when the id is pending already.
   */
  insert(time: Milliseconds, id: number): void {
    checkTime(time, this.#poppedTime);
    this.#widen(time, time);
    this.#enter(time & MASK, id);
    this.#size++;
  }

  /**
   * Makes many ids pending, each after a length of its own: lengths from one place of a list onwards, ids from the end
   * of a list backwards. It stops after a length of 0. Returns how many. Throws InvariantError as `insert` does.
   */
  insertMany(
    now: Milliseconds,
    lengths: Int32Array,
    from: number,
    ids: Int32Array,
    end: number,
    most: number,
  ): number {
    const base = now & MASK;
    let shortest = WHEEL_SPAN;
    let longest = 0;
    let count = 0;
    while (count < most && shortest > 0) {
      const length = lengths[from + count] as number;
      if (length < shortest) shortest = length;
      if (length > longest) longest = length;
      count += 1;
      this.#enter((base + length) & MASK, ids[end - count] as number);
    }
    if (count === 0) return 0;
    checkTime(now + shortest, this.#poppedTime);
    this.#widen(now + shortest, now + longest);
    this.#size += count;
    return count;
  }

  /** Takes the earliest id out; -1 when none is pending. */
  pop(): number {
    if (this.#size === 0) return NONE;
    this.#poppedTime = this.#nextTime;
    this.#size--;
    const slot = this.#nextTime & MASK;
    const last = this.#lasts[slot] as number;
    const links = this.#links;
    const first = links[2 * last] as number;
    if (first === last) this.#empty(slot);
    else links[2 * last] = links[2 * first] as number;
    links[2 * first] = NONE;
    return first;
  }

  /** Takes all ids of the earliest time out; they are in `popped` then. Returns how many. */
  popAll(): number {
    if (this.#size === 0) return 0;
    this.#poppedTime = this.#nextTime;
    const links = this.#links;
    const slot = this.#nextTime & MASK;
    const last = this.#lasts[slot] as number;
    let id = last;
    let count = 0;
    do {
      const next = links[2 * id] as number;
      // The last one leads to the first, so it is let go of when all others are.
      if (id !== last) links[2 * id] = NONE;
      id = next;
      if (count === this.#popped.length) this.#popped = longer(this.#popped);
      this.#popped[count] = id;
      count += 1;
    } while (id !== last);
    links[2 * last] = NONE;
    this.#size -= count;
    this.#empty(slot);
    return count;
  }

  /** Puts an id behind the others of a slot. */
  #enter(slot: number, id: number): void {
    if (2 * id >= this.#links.length) this.#grow(id);
    const links = this.#links;
    if (links[2 * id] !== NONE) throw new InvariantError('one-end-per-id', `id ${id} is pending already`);
    const last = this.#lasts[slot] as number;
    if (last === NONE) {
      links[2 * id] = id;
      this.#inUse.set(slot);
    } else {
      links[2 * id] = links[2 * last] as number;
      links[2 * last] = id;
    }
    this.#lasts[slot] = id;
  }

  /** The span of what is pending, with these times in it. */
  #widen(from: Milliseconds, to: Milliseconds): void {
    const earliest = Math.min(from, this.#nextTime);
    const latest = Math.max(to, this.#latest);
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
    const larger = Int32Array.from({ length: Math.max(128, 4 * id) }, (_, at) => (at % 2 === 0 ? NONE : 0));
    larger.set(this.#links);
    this.#links = larger;
  }
}

const longer = (list: Int32Array): Int32Array<ArrayBuffer> => {
  const found = new Int32Array(2 * list.length);
  found.set(list);
  return found;
};

const tooFarApart = (earliest: Milliseconds, latest: Milliseconds): InvariantError =>
  new InvariantError('ends-fit-the-wheel', `ends pending at ${earliest} ms and at ${latest} ms`);
