/** What a rule says of a scenario built in code. */
import { subjectOf } from '../../src/inspect/inspect.ts';
import type { Hit, Rule } from '../../src/inspect/rule.ts';
import { scenario } from '../support/scenarios.ts';

export const hits = (rule: Rule, parts: Parameters<typeof scenario>[0]): readonly Hit[] =>
  rule.check(subjectOf(scenario(parts)));

export const messages = (rule: Rule, parts: Parameters<typeof scenario>[0]): string[] =>
  hits(rule, parts).map(({ message }) => message);

/** So many functions `f-1` …, each with a group of its own, in the given subnets. */
export const separateFunctions = (count: number, subnetIds: readonly string[] = ['a', 'b']) =>
  Array.from({ length: count }, (_, index) => ({
    name: `f-${index + 1}`,
    vpcConfig: { subnetIds, securityGroupIds: [`g-${index + 1}`], ipv6AllowedForDualStack: false },
  }));
