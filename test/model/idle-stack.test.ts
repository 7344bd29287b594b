import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdleStack } from '../../src/model/idle-stack.ts';

const step = fc.constantFrom(...(['push', 'push', 'push', 'pop', 'shift', 'drop'] as const));

it('IdleStack does what a list does: last in first out, and the oldest from below', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (steps) => {
      const stack = new IdleStack();
      const list: { id: number; since: number }[] = [];
      for (const [now, what] of steps.entries()) {
        if (what === 'push') {
          stack.push(now * 7, now);
          list.push({ id: now * 7, since: now });
        } else if (what === 'drop') {
          const count = Math.min(2, list.length);
          const last = list.splice(list.length - count).map(({ id }) => id);
          expect([...stack.ids.subarray(stack.end - count, stack.end)]).toEqual(last);
          stack.drop(count);
        } else {
          const expected = what === 'pop' ? list.pop() : list.shift();
          expect(stack[what]()).toBe(expected?.id ?? -1);
        }
        expect([stack.size, stack.oldestSince]).toEqual([list.length, list[0]?.since ?? Infinity]);
      }
    }),
  );
});
