/** What the operations on things of EC2 have in common: the record of what is made and deleted, ids, and filters. */
import { globMatches } from '../iam/glob.ts';
import { parsePattern, resolvePattern } from '../iam/pattern.ts';
import type { Facts } from '../model/facts.ts';
import type { ControlPlane } from './control-plane.ts';
import { AwsError, type ErrorCase } from './errors.ts';

/** What a Describe operation asks for: these ids (all must exist), and whatever passes every filter. */
export interface DescribeRequest {
  readonly ids?: readonly string[];
  readonly filters?: readonly Filter[];
}
/** As in EC2: one of the values, in which `*` and `?` are wildcards. */
export interface Filter {
  readonly name: string;
  readonly values: readonly string[];
}
/** What each filter looks at. */
export type FilterTable<T> = Readonly<Record<string, (thing: T) => string | readonly string[]>>;

/** Those of the things that are asked for, by id. Throws AwsError for an id or a filter that does not exist. */
export const described = <T>(
  things: readonly T[],
  { ids = [], filters = [] }: DescribeRequest,
  table: FilterTable<T>,
  idOf: (thing: T) => string,
  unknown: ErrorCase,
): readonly T[] => {
  const there = new Set(things.map(idOf));
  const missing = ids.find((id) => !there.has(id));
  if (missing !== undefined) throw new AwsError(unknown, { id: missing });
  const tests = filters.map((filter) => testOf(filter, table));
  return things
    .filter((thing) => (ids.length === 0 || ids.includes(idOf(thing))) && tests.every((test) => test(thing)))
    .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
};

const testOf = <T>({ name, values }: Filter, table: FilterTable<T>): ((thing: T) => boolean) => {
  const look = Object.hasOwn(table, name) ? table[name] : undefined;
  if (look === undefined) throw new AwsError('unknownFilter', { name });
  const patterns = values.map(
    (value) => resolvePattern(parsePattern(value, { wildcards: true, variables: false }), () => null) ?? [],
  );
  return (thing) =>
    [look(thing)].flat().some((value) => patterns.some((pattern) => globMatches(pattern, value)));
};

/** The id of something new: the one that was asked for, or one by the seed. Throws AwsError for one that was used. */
export const takeId = (control: ControlPlane, prefix: string, id?: string): string => {
  const taken = id ?? control.newId(prefix);
  if (!control.world.network.takeId(taken)) throw new AwsError('idTaken', { id: taken });
  return taken;
};

/** Tells that something was made or deleted. */
export const tell = (
  { world }: ControlPlane,
  what: 'resource.created' | 'resource.deleted',
  kind: Facts['resource.created']['kind'],
  id: string,
  subnet: string | null = null,
): void => world.context.emit(what, { kind, id, subnet });
