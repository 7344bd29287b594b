import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../src/kernel/time.ts';
import type { TrafficSpec } from '../../src/scenario/scenario.ts';
import { fixture, loadWell, scenarioOf, withBasics } from './support.ts';

const files = {
  'day.csv': fixture('invocations.csv'),
  'durations.csv': fixture('durations.csv'),
  'containers.csv': fixture('containers.csv'),
};
const trafficOf = (traffic: string): TrafficSpec | null | undefined =>
  scenarioOf(`start: 2026-11-27\nfunctions: [{ name: a, traffic: ${traffic} }]`, { files }).functions[0]
    ?.traffic;

const common = { qualifier: '$LATEST', duration: { fixed: 100 } };

describe('every form of traffic', () => {
  it.each<[string, TrafficSpec]>([
    [
      '{ rate: { perSecond: 5 } }',
      { ...common, form: 'rate', rate: { points: [{ atMs: 0, value: 5 }], interpolate: 'step' } },
    ],
    [
      '{ rate: { points: [{ at: 0s, perSecond: 1 }, { at: 2026-11-27T01:00:00Z, perSecond: 9 }], interpolate: linear } }',
      {
        ...common,
        form: 'rate',
        rate: {
          points: [
            { atMs: 0, value: 1 },
            { atMs: HOUR, value: 9 },
          ],
          interpolate: 'linear',
        },
      },
    ],
    ['{ cron: "0 6 1 * *" }', { ...common, form: 'cron', cron: '0 6 1 * *' }],
    [
      '{ invocations: [10s, 5m], qualifier: 3, duration: { exponential: { mean: 2s } } }',
      {
        qualifier: '3',
        duration: { exponential: { mean: 2 * SECOND } },
        form: 'invocations',
        atMs: [10 * SECOND, 5 * MINUTE],
      },
    ],
    [
      '{ trace: { file: day.csv, format: azure2019, function: aa11f }, duration: 1s }',
      {
        qualifier: '$LATEST',
        duration: { fixed: SECOND },
        form: 'counts',
        counts: { intervalMs: MINUTE, counts: [0, 3, 0, 1, 2] },
      },
    ],
    [
      '{ concurrency: { points: [{ at: 0s, environments: 0 }, { at: 60s, environments: 6000 }], interpolate: linear } }',
      {
        qualifier: '$LATEST',
        form: 'concurrency',
        environments: {
          points: [
            { atMs: 0, value: 0 },
            { atMs: MINUTE, value: 6000 },
          ],
          interpolate: 'linear',
        },
      },
    ],
    [
      '{ concurrency: { trace: { file: containers.csv, function: shop } } }',
      {
        qualifier: '$LATEST',
        form: 'concurrency',
        environments: {
          // Every minute has its point, since each above 0 is an attempt to invoke; then the day is over.
          points: [0, 2, 2, 0, 0].map((value, minute) => ({ atMs: minute * MINUTE, value })),
          interpolate: 'step',
        },
      },
    ],
  ])('%s', (written, expected) => {
    expect(trafficOf(written)).toEqual(expected);
  });
});

describe('count: perTraceRow', () => {
  it('makes a function of each row, in the order of the file', () => {
    const { scenario, findings } = loadWell(
      withBasics(
        'functions: [{ name: day, count: perTraceRow, traffic: { trace: { file: day.csv, format: azure2019, durations: durations.csv }, duration: 7s } }]',
      ),
      { files },
    );
    expect(scenario.functions.map(({ name }) => name)).toEqual(['day-1', 'day-2', 'day-3']);
    expect(
      scenario.functions.map(({ traffic }) => traffic?.form === 'counts' && traffic.counts.counts[1]),
    ).toEqual([3, 5, 0]);
    expect(scenario.functions[2]?.traffic).toMatchObject({ duration: { fixed: 7 * SECOND } });
    expect(findings.map(({ code, severity, message }) => `${severity} ${code} ${message}`)).toEqual([
      'warning SCN031 functions[0].traffic.trace.file: "day.csv" ends after 5m and the run after 1d: nothing is known of the rest, and nothing happens in it',
      'warning SCN020 functions[0].traffic.trace.durations: "durations.csv" has no durations of "bb33f"',
    ]);
  });

  it('works for containers too', () => {
    const { functions } = scenarioOf(
      'functions: [{ name: app, count: perTraceRow, traffic: { concurrency: { trace: { file: containers.csv } } } }]',
      { files },
    );
    expect(functions.map(({ name }) => name)).toEqual(['app-1', 'app-2']);
  });
});

describe('a count of functions on one trace row', () => {
  it('plays it in each of them', () => {
    const { functions } = scenarioOf(
      'functions: [{ name: a, count: 2, traffic: { trace: { file: day.csv, format: azure2019, function: bb } } }]',
      { files },
    );
    expect(functions[0]?.traffic).toEqual(functions[1]?.traffic);
    expect(functions).toHaveLength(2);
  });
});
