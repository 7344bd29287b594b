/** Where the subnets' default routes lead. */
import type { Route } from '../../scenario/scenario.ts';
import { at, textOf, type Term } from '../term.ts';
import type { Reading } from './reading.ts';

/** The route of a subnet of a VPC; null where no route table says it. */
export type RouteOf = (subnet: string, vpc: string | null) => Route | null;

/** Which target leads where, in the order in which they are looked for. */
const targets: readonly (readonly [member: string, pattern: RegExp, route: Route])[] = [
  ['NatGatewayId', /./, 'nat'],
  ['InstanceId', /./, 'nat'],
  ['NetworkInterfaceId', /./, 'nat'],
  ['GatewayId', /^igw-/, 'igw'],
  ['EgressOnlyInternetGatewayId', /./, 'egress-only'],
];

/** The routes of the subnets: by their own tables, else by the main one of their VPC. */
export const readRoutes = (reading: Reading): RouteOf => {
  const bySubnet = new Map<string, Route>();
  const main = new Map<string, Route>();
  for (const table of reading.items('ec2 describe-route-tables', 'RouteTables')) {
    const route = routeOf(table, reading);
    for (const association of reading.list(table, 'Associations')) {
      const subnet = textOf(at(association, 'SubnetId'));
      if (subnet !== undefined) bySubnet.set(subnet, route);
      else if (textOf(at(association, 'Main')) === 'true') main.set(textOf(at(table, 'VpcId')) ?? '', route);
    }
  }
  return (subnet, vpc) => bySubnet.get(subnet) ?? main.get(vpc ?? '') ?? null;
};

const routeOf = (table: Term, reading: Reading): Route => {
  const defaults = reading
    .list(table, 'Routes')
    .filter((route) => textOf(at(route, 'State')) !== 'blackhole')
    .filter((route) =>
      ['DestinationCidrBlock', 'DestinationIpv6CidrBlock'].some((member) =>
        ['0.0.0.0/0', '::/0'].includes(textOf(at(route, member)) ?? ''),
      ),
    );
  const found = targets.find(([member, pattern]) =>
    defaults.some((route) => pattern.test(textOf(at(route, member)) ?? '')),
  );
  return found?.[2] ?? 'none';
};
