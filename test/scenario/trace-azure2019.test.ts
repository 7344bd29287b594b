import { describe, expect, it } from 'vitest';
import { distributionProblems, meanOf } from '../../src/kernel/distribution.ts';
import { readDurations, readInvocations } from '../../src/scenario/trace-azure2019.ts';
import { describeWithTraces, sharedTrace } from './shared-traces.ts';
import { fixture, lines } from './support.ts';

describe('readInvocations', () => {
  it('reads the layout', () => {
    const { rows, findings } = readInvocations(fixture('invocations.csv'), 't.csv');
    expect(findings).toEqual([]);
    expect(rows[0]).toEqual({
      owner: 'ow1',
      app: 'shop',
      function: 'aa11f',
      trigger: 'http',
      intervalMs: 60_000,
      counts: Uint8Array.of(0, 3, 0, 1, 2),
    });
    expect(rows).toHaveLength(3);
  });

  it('finds rows that stand twice and counts that are none', () => {
    const { rows, findings } = readInvocations(
      'HashOwner,HashApp,HashFunction,Trigger,1,2\no,a,f,http,1,2\no,a,f,http,1,2\no,a,g,http,1,-2\n',
      't.csv',
    );
    expect(rows).toHaveLength(1);
    expect(lines(findings)).toEqual([
      't.csv:3:1: the row of "o,a,f" stands twice (SCN012)',
      't.csv:4:1: minute 2: "-2" is not a whole number from 0 to 60000000 (SCN012)',
    ]);
  });

  it('refuses another layout', () => {
    expect(lines(readInvocations('HashApp,1,2\na,1,2\n', 't.csv').findings)).toEqual([
      't.csv:1:1: column 1 is named "HashApp", not "HashOwner": the layout azure2019 begins HashOwner,HashApp,HashFunction,Trigger (SCN012)',
    ]);
  });
});

describe('readDurations', () => {
  it('reads percentiles, from 1 ms to 15 min', () => {
    const { rows, findings } = readDurations(fixture('durations.csv'), 't.csv');
    expect(findings).toEqual([]);
    expect(rows).toEqual([
      {
        function: 'aa11f',
        duration: {
          percentiles: [
            [0, 1],
            [1, 5],
            [25, 120],
            [50, 250],
            [75, 400],
            [99, 900],
            [100, 1200],
          ],
        },
      },
      {
        function: 'aa22f',
        duration: {
          percentiles: [
            [0, 36],
            [1, 40],
            [25, 60],
            [50, 77],
            [75, 90],
            [99, 300],
            [100, 900_000],
          ],
        },
      },
    ]);
  });

  it.each([
    ['o,a,f,x', 't.csv:2:1: percentile_Average_0: "x" is not a number of milliseconds (SCN012)'],
    ['o,a,f,', 't.csv:2:1: the row has 4 columns, the header 5 (SCN012)'],
    ['o,a,f,,5', 't.csv:2:1: percentile_Average_0: "" is not a number of milliseconds (SCN012)'],
    ['o,a,f,9,5', expect.stringMatching(/^t\.csv:2:1: .*9.*\(SCN012\)$/)],
  ])('refuses %s', (row, expected) => {
    const header = 'HashOwner,HashApp,HashFunction,percentile_Average_0,percentile_Average_100';
    expect(
      lines(
        readDurations(
          `${header}\n${row.split(',').length === 4 && row.endsWith('x') ? `${row},5` : row}\n`,
          't.csv',
        ).findings,
      ),
    ).toEqual([expected]);
  });

  it('needs the whole range of percentiles', () => {
    const header = 'HashOwner,HashApp,HashFunction,percentile_Average_50';
    expect(lines(readDurations(`${header}\no,a,f,5\n`, 't.csv').findings)).toEqual([
      't.csv:1:1: there are no columns percentile_Average_0 … percentile_Average_100 (SCN012)',
    ]);
  });
});

describeWithTraces('the real traces of 2019', () => {
  it('have a day of six functions', () => {
    const { rows, findings } = readInvocations(sharedTrace('azure2019_10functions_invocations.csv'), 't.csv');
    expect(findings).toEqual([]);
    expect(rows).toHaveLength(6);
    expect(rows.every(({ counts }) => counts.length === 1440)).toBe(true);
  });

  it('have durations for each of them', () => {
    const { rows, findings } = readDurations(sharedTrace('azure2019_10functions_durations.csv'), 't.csv');
    expect(findings).toEqual([]);
    expect(rows).toHaveLength(6);
    for (const { duration } of rows) {
      expect(distributionProblems(duration)).toEqual([]);
      expect(meanOf(duration)).toBeGreaterThan(1);
    }
  });
});
