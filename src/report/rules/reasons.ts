/** What a state reason code of Lambda means in this run, and what helps: one row per code. */
import type { RunResult, SubnetResult } from '../../engine/result.ts';
import { groupsName } from '../names.ts';
import { number, plural } from '../words.ts';

interface Reason {
  readonly why: (result: RunResult, when: (seconds: number) => string) => string;
  readonly fix: (result: RunResult) => string;
}

const fullestVpc = ({ vpcs }: RunResult) => [...vpcs].sort((a, b) => b.usedRatioPeak - a.usedRatioPeak)[0];

/** The keys of the fullest VPC, and the sets and subnets that they are made of. */
const keysOf = (result: RunResult) => {
  const vpc = fullestVpc(result)?.id;
  const inVpc = new Set(result.subnets.filter((subnet) => subnet.vpc === vpc).map(({ id }) => id));
  const keys = result.keys.filter(({ subnetId }) => inVpc.has(subnetId));
  return {
    keys: keys.length,
    sets: new Set(keys.map(groupsName)).size,
    subnets: new Set(keys.map(({ subnetId }) => subnetId)).size,
  };
};

const scarcestSubnet = ({ subnets }: RunResult): SubnetResult | undefined =>
  [...subnets]
    .filter(({ usable }) => usable > 0)
    .sort((a, b) => a.freeMin - b.freeMin || a.freeMinAt - b.freeMinAt)[0];

const quota: Reason = {
  why: (result) => {
    const vpc = fullestVpc(result);
    const region = result.metrics['eni_region_quota_used_ratio']?.max ?? 0;
    const { keys, sets, subnets } = keysOf(result);
    const limit =
      vpc === undefined || (vpc.usedRatioPeak < 1 && region >= 1)
        ? 'The quota of network interfaces of the Region was used up'
        : `${vpc.id} has a quota of ${plural(vpc.eniQuota, 'Hyperplane ENI')} and ${number(vpc.enisPeak)} were in use`;
    if (keys < 2) return `${limit}.`;
    const made = `${plural(sets, 'set')} of security groups over ${plural(subnets, 'subnet')} make ${plural(keys, 'key')}`;
    return `${limit}: ${made}, and each key needs an ENI of its own.`;
  },
  fix: (result) => {
    const { sets, subnets } = keysOf(result);
    const raise = 'raise the quota "Elastic network interfaces per VPC" in Service Quotas';
    return sets < 2
      ? `Move functions to another VPC, or ${raise}.`
      : `Let functions share security groups (one set for all would need ${plural(subnets, 'ENI')}), or ${raise}.`;
  },
};

/** The next larger size: /24 has 251 usable addresses, /23 has 507. */
const larger = ({ usable }: SubnetResult): string =>
  `a /${32 - Math.log2(usable + 5) - 1} has ${number(usable * 2 + 5)} usable addresses`;

const addresses: Reason = {
  why: (result, when) => {
    const subnet = scarcestSubnet(result);
    if (subnet === undefined) return 'A subnet had no free address.';
    const free = subnet.freeMin === 0 ? 'none was' : `only ${number(subnet.freeMin)} were`;
    return `${subnet.id} has ${number(subnet.usable)} usable addresses and ${free} free at ${when(subnet.freeMinAt)}; every ENI takes one.`;
  },
  fix: (result) => {
    const subnet = scarcestSubnet(result);
    const size = subnet === undefined ? '' : ` (${larger(subnet)})`;
    return `Use a larger subnet${size}, free addresses in it, or share security groups so that fewer ENIs are needed.`;
  },
};

const plain = (why: string, fix: string): Reason => ({ why: () => why, fix: () => fix });

const reasons: Readonly<Record<string, Reason>> = {
  EniLimitExceeded: quota,
  SubnetOutOfIPAddresses: addresses,
  InsufficientRolePermissions: plain(
    'The execution role did not allow what Lambda needs to make or delete its ENIs.',
    'Attach AWSLambdaVPCAccessExecutionRole to the role, and remove the role only after the function and its ENIs are gone.',
  ),
  InvalidSubnet: plain(
    'A subnet of its VpcConfig no longer exists.',
    'Give the function existing subnets before deleting old ones.',
  ),
  InvalidSecurityGroup: plain(
    'A security group of its VpcConfig no longer exists.',
    'Give the function existing groups before deleting old ones.',
  ),
  EC2RequestLimitExceeded: plain(
    'EC2 throttled the CreateNetworkInterface calls that Lambda makes.',
    'Create fewer functions at once (a lower deploy.parallelism), or share security groups.',
  ),
};

const unknown = (code: string | null): Reason =>
  plain(
    code === null ? 'Lambda gave no reason.' : `Lambda gave the reason ${code}.`,
    'Look up the state reason codes in the Lambda API reference.',
  );

/** Why a code was given and what to do; a code without a row speaks for itself. */
export const reasonFor = (code: string | null): Reason => reasons[code ?? ''] ?? unknown(code);
