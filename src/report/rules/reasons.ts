/** What a state reason code of Lambda means in this run, and what helps: one row per code. */
import type { FunctionResult, RunResult, SubnetResult } from '../../engine/result.ts';
import { groupsName } from '../names.ts';
import { number, plural } from '../words.ts';

/** How the ledgers stood when something failed; without it the fullest of the run is blamed. */
type Lack = FunctionResult['lack'];

interface Reason {
  readonly why: (result: RunResult, when: (seconds: number) => string, lack?: Lack) => string;
  readonly fix: (result: RunResult, lack?: Lack) => string;
}

const fullestVpc = ({ vpcs }: RunResult) => [...vpcs].sort((a, b) => b.usedRatioPeak - a.usedRatioPeak)[0];

/** The keys of the VPC, and the sets and subnets that they are made of. */
const keysOf = (result: RunResult, lack: Lack) => {
  const vpc = lack?.vpcId ?? fullestVpc(result)?.id;
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

interface FullVpc {
  readonly id: string;
  readonly quota: number;
  readonly used: number;
  readonly moment: string;
}

/** Null when the VPC had room: then it was the Region. */
const vpcOf = (
  { at, vpcId, quota: limit, used }: NonNullable<Lack>,
  when: (seconds: number) => string,
): FullVpc | null => (used < limit ? null : { id: vpcId, quota: limit, used, moment: ` at ${when(at)}` });

const guessedVpc = (result: RunResult): FullVpc | null => {
  const vpc = fullestVpc(result);
  const region = result.metrics['eni_region_quota_used_ratio']?.max ?? 0;
  return vpc === undefined || (vpc.usedRatioPeak < 1 && region >= 1)
    ? null
    : { id: vpc.id, quota: vpc.eniQuota, used: vpc.enisPeak, moment: '' };
};

const isOfRegion = (result: RunResult, lack: Lack): boolean =>
  (lack === null ? guessedVpc(result) : vpcOf(lack, String)) === null;

const quota: Reason = {
  why: (result, when, lack = null) => {
    const full = lack === null ? guessedVpc(result) : vpcOf(lack, when);
    const limit =
      full === null
        ? 'The quota of network interfaces of the Region was used up'
        : `${full.id} has a quota of ${plural(full.quota, 'Hyperplane ENI')} and ${number(full.used)} were in use${full.moment}`;
    const { keys, sets, subnets } = keysOf(result, lack);
    if (keys < 2) return `${limit}.`;
    const made = `${plural(sets, 'set')} of security groups over ${plural(subnets, 'subnet')} make ${plural(keys, 'key')}`;
    return `${limit}: ${made}, and each key needs an ENI of its own.`;
  },
  fix: (result, lack = null) => {
    const { sets, subnets } = keysOf(result, lack);
    const name = isOfRegion(result, lack)
      ? 'Network interfaces per Region'
      : 'Elastic network interfaces per VPC';
    const raise = `raise the quota "${name}" in Service Quotas`;
    if (isOfRegion(result, lack) && sets < 2) return `Move functions to another Region, or ${raise}.`;
    return sets < 2
      ? `Move functions to another VPC, or ${raise}.`
      : `Let functions share security groups (one set for all would need ${plural(subnets, 'ENI')}), or ${raise}.`;
  },
};

const SHORTEST_PREFIX = 16;
/** The next larger size: /24 has 251 usable addresses, /23 has 507. AWS has none larger than /16: null. */
const larger = ({ usable }: SubnetResult): string | null => {
  const prefix = 32 - Math.log2(usable + 5) - 1;
  return prefix < SHORTEST_PREFIX ? null : `a /${prefix} has ${number(usable * 2 + 5)} usable addresses`;
};

const lackingSubnet = (result: RunResult, lack: Lack): SubnetResult | undefined =>
  lack === null ? scarcestSubnet(result) : result.subnets.find(({ id }) => id === lack.subnetId);

const addresses: Reason = {
  why: (result, when, lack = null) => {
    const subnet = lackingSubnet(result, lack);
    if (subnet === undefined) return `${lack?.subnetId ?? 'A subnet'} had no free address.`;
    const { free, at } = lack ?? { free: subnet.freeMin, at: subnet.freeMinAt };
    const left = free === 0 ? 'none was' : `only ${number(free)} were`;
    return `${subnet.id} has ${number(subnet.usable)} usable addresses and ${left} free at ${when(at)}; every ENI takes one.`;
  },
  fix: (result, lack = null) => {
    const subnet = lackingSubnet(result, lack);
    const size = subnet === undefined ? undefined : larger(subnet);
    const change =
      size === null ? 'Use a further subnet' : `Use a larger subnet${size === undefined ? '' : ` (${size})`}`;
    return `${change}, free addresses in it, or share security groups so that fewer ENIs are needed.`;
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
