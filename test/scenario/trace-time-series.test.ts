import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceOptions } from '../../src/scenario/trace-row.ts';
import { readTimeSeries } from '../../src/scenario/trace-time-series.ts';
import { lines } from './support.ts';

const read = (text: string, options: Partial<TraceOptions> = {}) => {
  const { rows, findings } = readTimeSeries('invocations')([text], 't.csv', { gaps: 'error', ...options });
  return {
    rows: rows.map(({ function: name, intervalMs, counts }) => [name, intervalMs, [...counts]]),
    findings: lines(findings),
    durations: rows.map(({ duration }) => duration),
  };
};

describe('readTimeSeries', () => {
  it('takes ISO 8601 with any zone, in any order; time 0 is the first', () => {
    const text =
      'Timestamp,Invocations\n2026-11-27T06:10:00Z,3\n2026-11-27T07:00:00+01:00,1\n2026-11-27T06:05:00Z,2\n';
    expect(read(text)).toMatchObject({ rows: [['', 300_000, [1, 2, 3]]], findings: [] });
  });

  it('takes seconds from the start, and those of the epoch', () => {
    expect(read('time,invocations\n0,1\n60,2\n').rows).toEqual([['', 60_000, [1, 2]]]);
    expect(read('time,invocations\n1764201600,1\n1764205200,2\n').rows).toEqual([['', 3_600_000, [1, 2]]]);
    expect(read('time,invocations\n60,1\n120,2\n').findings).toEqual([
      't.csv:2:1: 1 of 3 periods of 1m are missing, the first at 0s (SCN028)',
    ]);
  });

  it('has a row per function on one grid', () => {
    const text = 'time,function,invocations\n0,a,1\n60,a,2\n0,b,3\n';
    expect(read(text).findings).toEqual([
      't.csv:4:1: "b": 1 of 2 periods of 1m are missing, the first at 1m (SCN028)',
    ]);
    expect(read(text, { gaps: 'zero' }).rows).toEqual([
      ['a', 60_000, [1, 2]],
      ['b', 60_000, [3, 0]],
    ]);
  });

  it('an empty cell is not known, not zero', () => {
    expect(read('time,invocations\n0,1\n60,\n120,0\n').findings).toEqual([
      't.csv:4:1: 1 of 3 periods of 1m are missing, the first at 1m (SCN028)',
    ]);
  });

  it('plays from the instant that it is told, in periods as told', () => {
    const from = Date.parse('2026-11-27T06:00:00Z');
    const text = 'time,invocations\n2026-11-27T05:59:00Z,7\n2026-11-27T06:02:00Z,1\n';
    expect(read(text, { from, period: 60_000, gaps: 'zero' }).rows).toEqual([['', 60_000, [0, 0, 1]]]);
    expect(read('time,invocations\n5,1\n').findings).toEqual([
      't.csv:1:1: one period alone does not tell how long it is: say it by the key period (SCN012)',
    ]);
  });

  it('has durations where there is a column of them, weighted by the invocations', () => {
    const { durations } = read('time,invocations,duration_ms\n0,99,100\n60,1,5000\n120,0,9999\n');
    expect(durations[0]).toMatchObject({
      percentiles: expect.arrayContaining([
        [0, 100],
        [100, 5000],
      ]),
    });
  });

  it('finds all that is wrong, and no gap where a broken row is', () => {
    const text = 'time,invocations\n0,1\n60,-1\n120,x\nnoon,3\n180,1.5\n240\n0,4\n90,4\n300,6\n';
    expect(read(text).findings).toEqual([
      't.csv:3:1: invocations: "-1" is not a whole number from 0 on (SCN012)',
      't.csv:4:1: invocations: "x" is not a whole number from 0 on (SCN012)',
      't.csv:5:1: "noon" is not a time: ISO 8601 with its zone (2026-11-27T06:00:00Z), or seconds (SCN012)',
      't.csv:6:1: invocations: "1.5" is not a whole number from 0 on (SCN012)',
      't.csv:7:1: the row has 1 columns, the header 2 (SCN012)',
      't.csv:8:1: the period 0s stands twice (SCN012)',
      't.csv:10:1: 5m is not a whole number of periods of 1m 30s after 0s (SCN012)',
    ]);
  });

  it.each([
    ['time,invocation\n0,1\n', 'there is no column "invocations"; is "invocation" meant?'],
    ['when,count\n0,1\n', 'there is no column "time"; found "when", "count"'],
    ['time,invocations\n', 'there are no values in it'],
    [
      'time,invocations\n0,1\n1764201600,1\n1764201660,1\n',
      'from 0s to 2025-11-27T00:01:00Z it has more than 10000000 periods of 1m',
    ],
  ])('refuses %j', (text, message) => {
    expect(read(text).findings).toEqual([`t.csv:1:1: ${message} (SCN012)`]);
  });

  it('gives back what was written, in whatever order the rows are', () => {
    const counts = fc.array(fc.nat(100_000), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(
        counts,
        fc.constantFrom(60, 300, 3600),
        fc.infiniteStream(fc.nat()),
        (values, seconds, keys) => {
          const rows = values.map((value, i) => ({
            key: keys.next().value ?? 0,
            row: `${i * seconds},${value}\n`,
          }));
          const shuffled = rows.toSorted((a, b) => a.key - b.key).map(({ row }) => row);
          const { rows: found, findings } = read(`time,invocations\n${shuffled.join('')}`);
          expect(findings).toEqual([]);
          expect(found).toEqual([['', seconds * 1000, values]]);
        },
      ),
    );
  });
});
