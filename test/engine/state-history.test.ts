import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/engine/result.ts';
import { simulate } from '../../src/engine/simulation.ts';
import { MINUTE, SECOND } from '../../src/kernel/time.ts';
import { arbitraryScenario } from '../support/arbitrary-scenario.ts';
import { numRuns } from '../support/num-runs.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';

const historiesOf = (parts: Parameters<typeof scenario>[0]) =>
  simulate(scenario(parts), { series: 'changes' }).timeSeries?.functions;
const attached = { name: 'f', vpcConfig: vpcConfig(['a']) };

describe('the history of a version', () => {
  it('has each change, an update of an Active function and its end among them', () => {
    const timeline = [
      {
        atMs: 1000 * SECOND,
        do: 'UpdateFunctionConfiguration',
        function: 'f',
        vpcConfig: vpcConfig(['b']),
        memory: null,
      },
      { atMs: 2000 * SECOND, do: 'DeleteFunction', function: 'f', qualifier: null },
    ] as const;
    expect(historiesOf({ functions: [{ ...attached, create: MINUTE }], timeline })).toEqual({
      'f:$LATEST': [
        [60, 'Pending'],
        [270, 'Active'],
        [1000, 'Updating'],
        [1210, 'Active'],
        [2000, null],
      ],
    });
  });

  it('is one per version', () => {
    const timeline = [
      { atMs: 10 * SECOND, do: 'PublishVersion', function: 'f' },
      { atMs: 20 * SECOND, do: 'DeleteFunction', function: 'f', qualifier: '1' },
    ] as const;
    expect(historiesOf({ functions: [{ ...attached, create: 'existing' }], timeline })).toEqual({
      'f:$LATEST': [[0, 'Active']],
      'f:1': [
        [10, 'Active'],
        [20, null],
      ],
    });
  });

  it('leaves out what lasts no time: a creation that fails at once was never Pending', () => {
    expect(historiesOf({ functions: [attached], quotas: { enisPerVpc: 0 } })).toEqual({
      'f:$LATEST': [[0, 'Failed']],
    });
  });

  it('goes on when a name is used again', () => {
    const functions = [{ ...attached, create: 'existing' as const }];
    const timeline = [
      { atMs: 10 * SECOND, do: 'DeleteFunction', function: 'f', qualifier: null },
      {
        atMs: 20 * SECOND,
        do: 'CreateFunction',
        function: 'f',
        role: null,
        vpcConfig: null,
        memory: 128,
        publish: false,
      },
    ] as const;
    expect(historiesOf({ functions, timeline, parameters: { plainUpdateDelay: { fixed: SECOND } } })).toEqual(
      {
        'f:$LATEST': [
          [0, 'Active'],
          [10, null],
          [20, 'Pending'],
          [21, 'Active'],
        ],
      },
    );
  });
});

describe('in every random scenario', () => {
  const withoutSeries = (result: RunResult) => ({ ...result, timeSeries: undefined });

  it('histories end as the result says, wait as long as it says, and change nothing', () => {
    fc.assert(
      fc.property(arbitraryScenario, (one) => {
        const result = simulate(one, { series: 'changes' });
        expect(JSON.stringify(withoutSeries(result))).toBe(JSON.stringify(simulate(one)));
        for (const { name, version, state, deletedAt, pendingSeconds } of result.functions) {
          const history = result.timeSeries?.functions[`${name}:${version}`] ?? [];
          const last = history.at(-1)?.[1] ?? null;
          expect(last === 'Updating' ? 'Active' : last).toBe(deletedAt === null ? state : null);
          const pending = history.reduce((sum, [at, phase], index) => {
            const until = history[index + 1]?.[0] ?? result.simulatedSeconds;
            return phase === 'Pending' ? sum + until - at : sum;
          }, 0);
          expect(pending).toBeCloseTo(pendingSeconds, 6);
        }
      }),
      { numRuns: numRuns(100, 300) },
    );
  });
});
