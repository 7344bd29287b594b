import { describe, expect, it } from 'vitest';
import { Simulation } from '../../src/engine/simulation.ts';
import { HOUR, SECOND } from '../../src/kernel/time.ts';
import { resolveParameters, type PresetName } from '../../src/model/parameters.ts';
import type { Fact } from '../../src/model/facts.ts';
import { numRuns } from '../support/num-runs.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';

/** A run with the preset’s own delays, driven by hand. */
const runWith = (seed: number) => {
  const facts: Fact[] = [];
  const parameters = resolveParameters('docs-2024');
  const simulation = new Simulation(scenario({ seed, durationMs: 6 * HOUR, parameters }), {
    onFact: (fact) => facts.push(fact),
  });
  const create = { functionName: 'f', role: null, vpcConfig: vpcConfig(['a']), memory: 128, publish: false };
  simulation.control.execute('CreateFunction', create);
  /** Lets time go on until a fact has happened so many times; its time in seconds. */
  const until = (name: Fact['fact'], times = 1): number => {
    const isThere = (): boolean => facts.filter(({ fact }) => fact === name).length >= times;
    while (!isThere()) if (simulation.advance(1)) throw new Error(`${name} does not happen`);
    return simulation.now / SECOND;
  };
  return { simulation, until };
};

/** Create, then another subnet and group, then no VPC: each step when the one before is done. */
const createSwapDetach = (seed: number): number => {
  const { simulation, until } = runWith(seed);
  until('function.activated');
  const update = (vpc: ReturnType<typeof vpcConfig>): void => {
    const request = { functionName: 'f', vpcConfig: vpc, memory: null };
    expect(simulation.control.execute('UpdateFunctionConfiguration', request).status).toBe(200);
  };
  update(vpcConfig(['b'], ['h']));
  until('update.succeeded');
  update(vpcConfig([], []));
  return until('update.succeeded', 2);
};

/** Create, delete when it is Active, and wait until the subnet is free again. */
const createDeleteFree = (seed: number): number => {
  const { simulation, until } = runWith(seed);
  until('function.activated');
  simulation.control.execute('DeleteFunction', { functionName: 'f', qualifier: null });
  return until('eni.deleted');
};

const SEEDS = numRuns(300, 2000);
const sorted = (sample: (seed: number) => number): number[] =>
  Array.from({ length: SEEDS }, (_, index) => sample(index + 1)).toSorted((a, b) => a - b);
const quantile = (samples: readonly number[], share: number): number =>
  samples[Math.ceil(share * samples.length) - 1] as number;
const shareIn = (samples: readonly number[], from: number, to: number): number =>
  samples.filter((one) => one >= from && one <= to).length / samples.length;

describe('the delays of the presets against what was measured on AWS', () => {
  it('are the same in both, so that one of them stands for both', () => {
    const delaysOf = (name: PresetName) => {
      const { eniCreateDelay, eniDeleteDelay, detachUpdateDelay, attachExistingDelay } =
        resolveParameters(name);
      return { eniCreateDelay, eniDeleteDelay, detachUpdateDelay, attachExistingDelay };
    };
    expect(delaysOf('docs-2026')).toEqual(delaysOf('docs-2024'));
  });

  it('create, swap subnet and group, detach: 120 to 900 s in at least 95 % of runs', () => {
    const seconds = sorted(createSwapDetach);
    expect(shareIn(seconds, 120, 900)).toBeGreaterThanOrEqual(0.95);
    // Measured once: 453.58 s. The median of two creations and a detach is 210 + 210 + 10 and a little more.
    expect(quantile(seconds, 0.5)).toBeGreaterThan(420);
    expect(quantile(seconds, 0.5)).toBeLessThan(460);
  });

  // Nine tests with a VPC; the floor of 95 % that one would like for the whole range is not reached.
  describe('create, delete, subnet free: nine acceptance tests took 433 to 1,571 s', () => {
    const seconds = sorted(createDeleteFree);

    it('nearly every run takes at least as long as the fastest of them', () => {
      expect(shareIn(seconds, 433, Infinity)).toBeGreaterThanOrEqual(0.95);
    });

    it('half of the runs take less than 1,160 s: the median lies inside the range', () => {
      expect(quantile(seconds, 0.5)).toBeGreaterThan(1060);
      expect(quantile(seconds, 0.5)).toBeLessThan(1160);
    });

    it('about 86 % lie in the range; the others are slower, as a release of 35 min in 1 % of cases must be', () => {
      // A release alone exceeds 1,571 − 210 s with P(Z > ln(1361 / 900) / 0.364) = 12.8 %: the nine tests that
      // were measured are too few to see the slow ones.
      expect(shareIn(seconds, 433, 1571)).toBeGreaterThan(0.82);
      expect(shareIn(seconds, 433, 1571)).toBeLessThan(0.91);
    });
  });
});
