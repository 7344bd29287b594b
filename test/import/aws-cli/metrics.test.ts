import { describe, expect, it } from 'vitest';
import { findingsOf, imported, openIn } from '../support.ts';
import { files, lambda } from './account.ts';

const functions = { 'functions.json': { Functions: [lambda('f'), lambda('g')] } };
const at = (minute: number): string => `2026-01-01T00:${String(minute).padStart(2, '0')}:00+00:00`;
const result = (
  Label: string,
  minutes: readonly number[],
  Values: readonly number[],
  fields: object = {},
) => ({
  Id: 'm1',
  Label,
  Timestamps: minutes.map(at),
  Values,
  StatusCode: 'Complete',
  ...fields,
});
const data = (...results: readonly object[]) => ({ 'metrics.json': { MetricDataResults: results } });
const trafficOf = (answers: object, name = 'f') =>
  imported(files({ ...functions, ...answers })).scenario.functions.find((one) => one.name === name)?.traffic;
const open = (answers: object): string => openIn(files({ ...functions, ...answers })).join('\n');

describe('metrics of CloudWatch', () => {
  it('are the rates of each period; a period without a value has no calls', () => {
    const answers = data(
      result('f Invocations', [15, 0, 5], [150, 300, 300]),
      result('f Duration p50', [0, 5, 15], [80, 80, 80]),
      result('f Duration Maximum', [0, 5, 15], [400, 900, 500]),
    );
    expect(trafficOf(answers)).toMatchObject({
      form: 'rate',
      rate: {
        points: [
          { atMs: 0, value: 1 },
          { atMs: 600_000, value: 0 },
          { atMs: 900_000, value: 0.5 },
          { atMs: 1_200_000, value: 0 },
        ],
        interpolate: 'step',
      },
      duration: {
        percentiles: [
          [50, 80],
          [100, 900],
        ],
      },
    });
    const { scenario } = imported(files({ ...functions, ...answers }));
    expect(scenario.startEpochMs).toBe(Date.UTC(2026, 0, 1));
    expect(scenario.durationMs).toBe(1_200_000);
    expect(trafficOf(answers, 'g')).toBeNull();
  });

  it('of open environments count where there are no invocations', () => {
    const answers = data(
      result('f ConcurrentExecutions', [0, 1, 2], [5, 5, 7]),
      result('g ConcurrentExecutions', [0, 1, 2], [1, 1, 1]),
      result('g Invocations', [0, 1, 2], [60, 60, 60]),
    );
    expect(trafficOf(answers)).toMatchObject({
      form: 'concurrency',
      environments: {
        points: [
          { atMs: 0, value: 5 },
          { atMs: 120_000, value: 7 },
          { atMs: 180_000, value: 0 },
        ],
      },
    });
    expect(trafficOf(answers, 'g')).toMatchObject({
      form: 'rate',
      rate: {
        points: [
          { atMs: 0, value: 1 },
          { atMs: 180_000, value: 0 },
        ],
      },
    });
    expect(open(answers)).toContain('how long a call of g runs is not known; 100ms each');
  });

  describe('the period', () => {
    const day = (date: string): string => `${date}T00:00:00+00:00`;
    const onDays = (...dates: readonly string[]) => ({
      'metrics.json': {
        MetricDataResults: [
          {
            Id: 'm1',
            Label: 'f Invocations',
            Timestamps: dates.map(day),
            Values: dates.map(() => 86_400),
            StatusCode: 'Complete',
          },
        ],
      },
    });

    it('is the longest that all values fit, at most a day of days', () => {
      const answers = onDays('2026-01-01', '2026-01-31');
      expect(trafficOf(answers)).toMatchObject({
        rate: {
          points: [
            { atMs: 0, value: 1 },
            { atMs: 86_400_000, value: 0 },
            { atMs: 30 * 86_400_000, value: 1 },
            { atMs: 31 * 86_400_000, value: 0 },
          ],
        },
      });
      expect(open(answers)).toContain('--param period=1d settles it; taken to be 1d');
    });

    it('fits distances of which none is a multiple of the least', () => {
      const months = onDays('2026-01-01', '2026-02-01', '2026-03-01');
      expect(findingsOf(files({ ...functions, ...months }))).toEqual([]);
      expect(open(months)).toContain('taken to be 1d');
      const minutes = data(result('f Invocations', [0, 10, 25], [300, 300, 300]));
      expect(open(minutes)).toContain('--param period=5m settles it');
      expect(imported(files({ ...functions, ...minutes })).scenario.durationMs).toBe(1_800_000);
    });

    it('can be said, of one value too', () => {
      const answers = files({ ...functions, ...onDays('2026-01-01') });
      const { scenario } = imported(answers, { period: '1d' });
      expect(scenario.durationMs).toBe(86_400_000);
      expect(openIn(answers, { period: '1d' }).join()).not.toContain('period');
      expect(openIn(answers).join()).toContain('nothing tells how long it is: --param period=1d');
    });

    it.each(['90s', '0s', 'x', 'never'])('cannot be %s', (period) => {
      const answers = files({ ...functions, ...onDays('2026-01-01') });
      expect(findingsOf(answers, { period }).join()).toContain(`--param period=${period}: expected a period`);
    });

    it('that the values do not fit is told at one of them', () => {
      const answers = files({ ...functions, ...data(result('f Invocations', [0, 3], [1, 1])) });
      expect(findingsOf(answers, { period: '5m' })).not.toEqual([]);
    });

    it('is no parameter without metrics', () => {
      expect(findingsOf(files(functions), { period: '1d' }).join()).toContain('no input has this parameter');
    });
  });

  it('of two files are one', () => {
    const answers = {
      'a.json': { MetricDataResults: [result('f Invocations', [0, 1], [60, 120])] },
      'b.json': { MetricDataResults: [result('f Duration', [0, 1], [250, 250])] },
    };
    expect(trafficOf(answers)).toMatchObject({ duration: { fixed: 250 } });
    expect(open(answers)).not.toContain('how long a call');
  });

  it('of get-metric-statistics are of the function that the file’s name has', () => {
    const Datapoints = [0, 1].map((minute) => ({ Timestamp: at(minute), Sum: 60, Unit: 'Count' }));
    const statistics = { Label: 'Invocations', Datapoints };
    expect(trafficOf({ 'invocations-f.json': statistics })).toMatchObject({ form: 'rate' });
    expect(open({ 'invocations.json': statistics })).toContain(
      'which function these metrics are of is not known',
    );
    const { scenario } = imported(files({ 'f.json': { Functions: [lambda('f')] }, 'any.json': statistics }));
    expect(scenario.functions[0]?.traffic).not.toBeNull();
  });

  it('of a function that no other answer has: where it runs is not known', () => {
    const answers = data(result('h Invocations', [0, 1], [60, 60]));
    const { scenario, gaps } = imported(files({ ...functions, ...answers }));
    expect(scenario.functions.map(({ name, vpcConfig }) => [name, vpcConfig])).toContainEqual(['h', null]);
    expect([...gaps.functions]).toEqual(['h']);
    expect(open(answers)).toContain(
      'where h runs is not known: the inputs have its metrics and not the function',
    );
  });

  it.each<[string, object]>([
    [
      'a result is "PartialData", not Complete',
      data(result('f Invocations', [0, 1], [1, 2], { StatusCode: 'PartialData' })),
    ],
    [
      'cloudwatch get-metric-data has more pages (NextToken)',
      { 'm.json': { MetricDataResults: [result('f Invocations', [0, 1], [1, 2])], NextToken: 'x' } },
    ],
    [
      'the metrics have one period, and nothing tells how long it is',
      data(result('f Invocations', [0], [1])),
    ],
    ['how often f is called is not known', data(result('f Invocations Average', [0, 1], [1, 2]))],
    ['is not played', data(result('f Errors', [0, 1], [1, 2]))],
  ])('what is open is told: %s', (what, answers) => {
    expect(open(answers)).toContain(what);
  });

  it('of a Failed function are left out', () => {
    const failed = {
      'functions.json': { Functions: [lambda('f', ['subnet-a'], ['sg-1'], { State: 'Failed' })] },
    };
    const { scenario } = imported(files({ ...failed, ...data(result('f Invocations', [0, 1], [60, 60])) }));
    expect(scenario.functions).toMatchObject([{ name: 'f', traffic: null, vpcConfig: null }]);
  });

  it('that cannot be are told at their places', () => {
    const wrong = data(result('f Invocations', [0, 1], [1]), result('g Invocations', [0, 1], [1, -2]));
    expect(findingsOf(files(wrong)).map((line) => line.replace(/^metrics\.json:/, ''))).toEqual([
      '3:3: there are 2 Timestamps and 1 Values (IMP040)',
      '24:5: Invocations: -2 is less than 0 (IMP040)',
    ]);
  });
});
