import { describe, expect, test } from 'vitest';
import { imported, inspected, openIn } from '../support.ts';
import {
  attached,
  declared,
  file,
  newSubnet,
  plan,
  refers,
  unknownLists,
  type Change,
  type Module,
} from './support.ts';

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

  const open = (changes: readonly Change[], own: Module = root): string =>
    openIn(file(plan([...changes, inSubnets], { resources: [...(own.resources ?? []), user] }))).join();
  const inSubnets: Change = unknownLists('aws_lambda_function.f');
  const user = attached('f', refers('aws_subnet.a', 'each.key'));

  test('a target that is not followed is told', () => {
    expect(open(association({ transit_gateway_id: true }))).toContain(
      'the default route of aws_subnet.a leads to the target of aws_route.r, not followed; taken to lead nowhere',
    );
    const { resources } = root;
    const vpn = refers('aws_vpn_gateway.w.id', 'aws_vpn_gateway.w');
    const route = declared('aws_route.r', { route_table_id: table, gateway_id: vpn });
    expect(
      open([...association({ gateway_id: true }), newSubnet('aws_vpn_gateway.w')], {
        resources: [route, ...resources.filter((one) => !JSON.stringify(one).includes('aws_route.r'))],
      }),
    ).toContain('leads to aws_vpn_gateway.w, not followed');
  });

  test('no table is known: nothing is said of the internet', () => {
    const changes = [subnet('a', { cidr_block: '10.1.1.0/24' }), inSubnets];
    const text = file(plan(changes, { resources: [declared('aws_subnet.a', {}), user] }));
    expect(openIn(text).join()).toContain(
      'where the default route of aws_subnet.a leads is not known; taken to lead nowhere',
    );
    const { findings, inventory } = inspected(text);
    expect(findings.map(({ code }) => code)).not.toContain('ENI032');
    expect(inventory.reach).toMatchObject([{ ipv4: 'unknown' }]);
  });

  describe('instances', () => {
    const keys = ['"x"', '"y"'];
    const instances = (type: string, after: (key: string) => object, unknown: object): Change[] =>
      keys.map((key) => ({
        address: `${type}[${key}]`,
        after: after(key),
        unknown: { id: true, ...unknown },
      }));
    const changes = (targets: Readonly<Record<string, string>>): Change[] => [
      ...instances('aws_subnet.a', (key) => ({ cidr_block: `10.1.${keys.indexOf(key)}.0/24` }), {}),
      ...instances('aws_route_table.t', () => ({}), {}),
      ...keys.map((key): Change => ({
        address: `aws_route.r[${key}]`,
        after: { destination_cidr_block: '0.0.0.0/0' },
        unknown: { route_table_id: true, [targets[key] ?? '']: true },
      })),
      ...instances('aws_route_table_association.x', () => ({}), { route_table_id: true, subnet_id: true }),
    ];
    const rootOf = (chooser: string): Module => ({
      resources: [
        declared('aws_subnet.a', {}),
        declared('aws_route_table.t', {}),
        declared('aws_route.r', { route_table_id: refers('aws_route_table.t', 'each.key') }),
        declared('aws_route_table_association.x', {
          route_table_id: refers(...chooser.split(' ')),
          subnet_id: refers('aws_subnet.a', 'each.key'),
        }),
      ],
    });
    const mixed = { '"x"': 'nat_gateway_id', '"y"': 'gateway_id' };

    test('belong together by their keys', () => {
      const { subnets } = scenarioOf(changes(mixed), rootOf('aws_route_table.t each.key'));
      expect(subnets.map(({ route }) => route)).toEqual(['nat', 'igw']);
    });

    test('of several tables that lead to different places, none is guessed', () => {
      const other = { address: 'aws_route_table.o', after: {}, unknown: { id: true } };
      const own = rootOf('aws_route_table.t each.key aws_route_table.o');
      expect(open([...changes(mixed), other], own)).toContain(
        'where the default route of aws_subnet.a["x"] and aws_subnet.a["y"] leads is not known',
      );
      const byOther = changes(mixed).map((one) =>
        one.address.startsWith('aws_route_table_association')
          ? { ...one, address: one.address.replace('"]', '2"]') }
          : one,
      );
      expect(open(byOther, rootOf('aws_route_table.t each.key'))).toContain(
        'where the default route of aws_subnet.a["x"] and aws_subnet.a["y"] leads is not known',
      );
    });

    test('of tables that lead to one place, it does not matter which', () => {
      const same = { '"x"': 'nat_gateway_id', '"y"': 'nat_gateway_id' };
      const byOther = changes(same).map((one) =>
        one.address.startsWith('aws_route_table_association')
          ? { ...one, address: one.address.replace('"]', '2"]') }
          : one,
      );
      const { subnets } = scenarioOf(byOther, rootOf('aws_route_table.t each.key'));
      expect(subnets.map(({ route }) => route)).toEqual(['nat', 'nat']);
    });
  });

  describe('the main table of a VPC counts for subnets without one of their own', () => {
    const inside = subnet('a', { cidr_block: '10.1.1.0/24' });
    const base = [declared('aws_vpc.v', {}), inVpc('a')];
    const toNat = { cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-1' };

    test('the default one', () => {
      const main = { address: 'aws_default_route_table.d', after: { route: [toNat] }, unknown: { id: true } };
      const of = refers('aws_vpc.v.default_route_table_id', 'aws_vpc.v');
      const { subnets } = scenarioOf([vpc({}), inside, main], {
        resources: [...base, declared('aws_default_route_table.d', { default_route_table_id: of })],
      });
      expect(subnets).toMatchObject([{ route: 'nat' }]);
    });

    test('one that is made so', () => {
      const changes = [
        vpc({}),
        inside,
        { address: 'aws_route_table.m', after: { route: [toNat] }, unknown: { id: true } },
        {
          address: 'aws_main_route_table_association.m',
          after: {},
          unknown: { vpc_id: true, route_table_id: true },
        },
      ];
      const { subnets } = scenarioOf(changes, {
        resources: [
          ...base,
          declared('aws_route_table.m', {}),
          declared('aws_main_route_table_association.m', {
            vpc_id: refers('aws_vpc.v.id', 'aws_vpc.v'),
            route_table_id: refers('aws_route_table.m.id', 'aws_route_table.m'),
          }),
        ],
      });
      expect(subnets).toMatchObject([{ route: 'nat' }]);
    });
  });
});
