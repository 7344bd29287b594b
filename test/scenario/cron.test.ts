import { expect, it } from 'vitest';
import { nextFiring, readCron } from '../../src/scenario/cron.ts';

const start = Date.parse('2026-11-27T06:00:00Z');

it.each([
  ['0 6 * * *', start - 1, '2026-11-27T06:00:00.000Z'],
  ['0 6 * * *', start, '2026-11-28T06:00:00.000Z'],
  ['0 0 29 2 *', start, '2028-02-29T00:00:00.000Z'],
])('%s after %d fires at %s', (expression, after, expected) => {
  expect(new Date(nextFiring(readCron(expression), after)).toISOString()).toBe(expected);
});

it('the 30th of February never comes', () => {
  expect(nextFiring(readCron('0 0 30 2 *'), start)).toBe(Infinity);
});

it('what is no cron expression of five fields is refused', () => {
  expect(() => readCron('0 25 * * *')).toThrow();
  expect(() => readCron('0 0 6 * * *')).toThrow();
});
