/** Answers of the AWS CLI as tests write them. */
import type { Texts } from '../support.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Files by their names, as JSON. */
export const files = (answers: Readonly<Record<string, unknown>>): Texts =>
  Object.fromEntries(
    Object.entries(answers).map(([file, answer]) => [file, `${JSON.stringify(answer, null, 1)}\n`]),
  );

/** A row of list-functions --function-version ALL. */
export const lambda = (
  name: string,
  subnets: readonly string[] = [],
  groups: readonly string[] = [],
  fields: Fields = {},
) => {
  const version = fields['Version'] ?? '$LATEST';
  return {
    FunctionName: name,
    FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${name}:${version as string}`,
    Role: 'arn:aws:iam::123456789012:role/service-role/app',
    LastModified: '2026-01-01T00:00:00.000+0000',
    Version: version,
    VpcConfig: { SubnetIds: subnets, SecurityGroupIds: groups, VpcId: subnets.length === 0 ? '' : 'vpc-1' },
    ...fields,
  };
};

/** A row of describe-subnets: a /24 of vpc-1 unless said otherwise. */
export const subnet = (id: string, third: number, free = 251, fields: Fields = {}) => ({
  SubnetId: id,
  VpcId: 'vpc-1',
  AvailabilityZone: 'eu-west-1a',
  CidrBlock: `10.0.${third}.0/24`,
  AvailableIpAddressCount: free,
  ...fields,
});

/** A row of describe-security-groups. */
export const group = (id: string, vpc = 'vpc-1') => ({ GroupId: id, GroupName: `name of ${id}`, VpcId: vpc });

/** A row of describe-vpcs. */
export const vpc = (id = 'vpc-1', cidr = '10.0.0.0/16', fields: Fields = {}) => ({
  VpcId: id,
  CidrBlock: cidr,
  InstanceTenancy: 'default',
  ...fields,
});

/** The end of a Description that Lambda gives its ENIs. */
export const uuid = (n: number): string => `0f0e0d0c-0b0a-4009-8807-${n.toString(16).padStart(12, '0')}`;

/** A row of describe-network-interfaces. */
export const eni = (n: number, subnetId: string, groups: readonly string[], fields: Fields = {}) => ({
  NetworkInterfaceId: `eni-${n}`,
  SubnetId: subnetId,
  VpcId: 'vpc-1',
  Description: '',
  InterfaceType: 'interface',
  Status: 'in-use',
  Groups: groups.map((GroupId) => ({ GroupId })),
  PrivateIpAddress: `10.0.0.${n}`,
  PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: `10.0.0.${n}` }],
  ...fields,
});

/** One that Lambda made since 2019, for a function. */
export const hyperplane = (
  n: number,
  subnetId: string,
  groups: readonly string[],
  madeFor = 'f',
  fields: Fields = {},
) =>
  eni(n, subnetId, groups, {
    Description: `AWS Lambda VPC ENI-${madeFor}-${uuid(n)}`,
    InterfaceType: 'lambda',
    ...fields,
  });

/** Everything but functions and interfaces: vpc-1 with subnets a and b, groups 1 and 2, and a way out. */
export const network = (freeInA = 251, freeInB = 251) => ({
  'vpcs.json': { Vpcs: [vpc()] },
  'subnets.json': { Subnets: [subnet('subnet-a', 1, freeInA), subnet('subnet-b', 2, freeInB)] },
  'groups.json': { SecurityGroups: [group('sg-1'), group('sg-2')] },
  'routes.json': {
    RouteTables: [
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Associations: [{ Main: true }],
        Routes: [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' }],
      },
    ],
  },
});
