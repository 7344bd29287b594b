import { beforeEach, describe, expect, it } from 'vitest';
import { MinuteGrid, type Stepper } from '../../../src/engine/aggregate/minute-grid.ts';
import { EngineContext } from '../../../src/engine/engine-context.ts';
import { Journal } from '../../../src/engine/journal.ts';
import { Streams } from '../../../src/kernel/random.ts';
import { MINUTE } from '../../../src/kernel/time.ts';
import { resolveParameters } from '../../../src/model/parameters.ts';

let context: EngineContext;
let grid: MinuteGrid;
let log: string[];

/** Is due at these minutes, one after the other. */
class Scripted implements Stepper {
  dueAt = Infinity;
  constructor(
    readonly name: string,
    readonly minutes: number[],
  ) {
    grid.add(this);
    this.next();
  }
  next(): void {
    const minute = this.minutes.shift();
    this.dueAt = minute === undefined ? Infinity : minute * MINUTE;
    if (minute !== undefined && Number.isInteger(minute)) grid.arm(this.dueAt);
  }
  step(): void {
    log.push(`${this.name}@${context.now / MINUTE}`);
    this.next();
  }
  wake(): void {
    log.push(`${this.name} wakes@${context.now / MINUTE}`);
  }
}

const add = (name: string, minutes: number[]): Scripted => new Scripted(name, minutes);

/** Lets the grid's events happen; returns when. */
const play = (): number[] => {
  const at: number[] = [];
  while (context.queue.nextTime < Infinity) {
    context.now = context.queue.nextTime;
    at.push(context.now / MINUTE);
    const event = context.queue.pop();
    if (event?.cause === 'traffic.minute') event.grid.onMinute();
  }
  return at;
};

beforeEach(() => {
  context = new EngineContext(resolveParameters('docs-2024'), new Streams(1), new Journal());
  grid = new MinuteGrid(context);
  log = [];
});

describe('the grid of minutes', () => {
  it('is one event for all that are due, in the order of their adding, and none for quiet minutes', () => {
    add('a', [60, 61]);
    add('b', [2, 60]);
    expect(play()).toEqual([2, 60, 61]);
    expect(log).toEqual(['b@2', 'a@60', 'b@60', 'a@61']);
  });

  it('is moved up by who is due earlier', () => {
    const early = add('early', []);
    add('late', [9]);
    early.minutes.push(3);
    early.next();
    expect(play()).toEqual([3, 9]);
  });

  it('leaves out who has a step of its own between minutes', () => {
    add('own', [1.5]);
    add('a', [1]);
    expect(play()).toEqual([1]);
  });

  it('says which minute comes next', () => {
    context.now = MINUTE;
    expect(grid.next).toBe(2 * MINUTE);
    context.now = MINUTE - 1;
    expect(grid.next).toBe(MINUTE);
  });

  it('wakes all at an alarm, at most once per minute', () => {
    add('a', []);
    for (const at of [10, 10.5, 11]) {
      context.now = at * MINUTE;
      grid.alarm();
    }
    expect(log).toEqual(['a wakes@10', 'a wakes@11']);
  });
});
