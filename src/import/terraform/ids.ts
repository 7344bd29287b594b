/** Lists of subnets and groups: ids that are known, and symbols for what is not. */
import type { Origin } from './resolve.ts';
import type { Resource } from './plan.ts';
import { isId, type Reading, type When } from './reading.ts';
import { read, textsAt } from './side.ts';

/** What tells the lists apart. */
const sorts = {
  subnet: {
    prefix: 'subnet',
    types: ['aws_subnet', 'aws_default_subnet'],
    one: 'subnet',
    many: 'counted as one subnet: keys = 1 × (number of subnets)',
  },
  group: {
    prefix: 'sg',
    types: ['aws_security_group', 'aws_default_security_group'],
    one: 'security group',
    many: 'counted as one security group of its own',
  },
} as const;
/** The types that are VPCs. */
const vpcTypes: readonly string[] = ['aws_vpc', 'aws_default_vpc'];
/** What the ids are of. */
export type Sort = keyof typeof sorts;

/** A list, or a single id, that a resource has. */
interface Asked {
  readonly resource: Resource;
  readonly when: When;
  readonly sort: Sort;
  /** The functions that it makes unsure. */
  readonly functions: readonly string[];
}

/** The ids at a path such as `vpc_config`, `subnet_ids`. Blocks are lists of one. */
export const idsAt = (reading: Reading, asked: Asked, ...path: readonly string[]): string[] => {
  const { resource, when, sort } = asked;
  const side = resource[when];
  if (side === null) return [];
  const place = path.flatMap((part, i) => (i < path.length - 1 ? [part, 0] : [part]));
  const { texts, isOpen } = textsAt(side, ...place);
  // Without marks, a list that is not there may be one that is not known; a block has its lists.
  const isLeftOut =
    side.isUnmarked &&
    read(side, ...place).is === 'absent' &&
    (path.length > 1 || reading.resolver.refers(resource, ...path));
  const known = texts.flatMap((text) => literal(text, asked, path, reading));
  if (!isOpen && !isLeftOut) return [...new Set(known)];
  const found = [...known, ...resolved(asked, path, reading)];
  if (found.length > 0) return [...new Set(found)];
  const given = fromModule(asked, path, reading);
  if (given.length > 0) return given;
  const name = `${resource.address}.${path.join('.')}`;
  const settled = reading.given.of(name)?.filter((text) => isId(text, sorts[sort].prefix)) ?? [];
  if (settled.length > 0) return settled;
  const what = `${path.join('.')} of ${resource.address}`;
  reading.gap(
    resource.place,
    `${what} is known only after the apply, and the plan does not show where it comes from`,
    sorts[sort].many,
    asked.functions,
  );
  return [reading.symbol(name)];
};

/** An id that a plan knows is one that AWS gave. */
const literal = (
  text: string,
  { sort, resource, functions }: Asked,
  path: readonly string[],
  reading: Reading,
): string[] => {
  if (text === '') return [];
  const { prefix, one } = sorts[sort];
  if (isId(text, prefix)) return [text];
  reading.gap(
    resource.place,
    `${path.join('.')} of ${resource.address} has a text that is no id of a ${one}`,
    `counted as a ${one} of its own`,
    functions,
  );
  return [reading.symbol(`${resource.address}.${path.join('.')}`)];
};

/** What the references lead to; a doubt about it is told. */
const resolved = (asked: Asked, path: readonly string[], reading: Reading): string[] => {
  const { resource, sort, functions } = asked;
  const what = `${path.join('.')} of ${resource.address}`;
  const origins = reading.resolver.origins(resource, ...path);
  const each = origins.map((origin) => ({ origin, ids: idsOf(origin, asked, what, reading) }));
  const all = [...new Set(each.flatMap(({ ids }) => ids))];
  const choosers = each.flatMap(({ origin, ids }) =>
    ids.length === 0 && origin.is !== 'text' ? [nameOf(origin)] : [],
  );
  if (all.length > 1 && choosers.length > 0)
    reading.gap(
      resource.place,
      `${what} may be some of ${all.length}, chosen with ${[...new Set(choosers)].sort().join(', ')}`,
      `all ${all.length} ${sorts[sort].one}s are counted`,
      functions,
    );
  return all;
};

/**
 * Plans do not show the content of dynamic blocks. Where one argument alone of the module leads to such ids, it is taken to
 * be the one, and told.
 */
const fromModule = (asked: Asked, path: readonly string[], reading: Reading): string[] => {
  const { resource, functions, sort } = asked;
  const { types, prefix } = sorts[sort];
  const isMeant = (origin: Origin): boolean =>
    origin.is === 'text'
      ? isId(origin.text, prefix)
      : origin.is === 'resource' && types.some((type) => type === origin.resource.type);
  const fitting = reading.resolver.argumentsOf(resource).filter(([, origins]) => origins.some(isMeant));
  const [only, ...others] = fitting;
  if (only === undefined || others.length > 0) return [];
  const [name, origins] = only;
  const what = `${path.join('.')} of ${resource.address}`;
  reading.gap(
    resource.place,
    `${what} is in a dynamic block, which plans do not show`,
    `taken from the argument ${name} of its module`,
    functions,
  );
  return [...new Set(origins.filter(isMeant).flatMap((origin) => idsOf(origin, asked, what, reading)))];
};

const nameOf = (origin: Origin): string =>
  origin.is === 'resource' ? origin.resource.address : origin.is === 'text' ? 'a text' : origin.name;

/** The ids of one origin; none of what only chooses. */
const idsOf = (origin: Origin, asked: Asked, what: string, reading: Reading): string[] => {
  const { sort, resource: owner, functions } = asked;
  const { prefix, types, one, many } = sorts[sort];
  if (origin.is === 'chooser') return [];
  if (origin.is === 'text') return isId(origin.text, prefix) ? [origin.text] : [];
  if (origin.is === 'open') {
    reading.gap(owner.place, `${what} is ${origin.name}, ${origin.why}`, many, functions);
    return [reading.symbol(origin.name)];
  }
  const { resource, attribute } = origin;
  const isOfSort = types.some((type) => type === resource.type);
  if (isOfSort && (attribute === '' || /(^|\.)id$/.test(attribute))) return [reading.idOf(resource, 'after')];
  const listed = attribute === '' ? 'ids' : attribute;
  const { texts, isOpen } =
    resource.after === null ? { texts: [], isOpen: false } : textsAt(resource.after, ...stepsIn(listed));
  const ids = texts.filter((text) => isId(text, prefix));
  if (ids.length > 0 && !isOpen) return ids;
  const isAboutIds = attribute !== 'id' && attribute.includes(prefix === 'sg' ? 'security_group' : prefix);
  if (!isOpen && !isAboutIds && !/(ids|result)$/.test(attribute)) return ids;
  if (texts.length > 0 && ids.length === 0 && !isOpen) return [];
  const name = `${resource.address}.${listed}`;
  const settled = reading.given.of(name)?.filter((text) => isId(text, prefix)) ?? [];
  if (settled.length > 0) return [...ids, ...settled];
  if (/s$|result$/.test(listed))
    reading.gap(owner.place, `${what} is ${name}, known only after the apply`, many, functions);
  else if (sort === 'group' && !vpcTypes.includes(resource.type))
    reading.gap(
      owner.place,
      `a ${one} is ${name}, known only after the apply`,
      `counted as a ${one} of its own`,
      functions,
    );
  return [...ids, reading.symbol(name)];
};

/** `vpc_config[0].ids` as the parts of a path. */
const stepsIn = (attribute: string): (string | number)[] =>
  attribute.split('.').flatMap((part) => {
    const [, word = part, index] = /^([^[]*)\[(\d+)\]$/.exec(part) ?? [];
    return index === undefined ? [part] : [word, Number(index)];
  });

/** The VPC that a subnet or group names; null where it is not known: those that use it tell. */
export const vpcIdAt = (reading: Reading, resource: Resource, when: When): string | null => {
  const side = resource[when];
  if (side === null) return null;
  const { texts, isOpen } = textsAt(side, 'vpc_id');
  const known = texts.find((text) => isId(text, 'vpc'));
  if (known !== undefined) return known;
  if (!isOpen && !side.isUnmarked) return null;
  const found = reading.resolver.origins(resource, 'vpc_id').flatMap((origin): string[] => {
    if (origin.is === 'text') return isId(origin.text, 'vpc') ? [origin.text] : [];
    if (origin.is !== 'resource') return [];
    const { resource: own, attribute } = origin;
    if (vpcTypes.includes(own.type)) return [reading.idOf(own, 'after')];
    if (attribute !== 'vpc_id' || own === resource) return [];
    return [vpcIdAt(reading, own, 'after') ?? []].flat();
  });
  const [only, ...others] = [...new Set(found)];
  return only !== undefined && others.length === 0 ? only : null;
};
