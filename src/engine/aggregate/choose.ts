/**
 * Which functions are simulated invocation by invocation, and which by counts per step. Only random traffic can be
 * counted: rates and counts of a trace. Without environmentKeepAlive nothing is counted: each invocation would be an
 * environment of its own. Nor are functions behind a NAT gateway, whose places are taken one by one.
 */
import { LONGEST_INVOCATION } from '../../scenario/longest-invocation.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { nearLimits } from './limits.ts';
import { isCountable, loadOf, type Load } from './load.ts';
import { survivals } from './survival.ts';

/** How one function is simulated. */
export type Fidelity = 'exact' | 'aggregate';
/** By name of the function; every function with traffic has one. */
export type FidelityChoices = ReadonlyMap<string, Fidelity>;

/** Chooses for every function with traffic. */
export const chooseFidelity = (scenario: Scenario): FidelityChoices => {
  const { fidelity, functions, parameters, subnets } = scenario;
  const canCount = fidelity !== 'exact' && parameters.environmentKeepAlive > 0;
  const hasNat = subnets.some(({ nat }) => nat !== undefined);
  const survivalOf = survivals(LONGEST_INVOCATION);
  const loads = new Map(functions.map((spec) => [spec, loadOf(spec, scenario, survivalOf)]));
  const isNear = fidelity === 'auto' ? nearLimits(scenario, loads) : () => false;
  return new Map(
    functions
      .filter(({ traffic }) => traffic !== null)
      .map((spec) => {
        const { invocations } = loads.get(spec) as Load;
        const isBehindNat = hasNat && spec.connections.destination !== undefined;
        const isWorth =
          fidelity === 'aggregate' ||
          invocations > parameters.countedAlwaysAbove ||
          (invocations > parameters.countedAbove && !isNear(spec));
        const isCounted = canCount && isWorth && !isBehindNat && isCountable(spec.traffic);
        return [spec.name, isCounted ? 'aggregate' : 'exact'];
      }),
  );
};

/** What a run is as a whole. */
export const overallFidelity = (choices: FidelityChoices): Fidelity | 'mixed' => {
  const chosen = new Set(choices.values());
  return chosen.size > 1 ? 'mixed' : chosen.has('aggregate') ? 'aggregate' : 'exact';
};
