/**
 * The scenario that the data plane is measured with, and its twins in other languages too: 10 functions with Poisson
 * arrivals on 4 keys (2 subnets, 2 groups), each environment with one connection, reused last in first out.
 */
import { Simulation } from '../../src/engine/simulation.ts';
import type { Distribution } from '../../src/kernel/distribution.ts';
import { SECOND } from '../../src/kernel/time.ts';
import type { Fact } from '../../src/model/facts.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../../test/support/scenarios.ts';
import { timed, type Sample } from '../case.ts';

const FUNCTIONS = 10;

/** How much traffic: on average so many invocations in flight, each of a mean of one second. */
export interface Load {
  readonly inFlight: number;
  /** With a mean of one second. */
  readonly duration: Distribution;
  readonly seconds: number;
}

/** A mean of one second. */
export const exponential: Distribution = { exponential: { mean: SECOND } };
/** A mean of one second: median × e^(σ²/2). */
export const lognormal: Distribution = { lognormal: { median: SECOND * Math.exp(-0.18), sigma: 0.6 } };

/** Quotas and rates are out of the way: every invocation runs. */
export const trafficScenario = ({ inFlight, duration, seconds }: Load): Scenario =>
  scenario({
    durationMs: seconds * SECOND,
    quotas: { concurrentExecutions: 10_000_000 },
    parameters: { envScaleRate: 1e9 },
    functions: Array.from({ length: FUNCTIONS }, (_, index) => ({
      name: `f${index}`,
      create: 'existing',
      vpcConfig: vpcConfig(['a', 'b'], [index % 2 === 0 ? 'g' : 'h']),
      connections: { perEnvironment: 1, perInvocation: 0 },
      traffic: {
        form: 'rate',
        qualifier: '$LATEST',
        rate: { points: [{ atMs: 0, value: inFlight / FUNCTIONS }], interpolate: 'step' },
        duration,
      },
    })),
  });

/** Runs the traffic and looks at every whole second, from when the system is full, how many are in flight. */
export const runTraffic = (load: Load, onFact?: (fact: Fact) => void): Sample => {
  const plan = trafficScenario(load);
  const { value, seconds } = timed(() => {
    const simulation = new Simulation(plan, onFact === undefined ? {} : { onFact });
    let sum = 0;
    let looks = 0;
    for (let at = 1; at < load.seconds; at++) {
      simulation.advanceTo(at * SECOND);
      if (at < FULL_AFTER) continue;
      sum += simulation.world.fleet.account.running;
      looks += 1;
    }
    simulation.advance(Number.MAX_SAFE_INTEGER);
    return { result: simulation.result(), meanInFlight: sum / looks };
  });
  const { result, meanInFlight } = value;
  return {
    units: result.invocations.total,
    events: result.events,
    seconds,
    simulatedSeconds: load.seconds,
    figures: { meanInFlight },
  };
};

/** Seconds until as many are in flight as there ever will be, but for one in 3,000. */
export const FULL_AFTER = 8;
