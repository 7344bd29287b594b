import { describe, expect, it } from 'vitest';
import { Simulation } from '../../src/engine/simulation.ts';
import type { SeriesStep } from '../../src/engine/series.ts';
import { HOUR, MINUTE, SECOND } from '../../src/kernel/time.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';

type Parts = Parameters<typeof scenario>[0];
const seriesOf = (step: SeriesStep, parts: Parts) => {
  const simulation = new Simulation(scenario(parts), { series: step, check: true });
  while (!simulation.advance(1000));
  const { timeSeries } = simulation.result();
  if (timeSeries === undefined) throw new Error('no series');
  return timeSeries;
};
const oneFunction: Parts = {
  otherEnis: 5,
  functions: [{ name: 'f', vpcConfig: vpcConfig(['a']), create: 60 * SECOND }],
  timeline: [{ atMs: 1000 * SECOND, do: 'DeleteFunction', function: 'f', qualifier: null }],
};

describe('a series of every change', () => {
  const series = seriesOf('changes', oneFunction);

  it('has a point at the start and one where the value changes, and no two equal neighbours', () => {
    expect(series.intervalSeconds).toBeNull();
    expect(series.enis).toEqual([
      [0, 0],
      [60, 1],
      [1900, 0],
    ]);
    expect(series.subnets).toEqual({
      a: [
        [0, 0],
        [60, 1],
        [1900, 0],
      ],
      b: [[0, 0]],
    });
    expect(series.vpcs).toEqual({
      vpc: [
        [0, 5],
        [60, 6],
        [1900, 5],
      ],
    });
  });

  it('of the keys begins with the key', () => {
    expect(series.keys).toEqual({
      'a|g': {
        enis: [
          [60, 1],
          [1900, 0],
        ],
        connections: [[61.2, 0]],
      },
    });
  });

  it('of the states counts versions', () => {
    expect(series.states).toMatchObject({
      Pending: [
        [0, 0],
        [60, 1],
        [270, 0],
      ],
      Active: [
        [0, 0],
        [270, 1],
        [1000, 0],
      ],
      Failed: [[0, 0]],
    });
  });

  it('counts a version published of an Active function among the Active ones', () => {
    const { states } = seriesOf('changes', {
      functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }],
      timeline: [
        { atMs: 10 * SECOND, do: 'PublishVersion', function: 'f' },
        { atMs: 20 * SECOND, do: 'DeleteFunction', function: 'f', qualifier: '1' },
      ],
    });
    expect(states).toMatchObject({
      Active: [
        [0, 1],
        [10, 2],
        [20, 1],
      ],
      Pending: [[0, 0]],
    });
  });

  it('counts a function that goes Inactive and comes back', () => {
    const { states } = seriesOf('changes', {
      parameters: { idleReclaimAfter: 10 * MINUTE },
      functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }],
      timeline: [{ atMs: 3000 * SECOND, do: 'Invoke', function: 'f', qualifier: null }],
    });
    expect(states).toMatchObject({
      Active: [
        [0, 1],
        [600, 0],
        [3210, 1],
      ],
      Inactive: [
        [0, 0],
        [600, 1],
        [3000, 0],
      ],
      Pending: [
        [0, 0],
        [3000, 1],
        [3210, 0],
      ],
    });
  });

  it('samples connections, which no fact tells of: every second at most, every minute at least', () => {
    const sampled = (durationMs: number) => seriesOf('changes', { durationMs }).connectionsIntervalSeconds;
    expect([sampled(60 * SECOND), sampled(600 * MINUTE), sampled(6000 * MINUTE)]).toEqual([1, 36, 60]);
  });

  it('what changes and changes back in one instant is no change', () => {
    // At 1,110 s the ENI of `f` is gone, and the key of `busy`, which waited for the address, takes it.
    const { subnets } = seriesOf('changes', {
      parameters: { maxConnectionsPerEni: 10 },
      subnets: [{ id: 'a', usedIps: [{ atMs: 0, ips: 249 }] }],
      functions: [
        { name: 'f', create: 'existing', vpcConfig: vpcConfig(['a'], ['h']) },
        {
          name: 'busy',
          create: 'existing',
          vpcConfig: vpcConfig(['a']),
          connections: { perEnvironment: 11, perInvocation: 0 },
          traffic: {
            form: 'concurrency',
            qualifier: '$LATEST',
            environments: { interpolate: 'step', points: [{ atMs: SECOND, value: 1 }] },
          },
        },
      ],
      timeline: [{ atMs: 210 * SECOND, do: 'DeleteFunction', function: 'f', qualifier: null }],
    });
    expect(subnets['a']).toEqual([[0, 251]]);
  });
});

describe('a series on a grid', () => {
  it('has the value at each step of it, after all that happened there', () => {
    const series = seriesOf(MINUTE, { ...oneFunction, durationMs: 5 * MINUTE });
    expect(series.intervalSeconds).toBe(60);
    expect(series.enis).toEqual([
      [0, 0],
      [60, 1],
    ]);
    expect(series.states['Pending']).toEqual([
      [0, 0],
      [60, 1],
      [300, 0],
    ]);
  });

  it('of tenths of a second meets its instants exactly', () => {
    const at = (ms: number) => ({ atMs: ms, do: 'SetUsedIps' as const, subnet: 'a', ips: ms });
    const series = seriesOf(100, { durationMs: 2000, timeline: [at(30), at(31), at(110), at(111), at(220)] });
    expect(series.subnets['a']).toEqual([
      [0, 0],
      [0.1, 31],
      [0.2, 111],
      [0.3, 220],
    ]);
  });

  it('ends with the run, not with the grid', () => {
    const series = seriesOf(MINUTE, {
      ...oneFunction,
      durationMs: 90 * SECOND,
      functions: [{ name: 'f', create: 70 * SECOND, vpcConfig: vpcConfig(['a']) }],
    });
    expect(series.enis).toEqual([
      [0, 0],
      [90, 1],
    ]);
  });

  it('shows connections, which no fact tells of', () => {
    const series = seriesOf(MINUTE, {
      durationMs: 6 * MINUTE,
      functions: [
        {
          name: 'f',
          create: 'existing',
          vpcConfig: vpcConfig(['a']),
          connections: { perEnvironment: 10, perInvocation: 0 },
          traffic: {
            form: 'concurrency',
            qualifier: '$LATEST',
            environments: {
              interpolate: 'linear',
              points: [
                { atMs: 0, value: 0 },
                { atMs: 4 * MINUTE, value: 400 },
              ],
            },
          },
        },
      ],
    });
    expect(series.keys['a|g']?.connections).toEqual([
      [0, 0],
      [60, 1000],
      [120, 2000],
      [180, 3000],
      [240, 4000],
    ]);
  });

  it('is not there unless it is asked for', () => {
    const simulation = new Simulation(scenario(oneFunction));
    while (!simulation.advance(1000));
    expect(simulation.result()).not.toHaveProperty('timeSeries');
  });
});

it('subnets and interfaces that come during the run are in the series', () => {
  const run = new Simulation(scenario({ durationMs: HOUR }), { series: 'changes' });
  run.advanceTo(10 * SECOND);
  run.control.execute('CreateSubnet', { id: 'new', vpcId: 'vpc', cidr: '10.0.9.0/24' });
  run.advanceTo(20 * SECOND);
  const made = run.control.execute('CreateNetworkInterface', { subnetId: 'new', securityGroupIds: [] });
  run.advanceTo(30 * SECOND);
  run.control.execute('DeleteNetworkInterface', { id: made.body?.NetworkInterface.NetworkInterfaceId ?? '' });
  expect(run.result().timeSeries?.subnets['new']).toEqual([
    [10, 0],
    [20, 1],
    [30, 0],
  ]);
});
