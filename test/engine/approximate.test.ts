import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulation.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';

const findingsOf = (
  fidelity: Scenario['fidelity'],
  { maxConnectionsPerEni = 65_000, reservedConcurrency = null as number | null },
) =>
  simulate(
    scenario({
      fidelity,
      parameters: { maxConnectionsPerEni },
      functions: [
        {
          name: 'f',
          create: 'existing',
          vpcConfig: vpcConfig(['a']),
          reservedConcurrency,
          connections: { perEnvironment: 5, perInvocation: 0 },
          traffic: {
            form: 'rate',
            qualifier: '$LATEST',
            rate: { interpolate: 'step', points: [{ atMs: 0, value: 10 }] },
            duration: { exponential: { mean: 1_000 } },
          },
        },
      ],
    }),
  ).findings;

describe('what is approximate', () => {
  it('is told by figure, where traffic was counted while something was lacking', () => {
    const [finding, ...others] = findingsOf('aggregate', { maxConnectionsPerEni: 40 });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'RUN004', severity: 'warning', where: 'fidelity' });
    expect(finding?.message).toBe(
      'invocations were counted per step while something was lacking, so these figures are approximate: connectionsRefused, shortageSeconds, shortageFrom and shortageTo of a / g; failed.ConnectTimeout of f',
    );
    const [throttled] = findingsOf('aggregate', { reservedConcurrency: 8 });
    expect(throttled?.message).toMatch(/approximate: failed\.Throttled of f$/);
  });

  it('is nothing in an exact run, and nothing where nothing was lacking', () => {
    expect(findingsOf('exact', { maxConnectionsPerEni: 40 })).toEqual([]);
    expect(findingsOf('aggregate', {})).toEqual([]);
  });
});
