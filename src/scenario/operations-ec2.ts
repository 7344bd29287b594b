/** The operations of EC2 in a timeline: what functions are attached to, and what a person may clean up. */
import { z } from 'zod';
import { operation } from './operation-row.ts';
import { cidr, ipv6Cidr, tenancy } from './schema-network.ts';
import { list, sentence, text } from './schema-values.ts';

const vpc = text('the id of a VPC');
const subnet = text('the id of a subnet');
const group = text('the id of a security group');
const networkInterface = text('the id of a network interface');

const removeOrphans = z
  .boolean({ error: 'true or false' })
  .default(false)
  .describe(
    'Whether ENIs in it that Lambda could not delete for want of the role are deleted before, as a person or a deployment tool does.',
  );

const deletion = operation(
  'DeleteNetworkInterface',
  'Deletes a network interface, or all those of a subnet that Lambda has detached or left behind.',
  {
    networkInterface: networkInterface.optional().describe('Id of the interface.'),
    subnet: subnet.optional().describe('Id of the subnet whose available interfaces of Lambda go.'),
  },
  ({ networkInterface: id = null, subnet: its = null }) => [
    { do: 'DeleteNetworkInterface', networkInterface: id, subnet: its },
  ],
);
const namesOne = (entry: { readonly networkInterface?: unknown; readonly subnet?: unknown }): boolean =>
  (entry.networkInterface === undefined) !== (entry.subnet === undefined);
const whichOne = {
  params: sentence('SCN003'),
  error:
    'an interface is named by networkInterface, or those that Lambda left in a subnet by subnet: one of the two',
};

/** EC2's operations, one row each. */
export const ec2Operations = {
  CreateVpc: operation(
    'CreateVpc',
    'Makes a VPC.',
    {
      vpc: vpc.describe('Id of the new VPC.'),
      cidr: cidr.describe('IPv4 block of the VPC, /16 to /28.'),
      ipv6Cidr: ipv6Cidr.optional().describe('IPv6 block of the VPC.'),
      tenancy: tenancy.describe('Instance tenancy.'),
    },
    ({ vpc: id, cidr: block, ipv6Cidr: ipv6 = null, tenancy: kind }) => [
      { do: 'CreateVpc', vpc: id, cidr: block, ipv6Cidr: ipv6, tenancy: kind },
    ],
  ),
  DeleteVpc: operation(
    'DeleteVpc',
    'Deletes a VPC; refused while it has subnets or security groups.',
    { vpc: vpc.describe('Id of the VPC.') },
    ({ vpc: id }) => [{ do: 'DeleteVpc', vpc: id }],
  ),
  CreateSubnet: operation(
    'CreateSubnet',
    'Makes a subnet.',
    {
      subnet: subnet.describe('Id of the new subnet.'),
      vpc: vpc.describe('Id of its VPC.'),
      cidr: cidr.describe('IPv4 block, /16 to /28.'),
      ipv6Cidr: ipv6Cidr.optional().describe('IPv6 block, for dual stack.'),
      az: text('an availability zone').default('').describe('Availability zone, free text.'),
    },
    ({ subnet: id, vpc: its, cidr: block, ipv6Cidr: ipv6 = null, az }) => [
      { do: 'CreateSubnet', subnet: id, vpc: its, cidr: block, ipv6Cidr: ipv6, az },
    ],
  ),
  DeleteSubnet: operation(
    'DeleteSubnet',
    'Deletes a subnet; refused with DependencyViolation while an ENI in any phase is in it.',
    { subnet: subnet.describe('Id of the subnet.'), removeOrphans },
    ({ subnet: id, removeOrphans: isThorough }) => [
      { do: 'DeleteSubnet', subnet: id, ...(isThorough ? { removeOrphans: true } : {}) },
    ],
  ),
  CreateSecurityGroup: operation(
    'CreateSecurityGroup',
    'Makes a security group.',
    { securityGroup: group.describe('Id of the new group.'), vpc: vpc.describe('Id of its VPC.') },
    ({ securityGroup, vpc: its }) => [{ do: 'CreateSecurityGroup', securityGroup, vpc: its }],
  ),
  DeleteSecurityGroup: operation(
    'DeleteSecurityGroup',
    'Deletes a security group; refused with DependencyViolation while an ENI in any phase has it.',
    { securityGroup: group.describe('Id of the group.'), removeOrphans },
    ({ securityGroup, removeOrphans: isThorough }) => [
      { do: 'DeleteSecurityGroup', securityGroup, ...(isThorough ? { removeOrphans: true } : {}) },
    ],
  ),
  CreateNetworkInterface: operation(
    'CreateNetworkInterface',
    'Makes a network interface of the customer’s own: it takes an address and a unit of the Region’s quota.',
    {
      networkInterface: networkInterface.describe('Id of the new interface.'),
      subnet: subnet.describe('Id of its subnet.'),
      securityGroups: list(group, 'ids').default([]).describe('Ids of its security groups.'),
    },
    ({ networkInterface: id, subnet: its, securityGroups }) => [
      { do: 'CreateNetworkInterface', networkInterface: id, subnet: its, securityGroups },
    ],
  ),
  DeleteNetworkInterface: { ...deletion, schema: deletion.schema.refine(namesOne, whichOne) },
} as const;
