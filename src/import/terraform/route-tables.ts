/** The default routes of route tables, those that stand in a table and those that stand alone. */
import {
  isEverywhere,
  leadOf,
  routeTo,
  targets,
  unknownLead,
  type DefaultRoute,
  type Lead,
} from '../routes.ts';
import { itemsOf } from '../term.ts';
import type { Resource } from './plan.ts';
import type { Reading } from './reading.ts';
import { keyOfTable, mainOf, tablesAt } from './route-keys.ts';
import { isGiven, read, textAt, type Side } from './side.ts';

/** A route, and whether its table is known for sure. */
interface Found extends DefaultRoute {
  readonly isSure: boolean;
}

const blocks = ['destination_cidr_block', 'destination_ipv6_cidr_block', 'cidr_block', 'ipv6_cidr_block'];

/** Where each table leads, by its key; not known of a table that the plan does not declare. */
export const tablesOf = (reading: Reading): ((key: string) => Lead) => {
  const routes = new Map<string, Found[]>();
  const declared = new Set<string>();
  let isAllKnown = true;
  const add = (key: string, route: DefaultRoute, isSure: boolean): void => {
    routes.set(key, [...(routes.get(key) ?? []), { ...route, isSure }]);
  };
  for (const resource of reading.managed('aws_route')) {
    const route = defaultRoute(reading, resource, []);
    if (route === null) continue;
    const keys = tablesAt(reading, resource, 'route_table_id');
    if (keys.length === 0) isAllKnown = false;
    for (const key of keys) add(key, route, keys.length === 1);
  }
  for (const resource of reading.managed('aws_route_table', 'aws_default_route_table')) {
    if (resource.after === null) continue;
    const key = keyOfTable(reading, resource);
    declared.add(key);
    const inline = read(resource.after, 'route');
    // Unknown is also what the provider computes where a table has no routes of its own.
    if (inline.is === 'unknown' && reading.resolver.refers(resource, 'route')) isAllKnown = false;
    const count = inline.is === 'known' ? itemsOf(inline.term).length : 0;
    for (let index = 0; index < count; index++) {
      const route = defaultRoute(reading, resource, ['route', index]);
      if (route !== null) add(key, route, true);
    }
  }
  // The main table of a VPC that comes has no default route of its own.
  for (const vpc of reading.managed('aws_vpc'))
    if (vpc.before === null) declared.add(mainOf(reading.idOf(vpc, 'after')));
  return (key) => {
    const own = routes.get(key) ?? [];
    const isUnsure = own.some(({ isSure }) => !isSure) && new Set(own.map(({ route }) => route)).size > 1;
    if (isUnsure || (own.length === 0 && !(declared.has(key) && isAllKnown))) return unknownLead;
    return leadOf(own);
  };
};

/** Null for a route that is no default one, or goes. */
const defaultRoute = (
  reading: Reading,
  resource: Resource,
  path: readonly ['route', number] | readonly [],
): DefaultRoute | null => {
  const { after, address } = resource;
  if (after === null || !blocks.some((name) => isEverywhere(textAt(after, ...path, name)))) return null;
  const target = targets.find(({ attribute }) => isGiven(after, ...path, attribute));
  if (target === undefined)
    return { route: null, target: otherTarget(after, path) ?? `the target of ${address}` };
  // Of routes in a table, the expressions stand together.
  const from = path.length === 0 ? target.attribute : 'route';
  const known = textAt(after, ...path, target.attribute);
  const made = reading.resolver
    .origins(resource, from)
    .flatMap((origin) => (origin.is === 'resource' ? [origin.resource] : []));
  const [only, ...others] = made;
  const name =
    known ?? (only !== undefined && others.length === 0 ? only.address : `the target of ${address}`);
  const isVpn = known === null && made.some(({ type }) => type === 'aws_vpn_gateway');
  return routeTo(target, name, isVpn);
};

const otherTarget = (after: Side, path: readonly ['route', number] | readonly []): string | null => {
  const known = read(after, ...path);
  if (known.is !== 'known' || known.term.is !== 'map') return null;
  const isTarget = (name: string): boolean => /_(id|arn)$/.test(name) && name !== 'route_table_id';
  for (const name of known.term.entries.keys()) {
    const text = isTarget(name) && !name.startsWith('destination') ? textAt(after, ...path, name) : null;
    if (text !== null && text !== '') return text;
  }
  return null;
};
