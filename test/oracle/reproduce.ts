/**
 * A failed run as a scenario file: whoever reads the failure can save it and run `heni run` on it. A file may not name
 * what is not declared; a request that does stands there with one list empty, which is refused alike.
 */
import type { FunctionSpec, Scenario, VpcConfigInput } from '../../src/scenario/scenario.ts';
import { scenarioFile } from '../support/scenario-file.ts';
import type { SlowEntry } from './slow-model.ts';

/** The scenario with these commands as its timeline, until a second after `now`. */
export const reproduce = (scenario: Scenario, entries: readonly SlowEntry[], now: number): string => {
  const end = now + 1000;
  return scenarioFile({
    ...scenario,
    durationMs: end,
    functions: scenario.functions.map((spec) => ({ ...spec, create: creationOf(spec, entries, end) })),
    timeline: entries.map((entry) =>
      isDeclared(scenario, entry) ? entry : { ...entry, ...refused(scenario) },
    ),
  });
};

/**
 * A function that only the timeline creates. A file creates a function at once if its first operation is another,
 * or if it has none; it is then created when all is over.
 */
const creationOf = (
  { name, create }: FunctionSpec,
  entries: readonly SlowEntry[],
  end: number,
): FunctionSpec['create'] => {
  const first = entries.find((entry) => 'function' in entry && entry.function === name);
  return create === null && first?.do !== 'CreateFunction' ? end - 1 : create;
};

const refused = ({ securityGroups }: Scenario) => {
  const [group] = securityGroups;
  return { vpcConfig: { subnetIds: [], securityGroupIds: group === undefined ? [] : [group.id] } };
};

/** Whether a file may contain it. */
const isDeclared = ({ subnets, securityGroups }: Scenario, entry: SlowEntry): boolean => {
  const config: VpcConfigInput = ('vpcConfig' in entry ? entry.vpcConfig : null) ?? {};
  return (
    (config.subnetIds ?? []).every((id) => subnets.some((subnet) => subnet.id === id)) &&
    (config.securityGroupIds ?? []).every((id) => securityGroups.some((group) => group.id === id))
  );
};
