import { expect, it } from 'vitest';
import { MillisecondTable } from '../../src/kernel/millisecond-table.ts';
import { Streams } from '../../src/kernel/random.ts';
import { DrawnDurations, FixedDurations, type Durations } from '../../src/model/durations.ts';

const quantile = (u: number): number => 1_000 * u;
const stream = () => new Streams(3).stream('durations', 'f');
const table = () => new MillisecondTable(quantile, 900_000);

/** So many lengths, some one by one, some of those ahead. */
const taken = (durations: Durations, most: number): number[] => {
  const found: number[] = [];
  while (found.length < most) {
    found.push(durations.next());
    const count = Math.min(3, durations.ready());
    const { ahead, from } = durations;
    found.push(...ahead.subarray(from, from + count));
    durations.use(count);
  }
  return found.slice(0, most);
};

it('lengths drawn ahead are those of the stream, in its order', () => {
  const [alone, values] = [stream(), table()];
  const expected = Array.from({ length: 500 }, () => values.at(alone.bits()));
  expect(taken(new DrawnDurations(table(), stream()), 500)).toEqual(expected);
});

it('a function that is seldom invoked draws few ahead, a busy one some dozens', () => {
  const durations = new DrawnDurations(table(), stream());
  const sizes = Array.from({ length: 200 }, () => {
    durations.next();
    return durations.ahead.length;
  });
  expect([sizes[0], Math.max(...sizes)]).toEqual([2, 64]);
});

it('fixed lengths never end', () => {
  expect(taken(new FixedDurations(250), 300)).toEqual(Array.from({ length: 300 }, () => 250));
});
