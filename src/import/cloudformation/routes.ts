/** Where the default route of a subnet leads. */
import {
  agreed,
  isEverywhere,
  leadOf,
  routeTo,
  targets,
  unknownLead,
  type DefaultRoute,
  type Lead,
} from '../routes.ts';
import { at } from '../term.ts';
import { conditionNamed } from './conditions.ts';
import { evaluate } from './evaluate.ts';
import type { Stack } from './stack.ts';
import { resourceSymbol } from './references.ts';
import type { Resource } from './template.ts';
import { same, type Value } from './value.ts';

/** The way of a declared subnet; not known where neither its table nor its VPC is declared beside it. */
export const leadOfSubnet = (declared: Resource, stack: Stack): Lead => {
  const { id, term } = declared;
  const subnet = resourceSymbol(stack, id, null, term.place);
  const resources = [...stack.template.resources.values()].filter(
    ({ condition }) => condition === undefined || conditionNamed(condition, stack).holds !== false,
  );
  const property = (resource: Resource, name: string): Value | undefined => {
    const found = at(resource.properties, name);
    return found === undefined ? undefined : evaluate(found, stack);
  };
  const leads = resources
    .filter(
      (one) =>
        one.type === 'AWS::EC2::SubnetRouteTableAssociation' && isSame(property(one, 'SubnetId'), subnet),
    )
    .map((one): Lead => {
      const table = property(one, 'RouteTableId');
      const routes = resources.filter(
        (route) =>
          route.type === 'AWS::EC2::Route' &&
          isSame(property(route, 'RouteTableId'), table) &&
          ['DestinationCidrBlock', 'DestinationIpv6CidrBlock'].some((name) =>
            isLiteralEverywhere(property(route, name)),
          ),
      );
      const isDeclared = table?.is === 'symbol' && table.of?.stack === stack;
      if (routes.length === 0 && !isDeclared) return unknownLead;
      return leadOf(routes.map((route) => defaultRoute(route, property, stack)));
    });
  // The main table of a VPC that the template makes has no default route.
  const vpc = property(declared, 'VpcId');
  const isNew = vpc?.is === 'symbol' && vpc.of?.stack === stack;
  return leads.length === 0 && isNew ? leadOf([]) : agreed(leads);
};

const defaultRoute = (
  resource: Resource,
  property: (resource: Resource, name: string) => Value | undefined,
  stack: Stack,
): DefaultRoute => {
  for (const target of targets) {
    const value = property(resource, target.member);
    if (value === undefined || value.is === 'absent') continue;
    const made = value.is === 'symbol' ? stack.template.resources.get(value.of?.id ?? '') : undefined;
    return routeTo(target, nameOf(value) ?? target.member, made?.type === 'AWS::EC2::VPNGateway');
  }
  return { route: null, target: `the target of ${resource.id}` };
};

const nameOf = (value: Value): string | undefined => {
  if (value.is === 'symbol') return value.secret === undefined ? value.name : undefined;
  return value.is === 'literal' ? value.text : undefined;
};

const isSame = (a: Value | undefined, b: Value | undefined): boolean =>
  a !== undefined && b !== undefined && same(a, b);

const isLiteralEverywhere = (value: Value | undefined): boolean =>
  value?.is === 'literal' && isEverywhere(value.text);
