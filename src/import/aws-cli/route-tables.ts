/** Where the subnets' default routes lead. */
import {
  isEverywhere,
  leadOf,
  routeTo,
  targets,
  unknownLead,
  type DefaultRoute,
  type Lead,
} from '../routes.ts';
import { at, entriesOf, textOf, type Term } from '../term.ts';
import type { Reading } from './reading.ts';

/** The route of a subnet of a VPC. */
export type RouteOf = (subnet: string, vpc: string | null) => Lead;

/** The routes of the subnets: by their own tables, else by the main one of their VPC. */
export const readRoutes = (reading: Reading): RouteOf => {
  const bySubnet = new Map<string, Lead>();
  const main = new Map<string, Lead>();
  for (const table of reading.items('ec2 describe-route-tables', 'RouteTables')) {
    const lead = leadOfTable(table, reading);
    for (const association of reading.list(table, 'Associations')) {
      const subnet = textOf(at(association, 'SubnetId'));
      if (subnet !== undefined) bySubnet.set(subnet, lead);
      else if (textOf(at(association, 'Main')) === 'true') main.set(textOf(at(table, 'VpcId')) ?? '', lead);
    }
  }
  return (subnet, vpc) => bySubnet.get(subnet) ?? main.get(vpc ?? '') ?? unknownLead;
};

const leadOfTable = (table: Term, reading: Reading): Lead =>
  leadOf(
    reading
      .list(table, 'Routes')
      .filter((route) => textOf(at(route, 'State')) !== 'blackhole')
      .filter((route) =>
        ['DestinationCidrBlock', 'DestinationIpv6CidrBlock'].some((member) =>
          isEverywhere(textOf(at(route, member))),
        ),
      )
      .map(defaultRoute),
  );

/** A NAT instance has an interface as well: the first target counts. */
const defaultRoute = (route: Term): DefaultRoute => {
  for (const target of targets) {
    const name = textOf(at(route, target.member));
    if (name !== undefined && name !== '') return routeTo(target, name);
  }
  const [, other] = entriesOf(route).find(([member]) => /(Id|Arn)$/.test(member)) ?? [];
  return { route: null, target: textOf(other) ?? 'something that heni does not know' };
};
