/** Thirty days of a thousand functions without looking at single invocations: the cost should not follow the traffic. */
import { simulate } from '../../src/engine/simulation.ts';
import { DAY, SECOND } from '../../src/kernel/time.ts';
import { scenario, vpcConfig } from '../../test/support/scenarios.ts';
import { sized, timed, type Case } from '../case.ts';
import { exponential } from './traffic.ts';

const SUBNETS = ['a', 'b', 'c'];
const FUNCTIONS = 1_000;
const DAYS = 30;

const called = (name: string, perSecond: number) => ({
  name,
  create: 'existing' as const,
  vpcConfig: vpcConfig(SUBNETS),
  connections: { perEnvironment: 1, perInvocation: 0 },
  traffic: {
    form: 'rate' as const,
    qualifier: '$LATEST',
    rate: { points: [{ atMs: 0, value: perSecond }], interpolate: 'step' as const },
    duration: exponential,
  },
});

const subnets = SUBNETS.map((id) => ({ id }));

/** A scenario that asks for it and is run exactly all the same. */
const missing = (): string | null => {
  const { fidelity } = simulate(scenario({ fidelity: 'aggregate', subnets, functions: [called('f', 1)] }));
  return fidelity === 'aggregate' ? null : 'the engine has no aggregate runs';
};

const aggregate = (exponent: number): Case => ({
  name: `aggregate, 30 days, 1,000 functions × 3 subnets, 10^${exponent} invocations`,
  unit: 'steps of a function on a key',
  clock: 'CPU',
  side: 'aggregate',
  ...(exponent === 12 ? { goal: '≤ 100 ns per step, ≤ 10 s, ≤ 256 MB' } : {}),
  missing,
  run: (share) => {
    const days = sized(DAYS, share);
    const perSecond = 10 ** exponent / FUNCTIONS / ((DAYS * DAY) / SECOND);
    const plan = scenario({
      fidelity: 'aggregate',
      durationMs: days * DAY,
      quotas: { concurrentExecutions: 10_000_000 },
      parameters: { envScaleRate: 1e9 },
      subnets,
      functions: Array.from({ length: FUNCTIONS }, (_, index) => called(`f${index}`, perSecond)),
    });
    const { value, seconds } = timed(() => simulate(plan));
    const { events, simulatedSeconds, invocations } = value;
    const units = FUNCTIONS * SUBNETS.length * (simulatedSeconds / 60);
    return { units, events, seconds, simulatedSeconds, figures: { invocations: invocations.total } };
  },
});

export const aggregateCases: readonly Case[] = [6, 8, 10, 12].map(aggregate);
