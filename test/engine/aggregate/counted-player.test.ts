import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/engine/simulation.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/kernel/time.ts';
import type { FunctionSpec } from '../../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../../support/scenarios.ts';

const called = (
  name: string,
  points: readonly (readonly [minute: number, perSecond: number])[],
  { meanMs = 1_000, ...rest }: Partial<FunctionSpec> & { readonly meanMs?: number } = {},
): Partial<FunctionSpec> & { readonly name: string } => ({
  name,
  create: 'existing',
  vpcConfig: vpcConfig(['a']),
  connections: { perEnvironment: 1, perInvocation: 0 },
  traffic: {
    form: 'rate',
    qualifier: '$LATEST',
    duration: { exponential: { mean: meanMs } },
    rate: {
      interpolate: 'step',
      points: points.map(([minute, value]) => ({ atMs: minute * MINUTE, value })),
    },
  },
  ...rest,
});
const run = (parts: Parameters<typeof scenario>[0]) =>
  simulate(scenario({ fidelity: 'aggregate', ...parts }), { check: true });

describe('counted traffic of a version', () => {
  it('takes hardly more steps a day where nothing is near a limit, whatever the rate', () => {
    const eventsAt = (rate: number): number =>
      run({ durationMs: DAY, functions: [called('f', [[0, rate]])] }).events;
    expect(eventsAt(1)).toBeLessThan(80);
    expect(eventsAt(400)).toBeLessThan(80);
  });

  it('ends long steps of all when one comes near a limit that they share', () => {
    const even = called('even', [[0, 20]]);
    const burst = called('burst', [[0, 1], [150, 1_200], [160, 1]]); // prettier-ignore
    const { functions } = run({ durationMs: 4 * HOUR, functions: [even, burst] });
    // Its own 20 would never be refused; the hour in which the others fill the account tells.
    const failed = functions.find(({ name }) => name === 'even')?.invocations.failed.Throttled ?? 0;
    expect(failed).toBeGreaterThan(0);
    expect(failed).toBeLessThan(12 * 60 * 20);
  });

  it('sees a shortage start within two seconds of a jump, and end with the ENI', () => {
    const parameters = { maxConnectionsPerEni: 100 };
    const { keys } = run({ parameters, functions: [called('f', [[0, 1], [20, 130]])] }); // prettier-ignore
    expect(keys[0]?.shortageFrom).toBeGreaterThan(1200);
    expect(keys[0]?.shortageFrom).toBeLessThan(1203);
    expect(keys[0]?.shortageSeconds).toBeGreaterThan(205);
    expect(keys[0]?.shortageSeconds).toBeLessThan(211);
  });

  it('falls idle and comes back to the moment, however long the steps are', () => {
    const parameters = { idleReclaimAfter: 10 * MINUTE };
    const { functions } = run({
      parameters,
      durationMs: 3 * HOUR,
      functions: [called('f', [[0, 5], [60, 0], [120, 5]])], // prettier-ignore
    });
    const { becameInactive, firstFailedAt, invocations } = functions[0] ?? {};
    expect(becameInactive).toBe(1);
    expect(firstFailedAt?.Inactive).toBeGreaterThanOrEqual(7_200);
    expect(firstFailedAt?.Inactive).toBeLessThan(7_205);
    // One wakes it; the others meet it Pending.
    expect(invocations?.failed.Inactive).toBe(1);
  });

  it('heeds a reservation from the moment it is made', () => {
    const { functions } = run({
      functions: [called('f', [[0, 10]])],
      timeline: [{ atMs: 31 * MINUTE, do: 'PutFunctionConcurrency', function: 'f', reservedConcurrency: 0 }],
    });
    const { total = 0, failed } = functions[0]?.invocations ?? {};
    expect(Math.abs((failed?.Throttled ?? 0) / total - 29 / 60)).toBeLessThan(0.03);
    expect(functions[0]?.firstFailedAt.Throttled).toBeGreaterThanOrEqual(31 * 60);
  });

  it('keeps its accounts while an account fills with invocations of many minutes', () => {
    const long = called('f', [[0, 5]], { vpcConfig: null, create: 0, meanMs: 0 });
    const traffic = { ...long.traffic, duration: { fixed: 960 * SECOND } } as FunctionSpec['traffic'];
    for (let seed = 0; seed < 8; seed++) {
      const { invocations } = run({ seed, durationMs: 6 * HOUR, functions: [{ ...long, traffic }] });
      expect(invocations.failed.Throttled).toBeGreaterThan(0);
    }
  });
});
