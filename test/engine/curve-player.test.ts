import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../src/kernel/time.ts';
import { account, curveFunction, invokedFunction } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const idleAfter10Minutes = { idleReclaimAfter: 10 * MINUTE };
/** A curve over a function that is created at a time in seconds. */
const createdAt = (second: number, steps: Parameters<typeof curveFunction>[1]) => ({
  ...curveFunction('f', steps),
  create: second * SECOND,
});

describe('a concurrency curve over a version that is not Active', () => {
  it('opens its current value when the version becomes Active', () => {
    const run = account({
      functions: [
        createdAt(0, [
          [0, 5],
          [100, 8],
        ]),
      ],
    });
    expect(run.at(209.999).key('a').connections.open).toBe(0);
    expect(run.at(210).key('a').connections.open).toBe(8);
  });

  it('and what it says after that is followed', () => {
    const run = account({
      functions: [
        createdAt(0, [
          [0, 5],
          [300, 2],
        ]),
      ],
    });
    expect(run.at(299.999).key('a').connections.open).toBe(5);
    expect(run.at(300).key('a').connections.open).toBe(2);
  });

  it('a new function of the same name is played for too', () => {
    const run = account({ functions: [curveFunction('f', [[0, 5]])] }).at(100);
    run.delete('f');
    expect(run.key('a').connections.open).toBe(0);
    run.at(200).create('f', vpcConfig(['a']));
    expect(run.at(205).key('a').connections.open).toBe(5);
  });
});

describe('points of a curve', () => {
  it('above 0 are attempts: each starts the idle clock again', () => {
    const run = account({
      parameters: idleAfter10Minutes,
      functions: [
        curveFunction('f', [
          [0, 1],
          [500, 1],
          [1000, 2],
        ]),
      ],
    });
    run.end();
    expect(run.times('function.inactivated')).toEqual([1600]);
  });

  it('of 0 are none', () => {
    const run = account({
      parameters: idleAfter10Minutes,
      functions: [
        curveFunction('f', [
          [0, 1],
          [500, 0],
        ]),
      ],
    });
    run.end();
    expect(run.times('function.inactivated')).toEqual([600]);
  });

  it('at the very threshold come too late: the function goes Inactive, closes, and is restored', () => {
    const run = account({
      parameters: idleAfter10Minutes,
      functions: [
        curveFunction('f', [
          [0, 3],
          [600, 4],
        ]),
      ],
    });
    expect(run.at(599.999).key('a').connections.open).toBe(3);
    run.at(600);
    expect(run.times('function.inactivated')).toEqual([600]);
    expect(run.version('f').state).toBe('Pending');
    expect(run.key('a').connections.open).toBe(0);
    // The ENI is still attached, so it is taken back.
    expect(run.at(605).key('a').connections.open).toBe(4);
  });

  it('are no invocations: none is counted, none fails', () => {
    const run = account({
      functions: [
        createdAt(1000, [
          [0, 5],
          [100, 5],
        ]),
      ],
    });
    expect(run.end().invocations.total).toBe(0);
  });
});

describe('ties', () => {
  it('a fall frees its connections before anything else of the instant, a rise comes with the arrivals', () => {
    const run = account({
      parameters: { maxConnectionsPerEni: 10, scaleOut: false },
      functions: [
        curveFunction('rises', [
          [0, 0],
          [100, 5],
        ]),
        curveFunction('falls', [
          [0, 10],
          [100, 5],
        ]),
      ],
    });
    expect(run.at(100).key('a').connections).toMatchObject({ open: 10, missing: 0, refused: 0 });
  });

  it('a rise goes after the timeline of its instant', () => {
    const run = account({
      functions: [
        curveFunction('f', [
          [0, 0],
          [100, 5],
        ]),
      ],
      timeline: [{ atMs: 100 * SECOND, do: 'DeleteFunction', function: 'f', qualifier: null }],
    });
    expect(run.at(100).key('a').connections.openPeak).toBe(0);
  });

  it('and before the invocations that arrive then', () => {
    const run = account({
      quotas: { concurrentExecutions: 5 },
      functions: [
        invokedFunction('f', [100]),
        curveFunction('c', [
          [0, 0],
          [100, 5],
        ]),
      ],
    });
    expect(run.end().invocations.failed.Throttled).toBe(1);
  });
});

describe('a slope', () => {
  it('opens one environment after the other, each in its millisecond', () => {
    const run = account({
      functions: [
        {
          ...curveFunction('f', []),
          traffic: {
            form: 'concurrency',
            qualifier: '$LATEST',
            environments: {
              interpolate: 'linear',
              points: [
                { atMs: 0, value: 0 },
                { atMs: 10 * SECOND, value: 100 },
                { atMs: 20 * SECOND, value: 0 },
              ],
            },
          },
        },
      ],
    });
    const { connections } = run.key('a');
    const seen = [0.099, 0.1, 5, 10, 15, 20].map((second) => run.at(second) && connections.open);
    expect(seen).toEqual([0, 1, 50, 100, 50, 0]);
  });
});
