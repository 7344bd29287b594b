import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { EventSlots } from '../../src/kernel/event-slots.ts';

it('a slot lets go of its event, which may be large', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const slots = new EventSlots<object>();
  const released = new WeakRef({});
  const held = new WeakRef({});
  const slot = slots.take(released.deref() as object);
  slots.take(held.deref() as object);
  slots.release(slot);
  // A WeakRef keeps its target until the end of the current task.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  expect(released.deref()).toBeUndefined();
  expect(held.deref()).toBeDefined();
});

it('a handle finds its event until that is released, and never again', () => {
  const slots = new EventSlots<string>();
  const slot = slots.take('first');
  const handle = slots.handleOf(slot);
  expect(slots.slotOf(handle)).toBe(slot);
  expect(slots.release(slot)).toBe('first');
  expect(slots.take('second')).toBe(slot);
  expect(slots.slotOf(handle)).toBe(-1);
  expect(slots.slotOf(slots.handleOf(slot))).toBe(slot);
});
