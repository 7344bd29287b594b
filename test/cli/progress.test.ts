import { expect, test } from 'vitest';
import { progressOf } from '../../src/cli/progress.ts';
import { MINUTE } from '../../src/kernel/time.ts';
import { MemoryIo } from './memory-io.ts';

const steps = (tick: number, quiet: boolean): string => {
  const io = new MemoryIo();
  io.tick = tick;
  const progress = progressOf(io, 10 * MINUTE, quiet);
  progress.step(5 * MINUTE, 1200);
  progress.end();
  return io.stderr;
};

test('a short run says nothing, a long one a line now and then', () => {
  expect(steps(100, false)).toBe('');
  expect(steps(11_000, false)).toBe('heni: 50 %, 5m of 10m, 1,200 events\n');
});

test('--quiet says nothing at all', () => {
  expect(steps(11_000, true)).toBe('');
});
