import { describe, expect, it } from 'vitest';
import { imported, inspected, openIn } from '../support.ts';
import { files, group, lambda, network, subnet, vpc } from './account.ts';

const everywhere = { DestinationCidrBlock: '0.0.0.0/0', State: 'active' };
const everywhere6 = { DestinationIpv6CidrBlock: '::/0', State: 'active' };

describe('the route of a subnet', () => {
  const routeOf = (...routes: readonly object[]) =>
    imported(
      files({
        ...network(),
        'routes.json': {
          RouteTables: [
            {
              RouteTableId: 'rtb-1',
              VpcId: 'vpc-1',
              Associations: [{ Main: false, SubnetId: 'subnet-a' }],
              Routes: routes,
            },
          ],
        },
      }),
    ).scenario.subnets[0]?.route;

  it.each([
    ['nat', [{ ...everywhere, NatGatewayId: 'nat-1' }]],
    ['nat', [{ ...everywhere, NetworkInterfaceId: 'eni-1' }]],
    ['igw', [{ ...everywhere, GatewayId: 'igw-1' }]],
    ['none', [{ ...everywhere, GatewayId: 'vgw-1' }]],
    ['none', [{ ...everywhere, TransitGatewayId: 'tgw-1' }]],
    ['none', [{ ...everywhere, NatGatewayId: 'nat-1', State: 'blackhole' }]],
    ['none', [{ DestinationCidrBlock: '10.1.0.0/16', NatGatewayId: 'nat-1' }]],
    ['egress-only', [{ ...everywhere6, EgressOnlyInternetGatewayId: 'eigw-1' }]],
    [
      'nat',
      [
        { ...everywhere6, EgressOnlyInternetGatewayId: 'eigw-1' },
        { ...everywhere, NatGatewayId: 'nat-1' },
      ],
    ],
    ['none', []],
  ])('%s: %j', (route, routes) => {
    expect(routeOf(...routes)).toBe(route);
  });

  it('is that of its own table, else of the main one', () => {
    const table = (id: string, association: object, target: object) => ({
      RouteTableId: id,
      VpcId: 'vpc-1',
      Associations: [association],
      Routes: [{ ...everywhere, ...target }],
    });
    const tables = [
      table('rtb-1', { SubnetId: 'subnet-b', Main: false }, { GatewayId: 'igw-1' }),
      table('rtb-2', { Main: true }, { NatGatewayId: 'nat-1' }),
    ];
    const { subnets } = imported(files({ ...network(), 'routes.json': { RouteTables: tables } })).scenario;
    expect(subnets.map(({ route }) => route)).toEqual(['nat', 'igw']);
  });

  it.each([
    ['tgw-1', { TransitGatewayId: 'tgw-1' }],
    ['vgw-1', { GatewayId: 'vgw-1' }],
    ['vpce-1', { VpcEndpointId: 'vpce-1' }],
    ['new-1', { NewThingId: 'new-1' }],
  ])('to %s is not followed, and no fact of an inspection', (target, route) => {
    const answers = files({
      ...network(),
      'functions.json': { Functions: [lambda('f', ['subnet-a'], ['sg-1'])] },
      'routes.json': {
        RouteTables: [
          {
            RouteTableId: 'rtb-1',
            VpcId: 'vpc-1',
            Associations: [{ Main: true }],
            Routes: [{ ...everywhere, ...route }],
          },
        ],
      },
    });
    expect(openIn(answers).join()).toContain(
      `the default route of subnet-a leads to ${target}, not followed; taken to lead nowhere`,
    );
    const { inventory, findings } = inspected(answers);
    expect(inventory.reach).toMatchObject([{ function: 'f', ipv4: 'unknown' }]);
    expect(findings.map(({ code }) => code)).not.toContain('ENI032');
  });

  it('is open where nobody asked for it', () => {
    const { 'routes.json': _, ...rest } = network();
    const functions = { 'functions.json': { Functions: [lambda('f', ['subnet-a'], ['sg-1'])] } };
    expect(openIn(files({ ...rest, ...functions })).join()).toContain(
      'where the default route of subnet-a leads is not known; taken to lead nowhere',
    );
    expect(openIn(files({ ...network(), ...functions })).join()).not.toContain('default route');
  });
});

describe('a network', () => {
  it('has tenancy, zones and IPv6 as AWS tells them', () => {
    const ipv6 = (State: string) => ({
      Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2600::/64', Ipv6CidrBlockState: { State } }],
    });
    const { scenario } = imported(
      files({
        'vpcs.json': { Vpcs: [vpc('vpc-1', '10.0.0.0/16', { InstanceTenancy: 'dedicated' })] },
        'subnets.json': {
          Subnets: [
            subnet('subnet-a', 1, 251, ipv6('associated')),
            subnet('subnet-b', 2, 251, ipv6('disassociated')),
            subnet('subnet-c', 3, 0, { ...ipv6('associated'), Ipv6Native: true, CidrBlock: undefined }),
          ],
        },
        'groups.json': { SecurityGroups: [group('sg-1')] },
      }),
    );
    expect(scenario.vpcs).toMatchObject([{ id: 'vpc-1', tenancy: 'dedicated' }]);
    expect(scenario.subnets.map(({ az, cidr, ipv6Cidr }) => [az, cidr, ipv6Cidr !== null])).toEqual([
      ['eu-west-1a', '10.0.1.0/24', true],
      ['eu-west-1a', '10.0.2.0/24', false],
      ['eu-west-1a', null, true],
    ]);
    expect(scenario.securityGroups).toEqual([{ id: 'sg-1', vpc: 'vpc-1' }]);
  });
});
