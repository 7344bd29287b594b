/** VPCs, subnets and security groups, as the file gives them. CIDR blocks are looked at by check-networks.ts. */
import { z } from 'zod';
import { MOST_NAT_ADDRESSES } from '../model/nat.ts';
import { numbered } from './numbered.ts';
import { routes } from './scenario.ts';
import { list, sentence, strict, text, time, whole, word } from './schema-values.ts';

/** An IPv4 block as text. */
export const cidr = text('a CIDR block such as 10.0.1.0/24');
/** An IPv6 block as text. */
export const ipv6Cidr = text('an IPv6 CIDR block such as 2001:db8:0:1::/64');
/** The instance tenancy of a VPC. */
export const tenancy = word(['default', 'dedicated']).default('default');
/** Ids stand in the text of a sharing key, which these two characters part. */
const keyPart = (what: string) =>
  text(what).regex(/^[^,|]*$/, { error: `${what}: it may not contain , or |, which part the ids of a key` });
const addresses = () => whole(0);

/** An entry of `vpcs`. */
export const vpc = strict({
  id: text('the id of a VPC').describe('Id of the VPC: vpc-…, or any symbolic name.'),
  cidr: cidr.describe('IPv4 block of the VPC, /16 to /28.'),
  ipv6Cidr: ipv6Cidr.optional().describe('IPv6 block of the VPC.'),
  tenancy: tenancy.describe('Instance tenancy. Lambda refuses VPCs with dedicated tenancy.'),
  otherEnis: whole(0)
    .default(0)
    .describe('ENIs of other services (EFS and others) that count against the VPC’s quota.'),
}).describe('A VPC.');

/** An entry of `natGateways`. */
export const natGateway = strict({
  id: text('the id of a NAT gateway').describe('Id of the gateway: nat-…, or any symbolic name.'),
  addresses: whole(1, MOST_NAT_ADDRESSES)
    .default(1)
    .describe(
      'IPv4 addresses, 1 to 8 (more than 2 public ones need a higher quota). Each carries natConnectionsPerDestination.',
    ),
}).describe('A NAT gateway, of this VPC or of one to which its subnets lead.');

const usedIpsPoint = strict({
  at: time.describe('From when on.'),
  ips: addresses().describe('Addresses that others use from then on.'),
});

/** An entry of `subnets`. */
export const subnet = strict({
  id: keyPart('the id of a subnet').describe('Id of the subnet: subnet-…, or any symbolic name.'),
  vpc: text('the id of a VPC').describe('Id of its VPC.'),
  az: text('an availability zone').default('').describe('Availability zone, free text.'),
  cidr: cidr
    .optional()
    .describe('IPv4 block, /16 to /28: 2^(32 − prefix) − 5 addresses are usable. Left out: IPv6 only.'),
  ipv6Cidr: ipv6Cidr.optional().describe('IPv6 block, for dual stack.'),
  route: word(routes).default('none').describe('Where the default route of its route table leads.'),
  nat: text('the id of a NAT gateway')
    .exactOptional()
    .describe('Id of the NAT gateway to which it leads, with route: nat; left out: one without a limit.'),
  usedIps: z
    .union([addresses(), list(usedIpsPoint, 'points { at, ips }')], {
      error: 'a number of addresses, or a list of points { at, ips }',
    })
    .default(0)
    .describe('Addresses that others use: a number, or points in order of time.'),
})
  .refine((value) => value.cidr !== undefined || value.ipv6Cidr !== undefined, {
    params: sentence('SCN003'),
    error: 'the key "cidr" is missing (a subnet has a cidr, an ipv6Cidr or both)',
  })
  .describe('A subnet.');

const MOST_GROUPS = 100_000;

/** An entry of `securityGroups`. */
export const securityGroup = strict({
  id: keyPart('the id of a security group').describe(
    'Id of the group: sg-…, or any symbolic name; with a count id-1, id-2 …',
  ),
  vpc: text('the id of a VPC').describe('Id of its VPC.'),
  count: whole(1, MOST_GROUPS).optional().describe('How many groups this entry stands for.'),
}).describe('A security group, or many.');

/** An entry of `securityGroups`, not yet multiplied by its count. */
export type SecurityGroupDefinition = z.output<typeof securityGroup>;

/** The ids that an entry stands for. */
export const groupIds = ({ id, count }: Pick<SecurityGroupDefinition, 'id' | 'count'>): string[] =>
  count === undefined ? [id] : numbered(id, count);
