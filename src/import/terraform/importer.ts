/** Plans and states of Terraform, as `terraform show -json` prints them. Source: Terraform documentation, JSON Output Format. */
import type { Finding } from '../../scenario/finding.ts';
import { emptyDraft, type DraftAccount } from '../draft.ts';
import { importFinding } from '../import-finding.ts';
import type { Importer } from '../importer.ts';
import { merge } from '../merge.ts';
import type { ReadFile } from '../read-terms.ts';
import { at, itemsOf, textOf } from '../term.ts';
import { accountOf } from './account.ts';
import { readFunctions } from './functions.ts';
import { Given } from './given.ts';
import { groupsOf, subnetsOf, vpcsOf } from './network.ts';
import { planOf, type Plan } from './plan.ts';
import { Reading } from './reading.ts';
import { lateIds, networkRemovals, roleRemovals } from './removals.ts';
import { Roles } from './roles.ts';
import * as schedule from './schedule.ts';
import { undeclared } from './undeclared.ts';

/** The kind. */
export const terraform: Importer = {
  kind: 'terraform',
  title: 'Terraform plans and states as JSON',
  hint: /["']?format_version["']?\s*:/,
  recognises: (term) =>
    at(term, 'format_version') !== undefined &&
    ['planned_values', 'resource_changes', 'prior_state', 'values'].some(
      (key) => at(term, key) !== undefined,
    ),
  draft: (files, { parameters }) => {
    const given = new Given(parameters);
    const plans = files.flatMap((file) => planOf(file) ?? []);
    const drafts = plans.map((plan) => draftOf(plan, plans.length > 1 ? `${stemOf(plan.file)}.` : '', given));
    return merge([...drafts, { ...emptyDraft, findings: files.flatMap(problems), parameters: given.asked }]);
  },
};

const draftOf = (plan: Plan, prefix: string, given: Given): DraftAccount => {
  const reading = new Reading(plan, prefix, given);
  const roles = new Roles(reading);
  tellUnfinished(plan, reading);
  const read = readFunctions(reading, roles, lateIds(reading));
  const { functions, changes, removals } = read;
  const vpcs = vpcsOf(reading);
  const [subnets, groups] = [subnetsOf(reading, vpcs), groupsOf(reading)];
  const others = undeclared(reading, read, subnets, groups);
  const allGroups = [...groups, ...others.groups];
  const isLate = changes.some((one) => one.at !== '0s');
  const settled = isLate ? schedule.AFTER_LATE_UPDATES : changes.length > 0 ? schedule.AFTER_UPDATES : '0s';
  const operations = [
    ...changes,
    ...removals,
    ...roleRemovals(roles, settled),
    ...networkRemovals(reading, allGroups, changes.length > 0),
  ];
  const isNew = functions.some(({ isExisting }) => !isExisting);
  return {
    ...emptyDraft,
    ...accountOf(plan),
    duration: operations.length > 0 ? schedule.DURATION : null,
    parallelism: isNew ? schedule.PARALLELISM : null,
    assumptions: operations.length > 0 ? assumptions : [],
    vpcs,
    subnets: [...subnets, ...others.subnets],
    groups: allGroups,
    roles: [...roles.drafts.values()],
    functions,
    operations,
    gaps: reading.gaps,
  };
};

const assumptions = [
  `an apply creates and updates at 0s, ${schedule.PARALLELISM} functions at once, and does not wait for one before it updates another`,
  'subnets, groups and roles that it creates are there from the start; those that it deletes go on trying until nothing is in them, as the provider does for 45 minutes',
  'roles and policies go when all updates are through; interfaces that a deleted role leaves behind in a deleted subnet or group are deleted, as the provider does',
];

/** What Terraform itself says is missing, and what it does not look into. */
const tellUnfinished = ({ term, resources }: Plan, reading: Reading): void => {
  for (const { type, isData, address, place } of resources)
    if (!isData && deploysTemplates.test(type))
      reading.gap(
        place,
        `${address} deploys a template of CloudFormation`,
        'functions in it are not counted',
        [],
      );
  const deferred = itemsOf(at(term, 'deferred_changes'));
  if (deferred.length > 0)
    reading.gap(
      term.place,
      `the plan defers ${deferred.length} changes`,
      'functions among them are not counted',
      [],
    );
  if (textOf(at(term, 'errored')) === 'true')
    reading.gap(term.place, 'planning ended with an error', 'counted as far as it came', []);
};

/** Stacks, those of stack sets and of applications, of either provider. */
const deploysTemplates = /_cloudformation_stack(_set_instance|_instances)?$/;

/** What no Terraform writes. */
const problems = (read: ReadFile): Finding[] => [
  ...wrongVersion(read),
  // It would pass for another one of its type and name.
  ...itemsOf(at(read.term ?? undefined, 'resource_changes'))
    .filter((one) => textOf(at(one, 'address')) === undefined)
    .map(({ place }) => importFinding('IMP002', place, 'a change of a resource has no address')),
];

/** Only the major version says what means what. */
const wrongVersion = ({ file, term }: ReadFile): Finding[] => {
  const version = textOf(at(term ?? undefined, 'format_version')) ?? '';
  if (term === null || /^[01](\.|$)/.test(version)) return [];
  const place = at(term, 'format_version')?.place ?? { file, line: 1, col: 1 };
  const found = /^[\d.]{1,10}$/.test(version) ? version : 'none';
  return [importFinding('IMP002', place, `format_version is ${found}; understood are 0.1 to 1.x`)];
};

/** The file without folders and ending, as a word of an address. */
const stemOf = (file: string): string =>
  (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '').replaceAll(/[^\w-]/g, '-') || 'plan';
