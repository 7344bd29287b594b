/** Where the default route of a subnet leads. */
import type { Route } from '../../scenario/scenario.ts';
import { itemsOf } from '../term.ts';
import type { Resource } from './plan.ts';
import type { Reading } from './reading.ts';
import { isGiven, read, textAt, type Side } from './side.ts';

/** Which target leads where, in the order in which they are looked for. */
const targets: readonly (readonly [attribute: string, route: Route])[] = [
  ['nat_gateway_id', 'nat'],
  ['instance_id', 'nat'],
  ['network_interface_id', 'nat'],
  ['gateway_id', 'igw'],
  ['egress_only_gateway_id', 'egress-only'],
];

/** The route of a subnet by its id; null where no association says one. */
export const routesOf = (reading: Reading): ((subnetId: string) => Route | null) => {
  const routes = new Map<string, Route[]>();
  const add = (table: string, side: Side, ...path: readonly (string | number)[]): void => {
    const isEverywhere = [
      'destination_cidr_block',
      'destination_ipv6_cidr_block',
      'cidr_block',
      'ipv6_cidr_block',
    ].some((name) => ['0.0.0.0/0', '::/0'].includes(textAt(side, ...path, name) ?? ''));
    const found = targets.find(([name]) => isGiven(side, ...path, name));
    if (isEverywhere && found !== undefined) routes.set(table, [...(routes.get(table) ?? []), found[1]]);
  };
  for (const resource of reading.managed('aws_route')) {
    const { after } = resource;
    if (after !== null)
      for (const table of keysOf(reading, resource, 'route_table_id', 'aws_route_table')) add(table, after);
  }
  for (const resource of reading.managed('aws_route_table', 'aws_default_route_table')) {
    const { after, address } = resource;
    if (after === null) continue;
    const inline = read(after, 'route');
    const count = inline.is === 'known' ? itemsOf(inline.term).length : 0;
    const id = textAt(after, 'id');
    for (let index = 0; index < count; index++)
      for (const table of id === null ? [address] : [address, id]) add(table, after, 'route', index);
  }
  const found = new Map<string, Route>();
  for (const resource of reading.managed('aws_route_table_association')) {
    const tables = keysOf(reading, resource, 'route_table_id', 'aws_route_table');
    const lead = targets.find(([, route]) => tables.some((table) => routes.get(table)?.includes(route)));
    if (lead === undefined) continue;
    for (const subnet of keysOf(reading, resource, 'subnet_id', 'aws_subnet')) found.set(subnet, lead[1]);
  }
  return (subnetId) => found.get(subnetId) ?? null;
};

/** The ids that an attribute has: of a resource with AWS's id that and its address, so that either finds it. */
const keysOf = (reading: Reading, resource: Resource, attribute: string, type: string): string[] => {
  const { after } = resource;
  const known = after === null ? null : textAt(after, attribute);
  if (known !== null) return [known];
  return reading.resolver.origins(resource, attribute).flatMap((origin) => {
    if (origin.is !== 'resource' || origin.resource.type !== type) return [];
    const own = origin.resource;
    if (type === 'aws_subnet') return [reading.idOf(own, 'after')];
    const id = own.after === null ? null : textAt(own.after, 'id');
    return id === null ? [own.address] : [id, own.address];
  });
};
