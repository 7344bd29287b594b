/**
 * The two fidelities tell the same story. Each row is a scenario; each figure of its results is compared over
 * replications by a two-sample test. With |z| ≤ 4 and about 100 figures, a true agreement fails in less than 1 % of
 * choices of seeds; the seeds are fixed. What is only approximate is not compared here but in docs/fidelity.md.
 */
import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../../src/engine/result.ts';
import { simulate } from '../../../src/engine/simulation.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/kernel/time.ts';
import type { FunctionSpec, Scenario } from '../../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../../support/scenarios.ts';

const REPLICATIONS = 60;

const called = (
  name: string,
  perSecond: readonly (readonly [minute: number, rate: number])[],
  {
    seconds = 2,
    perEnvironment = 0,
    ...rest
  }: Partial<FunctionSpec> & Partial<Record<'seconds' | 'perEnvironment', number>>,
  interpolate: 'step' | 'linear' = 'step',
): Partial<FunctionSpec> & { readonly name: string } => ({
  name,
  vpcConfig: vpcConfig(['a', 'b']),
  connections: { perEnvironment, perInvocation: 0 },
  traffic: {
    form: 'rate',
    qualifier: '$LATEST',
    duration: { exponential: { mean: seconds * SECOND } },
    rate: { interpolate, points: perSecond.map(([minute, value]) => ({ atMs: minute * MINUTE, value })) },
  },
  ...rest,
});

const cases: readonly (readonly [what: string, parts: Parameters<typeof scenario>[0]])[] = [
  [
    'rare invocations, idle gaps and restorations',
    {
      durationMs: 6 * HOUR,
      parameters: { idleReclaimAfter: 20 * MINUTE },
      functions: [
        called('rare', [[0, 1 / 1000]], { seconds: 30, perEnvironment: 5 }),
        called('other', [[0, 1 / 600]], { vpcConfig: vpcConfig(['a']), perEnvironment: 1 }),
      ],
    },
  ],
  [
    'a burst beyond an ENI, which waits for another',
    {
      parameters: { maxConnectionsPerEni: 1000, scaleInAfter: 5 * MINUTE, environmentKeepAlive: 3 * MINUTE },
      functions: [
        called(
          'burst',
          [
            [0, 5],
            [20, 60],
            [30, 5],
          ],
          { seconds: 4, perEnvironment: 10, vpcConfig: vpcConfig(['a']) },
        ),
      ],
    },
  ],
  [
    'an update to other keys, and a deletion, under load',
    {
      functions: [
        called('moved', [[0, 3]], { perEnvironment: 4 }),
        called(
          'gone',
          [
            [0, 0],
            [60, 4],
          ],
          {},
          'linear',
        ),
      ],
      timeline: [
        {
          atMs: 20 * MINUTE,
          do: 'UpdateFunctionConfiguration',
          function: 'moved',
          vpcConfig: vpcConfig(['a'], ['h']),
          memory: null,
        },
        { atMs: 50 * MINUTE, do: 'DeleteFunction', function: 'gone', qualifier: null },
      ],
    },
  ],
];

/** What is compared: by name, one number per replication. */
const figuresOf = ({ enis, keys, functions, invocations }: RunResult): Record<string, number> => ({
  'ENIs created': enis.created,
  'ENIs at the peak': enis.peak,
  ...Object.fromEntries(
    keys.flatMap(({ subnetId, securityGroupIds, enisPeak, shortageSeconds, connectionsPeak }) => {
      const key = `${subnetId} ${securityGroupIds.join()}`;
      return [
        [`${key} ENIs`, enisPeak],
        [`${key} shortage`, shortageSeconds],
        [`${key} connections`, connectionsPeak],
      ];
    }),
  ),
  ...Object.fromEntries(
    functions.flatMap(({ name, becameInactive, pendingSeconds, invocations: { total, failed } }) => [
      [`${name} Inactive`, becameInactive],
      [`${name} pending seconds`, pendingSeconds],
      [`${name} attempts`, total],
      ...Object.entries(failed)
        .filter(([reason]) => reason !== 'ConnectTimeout')
        .map(([reason, count]) => [`${name} ${reason}`, count] as const),
    ]),
  ),
  succeeded: invocations.succeeded + invocations.failed.ConnectTimeout,
  'in flight': invocations.inFlight,
});

const replicate = (parts: Parameters<typeof scenario>[0], fidelity: Scenario['fidelity']) =>
  Array.from({ length: REPLICATIONS }, (_, seed) =>
    figuresOf(simulate(scenario({ ...parts, fidelity, seed: fidelity === 'exact' ? seed : seed + 5000 }))),
  );

const moments = (values: readonly number[]): readonly [mean: number, variance: number] => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return [mean, values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1)];
};

describe('exact and aggregate runs agree on', () => {
  it.each(cases)('%s (|z| ≤ 4 for each figure)', (_, parts) => {
    const [exact, counted] = [replicate(parts, 'exact'), replicate(parts, 'aggregate')];
    const names = Object.keys(exact[0] ?? {});
    expect(names.length).toBeGreaterThan(10);
    const apart = names.flatMap((name) => {
      const [m1, v1] = moments(exact.map((one) => one[name] ?? 0));
      const [m2, v2] = moments(counted.map((one) => one[name] ?? 0));
      const difference = m2 - m1;
      const z = difference === 0 ? 0 : difference / Math.sqrt((v1 + v2) / REPLICATIONS);
      return Math.abs(z) <= 4 ? [] : [`${name}: ${m1} and ${m2}, z ${z.toFixed(1)}`];
    });
    expect(apart).toEqual([]);
  });
});
