/** What a platform engineer looks at before a deploy: the inventory, and what makes it risky. */
import { placeOf } from '../iam/arn.ts';
import { findingCodes } from '../scenario/finding-codes.ts';
import { inReadingOrder, type Finding } from '../scenario/finding.ts';
import { nothingOpen, type Gaps, type Unresolved } from '../scenario/gaps.ts';
import type { LoadedScenario } from '../scenario/load.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { executionRoles } from './execution-roles.ts';
import { takeInventory, type Inventory } from './inventory.ts';
import { attachedOf, type At, type Subject } from './rule.ts';
import { rules } from './rules/index.ts';

/** The inventory of an input, how much of it is known, and all findings. */
export interface Inspection {
  readonly scenario: Scenario;
  readonly inventory: Inventory;
  readonly unresolved: readonly Unresolved[];
  readonly coverage: { readonly functions: number; readonly resolved: number };
  /** Those of the file and those of the rules, in reading order. */
  readonly findings: readonly Finding[];
}

/** A scenario made ready for the rules. */
export const subjectOf = (scenario: Scenario, openRoutes = nothingOpen.openRoutes): Subject => {
  const inventory = takeInventory(scenario, openRoutes);
  return {
    scenario,
    inventory,
    place: placeOf(scenario.account.id, scenario.account.region),
    subnets: new Map(scenario.subnets.map((subnet) => [subnet.id, subnet])),
    openRoutes,
    roles: executionRoles(scenario, attachedOf(inventory)),
  };
};

/** Inspects a loaded scenario; `file` is how its findings call it. Nothing is simulated. */
export const inspect = (
  { scenario, findings, locate, locateFunction }: LoadedScenario,
  file: string,
  gaps: Gaps = nothingOpen,
): Inspection => {
  const subject = subjectOf(scenario, gaps.openRoutes);
  const { inventory } = subject;
  const position = (at: At) => ('path' in at ? locate(at.path) : locateFunction(at.function));
  const found = rules.flatMap(({ code, check }) =>
    check(subject).map(({ at, message, fix }): Finding => {
      return { code, severity: findingCodes[code].severity, file, ...position(at), message, fix };
    }),
  );
  const functions = inventory.functions.length;
  return {
    scenario,
    inventory,
    unresolved: gaps.unresolved,
    coverage: { functions, resolved: functions - gaps.functions.size },
    findings: inReadingOrder([...findings, ...found]),
  };
};
