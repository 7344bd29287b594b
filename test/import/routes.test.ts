import { describe, expect, it } from 'vitest';
import { agreed, isOpen, leadOf, routeTo, targets, type DefaultRoute } from '../../src/import/routes.ts';

const to = (member: string, name = 'x'): DefaultRoute => {
  const target = targets.find((one) => one.member === member);
  if (target === undefined) throw new Error(member);
  return routeTo(target, name);
};

describe('the way of a table', () => {
  it.each([
    [[], { route: 'none' }, false],
    [['NatGatewayId', 'GatewayId'], { route: 'nat' }, false],
    [['TransitGatewayId', 'NatGatewayId'], { route: 'nat' }, false],
    [['EgressOnlyInternetGatewayId'], { route: 'egress-only' }, false],
    [['EgressOnlyInternetGatewayId', 'TransitGatewayId'], { route: 'egress-only', target: 'x' }, true],
    [['VpcEndpointId'], { route: null, target: 'x' }, true],
  ])('with default routes to %j is %j; open: %s', (members, lead, isItOpen) => {
    expect(leadOf(members.map((member) => to(member)))).toEqual(lead);
    expect(isOpen(leadOf(members.map((member) => to(member))))).toBe(isItOpen);
  });

  it('tells the gateways of a VPN by their ids', () => {
    expect(leadOf([to('GatewayId', 'igw-1')])).toEqual({ route: 'igw' });
    expect(leadOf([to('GatewayId', 'vgw-1')])).toEqual({ route: null, target: 'vgw-1' });
  });
});

it('of several ways that differ none is known', () => {
  expect(agreed([{ route: 'nat' }, { route: 'nat' }])).toEqual({ route: 'nat' });
  expect(agreed([{ route: 'nat' }, { route: 'none' }])).toEqual({ route: null });
  expect(agreed([])).toEqual({ route: null });
});
