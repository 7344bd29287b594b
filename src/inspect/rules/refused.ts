/** VpcConfigs that AWS refuses, by the check that CreateFunction itself makes. Source: model rows R26, R34–R36. */
import { AwsError } from '../../control/errors.ts';
import { resolveVpcConfig } from '../../control/vpc-config.ts';
import { list, plural } from '../../kernel/words.ts';
import { Network, Subnet, Vpc } from '../../model/network.ts';
import type { Scenario, VpcConfig } from '../../scenario/scenario.ts';
import { groupBy } from '../group-by.ts';
import { attachedOf, entryAt, type AttachedFunction, type Hit, type Rule, type Subject } from '../rule.ts';

/** Tenancy has a rule of its own, which names the VPC. */
export const refusedConfig: Rule = {
  code: 'ENI001',
  check: (subject) =>
    refusals(subject)
      .filter(({ error }) => error.errorCase !== 'dedicatedTenancy')
      .map(({ error, functions: [first, ...others] }): Hit => {
        const names = list([first, ...others].map(({ name }) => name));
        return {
          at: { function: first.name },
          message: `AWS refuses the VpcConfig of ${names}: ${error.message.replace(/\.$/, '')}`,
          fix: 'Correct vpcConfig: at most 16 subnets and 5 groups, all of one VPC, each subnet with an IPv4 block (and an IPv6 block too under ipv6AllowedForDualStack).',
        };
      }),
};

/** A VPC with dedicated tenancy takes no function. */
export const dedicatedTenancy: Rule = {
  code: 'ENI002',
  check: ({ scenario: { vpcs }, inventory, subnets }) => {
    const byVpc = groupBy(
      attachedOf(inventory),
      ({ vpcConfig }) => subnets.get(vpcConfig.subnetIds[0] ?? '')?.vpc ?? '',
    );
    return vpcs
      .filter(({ tenancy }) => tenancy === 'dedicated')
      .flatMap(({ id }): Hit[] => {
        const functions = byVpc.get(id) ?? [];
        if (functions.length === 0) return [];
        const names = list(functions.map(({ name }) => name));
        return [
          {
            at: entryAt('vpcs', vpcs, id),
            message: `${id} has dedicated tenancy, so AWS refuses ${plural(functions.length, 'function')} in it: ${names}`,
            fix: `Attach them to a VPC with default tenancy that is peered with ${id}.`,
          },
        ];
      });
  },
};

/** Equal for VpcConfigs that mean the same, in whatever order they list it. */
const meaningOf = ({ subnetIds, securityGroupIds, ipv6AllowedForDualStack }: VpcConfig): string =>
  JSON.stringify([subnetIds.toSorted(), securityGroupIds.toSorted(), ipv6AllowedForDualStack]);

interface Refusal {
  readonly error: AwsError;
  readonly functions: readonly [AttachedFunction, ...AttachedFunction[]];
}

/** Each refused VpcConfig once, with the functions that have it. */
const refusals = ({ scenario, inventory }: Subject): Refusal[] => {
  const network = networkOf(scenario);
  return [...groupBy(attachedOf(inventory), ({ vpcConfig }) => meaningOf(vpcConfig)).values()].flatMap(
    ([first, ...others]) => {
      if (first === undefined) return [];
      const error = refusalOf(first.vpcConfig, network);
      return error === null ? [] : [{ error, functions: [first, ...others] }];
    },
  );
};

const refusalOf = (vpcConfig: VpcConfig, network: Network): AwsError | null => {
  try {
    resolveVpcConfig(vpcConfig, null, network);
    return null;
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
};

const networkOf = ({ vpcs, subnets, securityGroups, account }: Scenario): Network => {
  const network = new Network(account.quotas, account.otherEnis);
  for (const { id, cidr, ipv6Cidr, tenancy, otherEnis } of vpcs) {
    network.addVpc(new Vpc(id, cidr, ipv6Cidr, tenancy, otherEnis, account.quotas.enisPerVpc));
  }
  for (const { id, vpc, cidr, ipv6Cidr } of subnets) {
    const of = network.vpcs.get(vpc);
    if (of !== undefined) network.addSubnet(new Subnet(id, of, cidr, ipv6Cidr));
  }
  for (const { id, vpc } of securityGroups) network.securityGroups.set(id, vpc);
  return network;
};
