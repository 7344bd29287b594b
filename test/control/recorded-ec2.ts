/** What the recorded answers of EC2 have in common: members left out, accounts made of them, and random parts. */
import type { NetworkInterfaceBody } from '../../src/control/network-interface.ts';
import type { SubnetBody } from '../../src/control/operations/subnets.ts';
import type { account } from '../support/account.ts';
import type { Json, Reasons, Recording } from './recorded.ts';

const tags = 'things of EC2 have no tags here';
const rules = 'rules of groups are no part of a key';
const ipv6 = 'how instances get addresses of IPv6';
const names = 'things of EC2 have no names here but their ids';
const addresses = 'public addresses and names of DNS are not simulated';

/** Members that are not compared, and why, by the operation. */
export const leftOutOfEc2: Readonly<Record<string, Reasons>> = {
  'ec2.DescribeSubnets': {
    AssignIpv6AddressOnCreation: ipv6,
    AvailabilityZoneId: 'zones have one name here',
    DefaultForAz: 'no VPC is a default one here',
    EnableDns64: addresses,
    MapCustomerOwnedIpOnLaunch: addresses,
    MapPublicIpOnLaunch: addresses,
    PrivateDnsNameOptionsOnLaunch: addresses,
    Tags: tags,
  },
  'ec2.DescribeSecurityGroups': {
    Description: names,
    GroupName: names,
    IpPermissions: rules,
    IpPermissionsEgress: rules,
    Tags: tags,
  },
  'ec2.DescribeNetworkInterfaces': {
    GroupName: names,
    Ipv6Addresses: ipv6,
    MacAddress: 'random',
    PrivateDnsName: addresses,
    RequesterId: 'who asked is not kept',
    SourceDestCheck: 'of instances that forward packets',
    TagSet: tags,
  },
};

/** The operation of a recorded call, such as `ec2.DescribeSubnets_1`. */
export const operationOf = (call: string): string => call.replace(/_\d+$/, '');

/** Those of recorded interfaces that the simulation has: no other service made them. */
export const simulatedInterfaces = (all: readonly Json[]): readonly NetworkInterfaceBody[] =>
  (all as unknown as readonly NetworkInterfaceBody[]).filter(({ RequesterManaged }) => !RequesterManaged);

/** The CIDR block of the subnet of Lambda's interface, which is not recorded with it. */
export const blocksElsewhere: Readonly<Record<string, string>> = { 'subnet-914763e7': '172.31.0.0/20' };

/** An answer with what is random or by the seed replaced by its form, and without interfaces of other services. */
export const withForms = (body: Json): Json => {
  const all = body['NetworkInterfaces'] as readonly Json[] | undefined;
  return all === undefined ? body : { ...body, NetworkInterfaces: simulatedInterfaces(all).map(formOf) };
};

const formOf = (one: NetworkInterfaceBody): unknown => {
  const text = JSON.stringify(one)
    .replace(/(ENI-.+-)[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}/, '$1<uuid>')
    .replace(/"ela-attach-0[0-9a-f]{16}"/, '"<attachment>"')
    .replaceAll(/"172\.31\.(\d|1[0-5])\.\d+"/g, '"<address of 172.31.0.0/20>"')
    .replaceAll(/"10\.4\.9\.\d+"/g, '"<address of 10.4.9.0/24>"');
  const formed = JSON.parse(text) as NetworkInterfaceBody;
  // The id of the customer's own is given; that of Lambda's is by the seed.
  if (formed.InterfaceType !== 'lambda') return formed;
  return { ...formed, NetworkInterfaceId: formed.NetworkInterfaceId.replace(/^eni-0[0-9a-f]{16}$/, '<eni>') };
};

/** An account with the recorded VPCs, subnets and groups; what the interfaces do not take of a subnet, others use. */
export const ec2AccountOf = (recording: Recording): NonNullable<Parameters<typeof account>[0]> => {
  const bodies = Object.values(recording).map(({ body }) => body);
  const listed = <T>(member: string): T[] => bodies.flatMap((body) => (body[member] ?? []) as T[]);
  const interfaces = simulatedInterfaces(listed('NetworkInterfaces'));
  const subnets = new Map<string, { vpc: string; az: string; cidr: string; usedByOthers: number }>();
  for (const { SubnetId, VpcId, AvailabilityZone } of interfaces) {
    const cidr = blocksElsewhere[SubnetId] ?? '';
    subnets.set(SubnetId, { vpc: VpcId, az: AvailabilityZone, cidr, usedByOthers: 0 });
  }
  for (const one of listed<SubnetBody>('Subnets')) {
    const { SubnetId: id, VpcId: vpc, AvailabilityZone: az, CidrBlock: cidr = '' } = one;
    const own = interfaces.filter(({ SubnetId }) => SubnetId === id).length;
    const inBlock = 2 ** (32 - Number(cidr.split('/')[1]));
    subnets.set(id, { vpc, az, cidr, usedByOthers: inBlock - 5 - own - one.AvailableIpAddressCount });
  }
  const groups = new Map([
    ...interfaces.flatMap(({ Groups, VpcId }) => Groups.map(({ GroupId }) => [GroupId, VpcId] as const)),
    ...listed<Group>('SecurityGroups').map(({ GroupId, VpcId }) => [GroupId, VpcId] as const),
  ]);
  const vpcs = new Set([...[...subnets.values()].map(({ vpc }) => vpc), ...groups.values()]);
  return {
    vpcs: [...vpcs].map((id) => ({
      id,
      cidr: '10.0.0.0/8',
      ipv6Cidr: null,
      tenancy: 'default',
      otherEnis: 0,
    })),
    subnets: [...subnets].map(([id, { usedByOthers: ips, ...rest }]) => ({
      id,
      ...rest,
      usedIps: [{ atMs: 0, ips }],
    })),
    securityGroups: [...groups].map(([id, vpc]) => ({ id, vpc })),
  };
};

interface Group {
  readonly GroupId: string;
  readonly VpcId: string;
}
