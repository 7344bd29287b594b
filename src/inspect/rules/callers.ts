/** Callers of the timeline whom AWS refuses, and roles that go too early. Source: model rows R18, R30–R32, R46. */
import { evaluate } from '../../iam/evaluate.ts';
import { policySetOf } from '../../iam/policy-set.ts';
import { asUser, callerRequests, type FunctionVpc } from '../../iam/requests.ts';
import { list } from '../../kernel/words.ts';
import type { Scenario, TimelineEntry, VpcConfigInput } from '../../scenario/scenario.ts';
import { byName } from '../by-name.ts';
import { groupBy } from '../group-by.ts';
import type { Hit, Rule, Subject } from '../rule.ts';

type AttachingEntry = Extract<TimelineEntry, { do: 'CreateFunction' | 'UpdateFunctionConfiguration' }>;

const isAttaching = (entry: TimelineEntry): entry is AttachingEntry =>
  entry.do === 'CreateFunction' || entry.do === 'UpdateFunctionConfiguration';

/** By the policies that the file declares: every request that the call makes is asked, its reads of EC2 included. */
export const refusedCaller: Rule = {
  code: 'ENI005',
  check: (subject) =>
    subject.scenario.principals.flatMap((principal, index) => {
      const { account, parameters, timeline } = subject.scenario;
      const policies = policySetOf(principal, account.serviceControlPolicies);
      const identity = asUser(subject.place, principal.name);
      const denied = timeline.flatMap((entry) => {
        if (!isAttaching(entry) || entry.principal !== principal.name) return [];
        const call = {
          action: `lambda:${entry.do}`,
          functionName: entry.function,
          vpc: vpcAfter(entry, subject),
          vpcConfigGiven: attaches(entry.vpcConfig),
        };
        const requests = callerRequests(identity, subject.place, call, parameters.callerActions);
        const refused = requests.find((request) => !evaluate(policies, request).allowed);
        return refused === undefined ? [] : [{ entry, action: refused.action }];
      });
      return [...groupBy(denied, ({ entry, action }) => `${action} ${entry.do}`).values()].flatMap(
        ([first, ...others]): Hit[] => {
          if (first === undefined) return [];
          const names = list([...new Set([first, ...others].map(({ entry }) => entry.function))]);
          return [
            {
              at: { path: ['principals', index] },
              message: `${principal.name} is denied ${first.action}, so AWS refuses its ${first.entry.do} of ${names}`,
              fix: `Ask which statement decides: heni iam FILE --as ${principal.name} lambda:${first.entry.do}.`,
            },
          ];
        },
      );
    }),
};

const attaches = (config: VpcConfigInput | null): boolean =>
  (config?.subnetIds?.length ?? 0) + (config?.securityGroupIds?.length ?? 0) > 0;

/** The VPC that the function has after the call; what the call leaves out is as the file declares it. */
const vpcAfter = (entry: AttachingEntry, { inventory, subnets }: Subject): FunctionVpc | null => {
  const stored = inventory.functions.find(({ name }) => name === entry.function)?.vpcConfig;
  const subnetIds = entry.vpcConfig?.subnetIds ?? stored?.subnetIds ?? [];
  const securityGroupIds = entry.vpcConfig?.securityGroupIds ?? stored?.securityGroupIds ?? [];
  if (subnetIds.length === 0) return null;
  return { vpcId: subnets.get(subnetIds[0] ?? '')?.vpc ?? '', subnetIds, securityGroupIds };
};

/** Lambda deletes ENIs by the role of the function that they were made for. */
export const roleDeletedInUse: Rule = {
  code: 'ENI006',
  check: ({ scenario, inventory }) => {
    const attached = new Set(
      inventory.functions.flatMap((one) => (one.vpcConfig === null ? [] : [one.name])),
    );
    return deletionsOfUsedRoles(scenario, attached).map(({ role, users: [first, ...others] }): Hit => {
      const index = scenario.roles.findIndex(({ name }) => name === role);
      return {
        at: index < 0 ? { function: first } : { path: ['roles', index] },
        message: `DeleteRole of ${role} while ${list([first, ...others])} in a VPC still use it: Lambda can then neither make nor delete their ENIs, and those that are released stay`,
        fix: 'Delete the functions, or give them another role, and delete the role when their ENIs are gone.',
      };
    });
  },
};

/** Plays who has which role; a function of the file is there from its creation on. */
const deletionsOfUsedRoles = ({ functions, timeline }: Scenario, attached: ReadonlySet<string>) => {
  const made = new Map(
    functions.flatMap(({ name, role, create }) =>
      create === null ? [] : [[name, { role, fromMs: create === 'existing' ? 0 : create }] as const],
    ),
  );
  return timeline.flatMap((entry): { role: string; users: readonly [string, ...string[]] }[] => {
    if (entry.do === 'CreateFunction' && !made.has(entry.function))
      made.set(entry.function, { role: entry.role, fromMs: entry.atMs });
    if (entry.do === 'UpdateFunctionConfiguration' && entry.role !== undefined)
      made.set(entry.function, { role: entry.role, fromMs: entry.atMs });
    if (entry.do === 'DeleteFunction' && entry.qualifier === null) made.delete(entry.function);
    if (entry.do !== 'DeleteRole') return [];
    const [first, ...others] = [...made]
      .flatMap(([name, { role, fromMs }]) =>
        role === entry.role && fromMs <= entry.atMs && attached.has(name) ? [name] : [],
      )
      .sort(byName);
    return first === undefined ? [] : [{ role: entry.role, users: [first, ...others] }];
  });
};
