import { describe, expect, it } from 'vitest';
import { drawMs, EngineContext } from '../../src/engine/engine-context.ts';
import { Journal } from '../../src/engine/journal.ts';
import { NO_HANDLE } from '../../src/kernel/event-queue.ts';
import { Streams, type Stream } from '../../src/kernel/random.ts';
import { ranks, type ModelEvent } from '../../src/model/context.ts';
import { resolveParameters } from '../../src/model/parameters.ts';

const context = () => new EngineContext(resolveParameters('docs-2024'), new Streams(1), new Journal());
const event = { cause: 'key.scaleIn' } as ModelEvent;
const always = (value: number): Stream => ({ uniform: () => value, bits: () => 0, integer: () => 0 });

describe('the ranks of one instant', () => {
  it('ends, control-plane timers, changes of usedIps, creates, the timeline; traffic comes after', () => {
    const byRank = Object.entries(ranks).toSorted(([, a], [, b]) => a - b);
    expect(byRank.map(([name]) => name)).toEqual(['end', 'timer', 'usedIps', 'create', 'timeline']);
  });
});

describe('the engine’s side of the model’s context', () => {
  it('tells facts with the time that it stands at', () => {
    const one = context();
    const heard: number[] = [];
    one.journal.onAny(({ at }) => heard.push(at));
    one.now = 42;
    one.emit('shortage.started', { key: 'a|g' });
    expect(heard).toEqual([42]);
  });

  it('schedules and cancels; a timer that is not set need not be cancelled', () => {
    const one = context();
    const handle = one.schedule(5, ranks.timer, event);
    one.schedule(6, ranks.timer, event);
    one.cancel(handle);
    one.cancel(NO_HANDLE);
    expect([one.queue.size, one.queue.nextTime]).toEqual([1, 6]);
  });

  it('draws whole milliseconds, one uniform each', () => {
    const one = context();
    let asked = 0;
    const stream: Stream = { uniform: () => ((asked += 1), 0.5), bits: () => 0, integer: () => 0 };
    expect(one.draw({ uniform: { min: 10, max: 13 } }, stream)).toBe(12);
    expect(one.draw({ fixed: 7 }, stream)).toBe(7);
    expect(asked).toBe(2);
  });

  it('never draws more than a thousand years, however heavy the tail', () => {
    expect(drawMs(() => Infinity, always(0.5)) / (365 * 86_400_000)).toBe(1000);
  });

  it('never draws a negative delay', () => {
    expect(drawMs(() => -3, always(0.5))).toBe(0);
    expect(drawMs((u) => u * 10, always(0.26))).toBe(3);
  });
});
