import { expect, test } from 'vitest';
import { advance } from '../../src/cli/advance.ts';

/** Ends after so many slices. */
const lasting = (slices: number) => {
  let done = 0;
  return { advance: () => ++done >= slices, done: () => done };
};

test('goes on to the end, with a look between two slices', async () => {
  const simulation = lasting(3);
  let looks = 0;
  expect(await advance(simulation, () => ++looks > 0)).toBe(true);
  expect([simulation.done(), looks]).toEqual([3, 2]);
});

test('stops when it is told to', async () => {
  const simulation = lasting(10);
  expect(await advance(simulation, () => simulation.done() < 4)).toBe(false);
  expect(simulation.done()).toBe(4);
});

test('lets the process hear what happens meanwhile', async () => {
  let heard = false;
  setImmediate(() => (heard = true));
  expect(await advance(lasting(1e9), () => !heard)).toBe(false);
});
