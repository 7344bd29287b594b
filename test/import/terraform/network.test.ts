import { describe, expect, test } from 'vitest';
import { imported } from '../support.ts';
import { declared, file, plan, refers, type Change, type Module } from './support.ts';

const scenarioOf = (changes: readonly Change[], root: Module = {}) =>
  imported(file(plan(changes, root))).scenario;
const vpc = (more: object): Change => ({
  address: 'aws_vpc.v',
  after: { cidr_block: '10.1.0.0/16', ...more },
  unknown: { id: true },
});
const subnet = (name: string, more: object, unknown: object = {}): Change => ({
  address: `aws_subnet.${name}`,
  after: more,
  unknown: { id: true, vpc_id: true, ...unknown },
});
const inVpc = (name: string): object =>
  declared(`aws_subnet.${name}`, { vpc_id: refers('aws_vpc.v.id', 'aws_vpc.v') });

describe('VPCs and subnets', () => {
  test('blocks, tenancy, zone, IPv6', () => {
    const scenario = scenarioOf(
      [
        vpc({ instance_tenancy: 'dedicated' }),
        subnet('a', { cidr_block: '10.1.1.0/24', availability_zone: 'eu-west-1a' }),
        subnet('dual', { cidr_block: '10.1.2.0/24' }, { ipv6_cidr_block: true }),
        subnet('six', { ipv6_native: true, cidr_block: null }),
      ],
      { resources: [declared('aws_vpc.v', {}), inVpc('a'), inVpc('dual'), inVpc('six')] },
    );
    expect(scenario.vpcs).toMatchObject([{ id: 'aws_vpc.v', cidr: '10.1.0.0/16', tenancy: 'dedicated' }]);
    expect(scenario.subnets).toMatchObject([
      { id: 'aws_subnet.a', vpc: 'aws_vpc.v', az: 'eu-west-1a', cidr: '10.1.1.0/24', ipv6Cidr: null },
      { id: 'aws_subnet.dual', cidr: '10.1.2.0/24', ipv6Cidr: '2001:db8:1:0::/64' },
      { id: 'aws_subnet.six', cidr: null, ipv6Cidr: '2001:db8:1:1::/64' },
    ]);
  });

  test('a VPC that is known to the functions only, and one behind a local value', () => {
    const { subnets, securityGroups } = scenarioOf(
      [
        vpc({}),
        subnet('a', { cidr_block: '10.1.1.0/24' }),
        { address: 'aws_security_group.g', after: {}, unknown: { id: true, vpc_id: true } },
        {
          address: 'aws_lambda_function.f',
          after: { vpc_config: [{}] },
          unknown: { vpc_config: [{ subnet_ids: true, security_group_ids: true }] },
        },
      ],
      {
        resources: [
          declared('aws_vpc.v', {}),
          declared('aws_subnet.a', { vpc_id: refers('local.vpc_id') }),
          declared('aws_security_group.g', { vpc_id: refers('aws_vpc.v.id', 'aws_vpc.v') }),
          declared('aws_lambda_function.f', {
            vpc_config: [
              {
                subnet_ids: refers('aws_subnet.a.id', 'aws_subnet.a'),
                security_group_ids: refers('aws_security_group.g.id', 'aws_security_group.g'),
              },
            ],
          }),
        ],
      },
    );
    expect([...subnets, ...securityGroups].map((one) => one.vpc)).toEqual(['aws_vpc.v', 'aws_vpc.v']);
  });

  test('what is read is known as well, and what is managed says more', () => {
    const values = {
      id: 'subnet-1',
      vpc_id: 'vpc-1',
      cidr_block: '10.0.1.0/24',
      availability_zone: 'eu-west-1a',
    };
    const { subnets } = scenarioOf([
      {
        address: 'data.aws_subnet.a',
        actions: ['no-op'],
        before: values,
        after: { ...values, availability_zone: null },
      },
      { address: 'aws_subnet.z', actions: ['no-op'], before: values, after: values },
    ]);
    expect(subnets).toMatchObject([{ id: 'subnet-1', az: 'eu-west-1a' }]);
  });

  test('the default group of a VPC is in it', () => {
    const { securityGroups } = scenarioOf(
      [
        vpc({}),
        {
          address: 'aws_lambda_function.f',
          after: { vpc_config: [{ subnet_ids: ['subnet-1'] }] },
          unknown: { vpc_config: [{ security_group_ids: true }] },
        },
      ],
      {
        resources: [
          declared('aws_vpc.v', {}),
          declared('aws_lambda_function.f', {
            vpc_config: [{ security_group_ids: refers('aws_vpc.v.default_security_group_id', 'aws_vpc.v') }],
          }),
        ],
      },
    );
    expect(securityGroups).toEqual([{ id: 'aws_vpc.v.default_security_group_id', vpc: 'aws_vpc.v' }]);
  });
});

describe('routes', () => {
  const association = (route: object): Change[] => [
    subnet('a', { cidr_block: '10.1.1.0/24' }),
    { address: 'aws_route_table.t', after: {}, unknown: { id: true } },
    {
      address: 'aws_route.r',
      after: { destination_cidr_block: '0.0.0.0/0' },
      unknown: { route_table_id: true, ...route },
    },
    {
      address: 'aws_route_table_association.x',
      after: {},
      unknown: { route_table_id: true, subnet_id: true },
    },
  ];
  const table = refers('aws_route_table.t.id', 'aws_route_table.t');
  const root = {
    resources: [
      declared('aws_subnet.a', {}),
      declared('aws_route_table.t', {}),
      declared('aws_route.r', { route_table_id: table }),
      declared('aws_route_table_association.x', {
        route_table_id: table,
        subnet_id: refers('aws_subnet.a.id', 'aws_subnet.a'),
      }),
    ],
  };

  test.each([
    ['nat_gateway_id', 'nat'],
    ['gateway_id', 'igw'],
    ['egress_only_gateway_id', 'egress-only'],
    ['transit_gateway_id', 'none'],
  ])('%s: %s', (target, route) => {
    expect(scenarioOf(association({ [target]: true }), root).subnets).toMatchObject([{ route }]);
  });

  test('in the table itself, by ids', () => {
    const kept = (address: string, values: object): Change => ({
      address,
      actions: ['no-op'],
      before: values,
      after: values,
    });
    const { subnets } = scenarioOf([
      kept('aws_subnet.a', { id: 'subnet-1', vpc_id: 'vpc-1', cidr_block: '10.0.1.0/24' }),
      kept('aws_route_table.t', {
        id: 'rtb-1',
        route: [
          { cidr_block: '10.9.0.0/16', gateway_id: 'vgw-1', nat_gateway_id: '' },
          { cidr_block: '0.0.0.0/0', gateway_id: '', nat_gateway_id: 'nat-1' },
        ],
      }),
      kept('aws_route_table_association.x', { route_table_id: 'rtb-1', subnet_id: 'subnet-1' }),
    ]);
    expect(subnets).toMatchObject([{ route: 'nat' }]);
  });
});
