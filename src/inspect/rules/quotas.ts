/** The ENI quotas of VPC and Region, now and while every function moves to other groups. Source: model rows R9, R28. */
import { number, percent, plural } from '../../kernel/words.ts';
import type { QuotaRoom } from '../room.ts';
import { entryAt, type At, type Hit, type Rule, type Subject } from '../rule.ts';

/** Beyond this share of a quota people ask for more. */
const NEARLY = 0.8;

interface Scope extends QuotaRoom {
  readonly name: string;
  readonly at: At;
  /** ENIs that a function with groups of its own needs. */
  readonly perFunction: number;
}

const scopesOf = ({ scenario: { vpcs }, inventory }: Subject): Scope[] => {
  const own = inventory.vpcs.map((vpc) => ({
    ...vpc,
    name: vpc.id,
    at: entryAt('vpcs', vpcs, vpc.id),
    perFunction: vpc.headroom.subnets,
  }));
  const most = Math.max(0, ...own.map(({ perFunction }) => perFunction));
  // The Region has no entry of its own in the file; its first VPC stands for it.
  const region = { ...inventory.region, name: 'the Region', at: { path: ['vpcs', 0] }, perFunction: most };
  return [...own, region].filter(({ enis }) => enis > 0);
};

/** The states of a quota, the worst first; a scope is told about once, by the first that holds. */
const states = {
  ENI010: ({ used, quota }) => used > quota,
  ENI012: ({ transition, quota }) => transition.used > quota,
  ENI011: ({ usedRatio }) => (usedRatio ?? 0) > NEARLY,
  ENI013: ({ transition }) => (transition.usedRatio ?? 0) > NEARLY,
} as const satisfies Record<string, (scope: Scope) => boolean>;
type State = keyof typeof states;

const stateOf = (scope: Scope): State | undefined =>
  (Object.keys(states) as State[]).find((state) => states[state](scope));

const rule = (code: State, say: (scope: Scope) => Omit<Hit, 'at'>): Rule => ({
  code,
  check: (subject) =>
    scopesOf(subject)
      .filter((scope) => stateOf(scope) === code)
      .map((scope) => ({ at: scope.at, ...say(scope) })),
});

const share = (ratio: number | null): string => (ratio === null ? '' : ` (${percent(ratio)})`);
const needs = ({ name, used, otherEnis, quota, usedRatio }: Scope): string =>
  `${name} needs ${number(used)} of its quota of ${plural(quota, 'ENI')}${share(usedRatio)}${others(otherEnis)}`;
const others = (count: number): string => (count === 0 ? '' : `, ${number(count)} of them by other services`);
const needsThen = ({ name, transition, quota }: Scope): string =>
  `${name} needs ${number(transition.used)} of its quota of ${plural(quota, 'ENI')}${share(transition.usedRatio)} while every function moves to other groups at once, old and new ENIs side by side`;

/** More ENIs than the quota has. */
export const quotaExceeded = rule('ENI010', (scope) => ({
  message: `${needs(scope)}: ${number(scope.used - scope.quota)} too many`,
  fix: `Let functions share sets of security groups, or have the quota raised to ${number(scope.used)} or more.`,
}));

/** Much of the quota is used already. */
export const quotaNearlyUsed = rule('ENI011', (scope) => ({
  message: `${needs(scope)}; ${number(scope.quota - scope.used)} are left`,
  fix: 'Let functions share sets of security groups, or ask for more before the next deploy.',
}));

/** All at rest fits, all at once does not. */
export const quotaExceededInTransition = rule('ENI012', (scope) => ({
  message: `${needsThen(scope)}: ${number(scope.transition.used - scope.quota)} too many`,
  fix: waves(scope),
}));

/** All at once fits, with little to spare. */
export const quotaNearlyUsedInTransition = rule('ENI013', (scope) => ({
  message: needsThen(scope),
  fix: 'Change the groups of some functions at a time, and wait until the old ENIs are gone.',
}));

const waves = ({ quota, used, perFunction }: Scope): string => {
  const sets = Math.floor((quota - used) / Math.max(1, perFunction));
  return sets === 0
    ? 'Have the quota raised first: not even one set of groups fits beside the old ones.'
    : `Change at most ${plural(sets, 'set')} of groups at a time and wait until the old ENIs are gone, or have the quota raised.`;
};
