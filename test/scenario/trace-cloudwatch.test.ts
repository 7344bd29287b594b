import { describe, expect, it } from 'vitest';
import { readCloudWatch } from '../../src/scenario/trace-cloudwatch.ts';
import { nameOf } from '../../src/scenario/trace-cloudwatch-names.ts';
import { lines } from './support.ts';

const read = (document: unknown, measure: 'invocations' | 'concurrency' = 'invocations') => {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 1);
  const { rows, findings } = readCloudWatch(measure)([text], 't.json', { gaps: 'error' });
  return { rows: rows.map((row) => ({ ...row, counts: [...row.counts] })), findings: lines(findings) };
};
const at = (minute: number): string => `2026-11-27T00:${String(minute).padStart(2, '0')}:00+00:00`;
const result = (Label: string, values: readonly (readonly [number, number])[], more: object = {}) => ({
  Id: 'm1',
  Label,
  Timestamps: values.map(([minute]) => at(minute)),
  Values: values.map(([, value]) => value),
  StatusCode: 'Complete',
  ...more,
});

describe('nameOf', () => {
  it.each([
    ['checkout Duration p99', 'm1', { metric: 'Duration', statistic: 'p99', function: 'checkout' }],
    ['Invocations', 'm1', { metric: 'Invocations', statistic: 'Sum', function: '' }],
    ['checkout', 'duration_p50', { metric: 'Duration', statistic: 'p50', function: 'checkout' }],
    [
      'checkout',
      'concurrentexecutions',
      { metric: 'ConcurrentExecutions', statistic: 'Maximum', function: 'checkout' },
    ],
    ['Errors', 'm1', null],
  ])('%s, %s', (label, id, expected) => expect(nameOf(label, id)).toEqual(expected));
});

describe('get-metric-data', () => {
  it('is read in any order, by function and metric', () => {
    const document = {
      MetricDataResults: [
        result('checkout Invocations', [
          [10, 30],
          [5, 20],
          [0, 10],
        ]),
        result('basket Invocations', [
          [0, 1],
          [5, 2],
          [10, 3],
        ]),
        result('checkout Duration p50', [
          [0, 100],
          [5, 200],
          [10, 300],
        ]),
        result('checkout Duration Maximum', [
          [0, 900],
          [5, 800],
          [10, 1_000_000],
        ]),
        result('checkout ConcurrentExecutions', [
          [0, 4],
          [5, 5],
          [10, 6],
        ]),
      ],
    };
    expect(read(document)).toEqual({
      rows: [
        {
          function: 'checkout',
          intervalMs: 300_000,
          counts: [10, 20, 30],
          duration: {
            percentiles: [
              [50, (10 * 100 + 20 * 200 + 30 * 300) / 60],
              [100, 900_000],
            ],
          },
        },
        { function: 'basket', intervalMs: 300_000, counts: [1, 2, 3] },
      ],
      findings: [],
    });
    expect(read(document, 'concurrency').rows).toEqual([
      { function: 'checkout', intervalMs: 300_000, counts: [4, 5, 6] },
    ]);
  });

  it('may come in pages: the last of one Id tells whether it is whole', () => {
    const pages = [
      result('Invocations', [[2, 3]], { StatusCode: 'PartialData' }),
      result('Invocations', [
        [1, 2],
        [0, 1],
      ]),
    ];
    expect(read({ MetricDataResults: pages })).toMatchObject({ rows: [{ counts: [1, 2, 3] }], findings: [] });
    expect(read({ MetricDataResults: pages.toReversed() }).findings).toEqual([
      't.json:25:1: the result "m1 Invocations" is not Complete: values are missing (SCN012)',
    ]);
  });

  it('says what is missing, twice there, or not played', () => {
    const document = {
      MetricDataResults: [
        result('Invocations', [
          [0, 1],
          [1, 1],
          [4, 1],
          [1, 2],
        ]),
        result('Errors', [[0, 1]]),
      ],
    };
    expect(read(document).findings).toEqual([
      't.json:20:1: the result "m1", labelled "Errors", is not played: neither names Invocations, ConcurrentExecutions or Duration (SCN029)',
      't.json:16:1: the period 2026-11-27T00:01:00Z stands twice (SCN012)',
      't.json:15:1: 2 of 5 periods of 1m are missing, the first at 2026-11-27T00:02:00Z (SCN028)',
    ]);
  });
});

describe('get-metric-statistics', () => {
  const statistics = (Label: string, points: readonly object[]) => ({ Label, Datapoints: points });
  it('is read from a list of documents', () => {
    const documents = [
      statistics('Invocations', [
        { Timestamp: at(1), Sum: 2, Average: 1, Unit: 'Count' },
        { Timestamp: at(0), Sum: 1, Unit: 'Count' },
      ]),
      statistics('Duration', [
        { Timestamp: at(0), Unit: 'Milliseconds', ExtendedStatistics: { p50: 40, p99: 90 } },
      ]),
    ];
    expect(read(documents)).toEqual({
      rows: [
        {
          function: '',
          intervalMs: 60_000,
          counts: [1, 2],
          duration: {
            percentiles: [
              [50, 40],
              [99, 90],
            ],
          },
        },
      ],
      findings: [],
    });
  });

  it.each([
    ['{"Datapoints": [', 't.json:1:1: this is not JSON: '],
    [
      { Metrics: [] },
      't.json:1:1: expected MetricDataResults (get-metric-data) or Datapoints (get-metric-statistics), found the keys "Metrics"',
    ],
    [statistics('Invocations', [{ Timestamp: 5 }]), 't.json:5:1: Datapoints[0].Timestamp: '],
    [
      statistics('Invocations', [{ Timestamp: 'now', Sum: 1 }]),
      't.json:5:1: "now" is not an ISO 8601 time with its zone',
    ],
    [
      statistics('Invocations', [{ Timestamp: at(0), Sum: -1 }]),
      't.json:6:1: Invocations: -1 is less than 0',
    ],
    [statistics('Duration', []), 't.json:1:1: there is no metric Invocations with the statistic Sum'],
    [
      { MetricDataResults: [result('Invocations', [[0, 1]])], NextToken: 'x' },
      't.json:15:1: NextToken: this is not the whole answer',
    ],
  ])('refuses %j', (document, beginning) => {
    const { rows, findings } = read(document);
    expect(rows).toEqual([]);
    expect(findings[0]?.slice(0, beginning.length)).toBe(beginning);
  });
});
