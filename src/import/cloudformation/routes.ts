/** Where the default route of a subnet leads. */
import type { Route } from '../../scenario/scenario.ts';
import { at } from '../term.ts';
import { conditionNamed } from './conditions.ts';
import { evaluate } from './evaluate.ts';
import type { Stack } from './stack.ts';
import { resourceSymbol } from './references.ts';
import type { Resource } from './template.ts';
import { same, type Value } from './value.ts';

/** Which target leads where, in the order in which they are looked for. */
const targets: readonly (readonly [property: string, route: Route])[] = [
  ['NatGatewayId', 'nat'],
  ['InstanceId', 'nat'],
  ['NetworkInterfaceId', 'nat'],
  ['GatewayId', 'igw'],
  ['EgressOnlyInternetGatewayId', 'egress-only'],
];

/** The route of a declared subnet; null when only the main route table, which has none, applies. */
export const routeOf = (
  { id, term }: Resource,
  stack: Stack,
): { readonly route: Route | null; readonly notes: readonly string[] } => {
  const subnet = resourceSymbol(stack, id, null, term.place);
  const resources = [...stack.template.resources.values()].filter(
    ({ condition }) => condition === undefined || conditionNamed(condition, stack).holds !== false,
  );
  const property = (resource: Resource, name: string): Value | undefined => {
    const found = at(resource.properties, name);
    return found === undefined ? undefined : evaluate(found, stack);
  };
  const tables = resources
    .filter(
      (one) =>
        one.type === 'AWS::EC2::SubnetRouteTableAssociation' && isSame(property(one, 'SubnetId'), subnet),
    )
    .map((one) => property(one, 'RouteTableId'));
  const routes = resources.filter(
    (one) =>
      one.type === 'AWS::EC2::Route' &&
      tables.some((table) => isSame(property(one, 'RouteTableId'), table)) &&
      ['DestinationCidrBlock', 'DestinationIpv6CidrBlock'].some((name) => isEverywhere(property(one, name))),
  );
  const found = targets.find(([name]) => routes.some((one) => at(one.properties, name) !== undefined));
  if (found !== undefined) return { route: found[1], notes: [] };
  return {
    route: null,
    notes: routes.length === 0 ? [] : ['its default route leads to neither a NAT nor an internet gateway'],
  };
};

const isSame = (a: Value | undefined, b: Value | undefined): boolean =>
  a !== undefined && b !== undefined && same(a, b);

const isEverywhere = (value: Value | undefined): boolean =>
  value?.is === 'literal' && ['0.0.0.0/0', '::/0'].includes(value.text);
