/** Random scenarios in which everything happens often: a swarm, each with features of its own. */
import fc from 'fast-check';
import { ScenarioError } from '../../src/engine/scenario-error.ts';
import { Simulation } from '../../src/engine/simulation.ts';
import { resolveParameters } from '../../src/model/parameters.ts';
import { resolveQuotas } from '../../src/model/quotas.ts';
import type { FunctionSpec, Scenario, TimelineEntry } from '../../src/scenario/scenario.ts';
import { scenarioFile } from './scenario-file.ts';
import { scenario } from './scenarios.ts';
import { arbitraryFeatures, type Features } from './swarm/features.ts';
import { arbitraryFunctions } from './swarm/functions.ts';
import { arbitraryIdentities } from './swarm/identities.ts';
import { arbitraryNetwork } from './swarm/network.ts';
import { arbitraryDeploy, arbitraryParameters, arbitraryQuotas, presetOf } from './swarm/parameters.ts';
import { SHORT, stretch } from './swarm/parts.ts';
import { arbitraryTimeline } from './swarm/timeline.ts';

/** Whether the existing functions of a scenario fit into it; a scenario in which they do not is bad input. */
const isPossible = (one: Scenario): boolean => {
  try {
    return new Simulation(one).events === 0;
  } catch (problem) {
    if (problem instanceof ScenarioError) return false;
    throw problem;
  }
};

/** Functions that do not fit at the start are created at the start. */
const withRoom = (one: Scenario): Scenario =>
  isPossible(one)
    ? one
    : {
        ...one,
        functions: one.functions.map((spec) =>
          spec.create === 'existing' ? { ...spec, create: 0, versions: [] } : spec,
        ),
      };

/** A file creates a function at the start, unless the first operation on it is its creation. */
const asInFile = (functions: readonly FunctionSpec[], timeline: readonly TimelineEntry[]): FunctionSpec[] =>
  functions.map((spec) => {
    const first = timeline.find((entry) => 'function' in entry && entry.function === spec.name);
    return spec.create === null && first?.do !== 'CreateFunction' ? { ...spec, create: 0 } : spec;
  });

/** A failure shows the scenario as a file, for `heni run FILE --check`. */
const shownAsFile = (one: Scenario): Scenario =>
  Object.defineProperty(one, fc.toStringMethod, { value: () => `\n${scenarioFile(one)}` });

/** Scenarios of six hours, or forty days; `on` says which features. */
const scenarioUnder = (features: fc.Arbitrary<Features>): fc.Arbitrary<Scenario> =>
  fc
    .record({
      on: features,
      seed: fc.nat(),
      network: arbitraryNetwork,
      identities: arbitraryIdentities,
      functions: arbitraryFunctions,
      timeline: arbitraryTimeline,
      parameters: arbitraryParameters,
      quotas: arbitraryQuotas,
      deploy: arbitraryDeploy,
    })
    .map(({ on, seed, network, identities, functions, timeline, parameters, quotas, deploy }) => {
      const specs = functions(on);
      const entries = timeline(on, specs);
      const preset = presetOf(on);
      const parts = scenario({
        seed,
        preset,
        durationMs: SHORT * stretch(on),
        startEpochMs: Date.UTC(2026, 10, 27),
        ...network(on),
        ...identities(on),
        functions: asInFile(specs, entries),
        deploy: deploy(on),
      });
      return shownAsFile(
        withRoom({
          ...parts,
          parameters: resolveParameters(preset, parameters(on)),
          account: { ...parts.account, quotas: resolveQuotas(preset, quotas(on)) },
          timeline: entries,
        }),
      );
    });

/** Any scenario of the swarm; without the bias to little that fast-check gives to lists. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = fc.noBias(scenarioUnder(arbitraryFeatures));
