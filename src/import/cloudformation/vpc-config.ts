/** The VpcConfig of a function: ids of subnets and groups, each known or symbolic. */
import type { Place } from '../place.ts';
import type { DraftFunction } from '../draft.ts';
import type { Collection } from './collect.ts';
import { checkVpcConfig } from './spelling.ts';
import type { Stack } from './stack.ts';
import { field, symbol, type Value } from './value.ts';

/** What tells the two lists apart. `pattern` as the Lambda API has it. */
const sorts = {
  subnets: {
    property: 'SubnetIds',
    member: 'vpcConfig.subnetIds',
    pattern: 'subnet-[0-9a-z]*',
    one: 'subnet',
    many: 'counted as one subnet: keys = 1 × (number of subnets)',
  },
  groups: {
    property: 'SecurityGroupIds',
    member: 'vpcConfig.securityGroupIds',
    pattern: 'sg-[0-9a-zA-Z]*',
    one: 'security group',
    many: 'counted as one security group of its own',
  },
} as const;
type Sort = keyof typeof sorts;

/** Reads a VpcConfig; null without a VPC. `owner` is the key of the function. */
export const readVpcConfig = (
  value: Value | undefined,
  owner: string,
  stack: Stack,
  found: Collection,
): DraftFunction['vpcConfig'] => {
  if (value === undefined || value.is === 'absent' || value.is === 'list') return null;
  if (value.is === 'literal') return null;
  if (value.open !== undefined)
    found.gap(value.place, `VpcConfig is ${value.open}`, 'counted as in a VPC', [owner]);
  if (value.is === 'symbol') {
    const [subnet, group] = ['subnet', 'group'].map((part) =>
      found.keyOfSymbol({ ...value, name: `${value.name}.${part}`, key: `${value.key}.${part}` }),
    );
    return { subnetIds: [subnet ?? ''], securityGroupIds: [group ?? ''], ipv6AllowedForDualStack: false };
  }
  checkVpcConfig(value, found);
  const subnetIds = idsOf(field(value, 'SubnetIds'), 'subnets', owner, stack, found);
  const securityGroupIds = idsOf(field(value, 'SecurityGroupIds'), 'groups', owner, stack, found);
  const dualStack = field(value, 'Ipv6AllowedForDualStack');
  if (dualStack?.is === 'symbol')
    found.gap(
      dualStack.place,
      `Ipv6AllowedForDualStack is ${dualStack.open ?? dualStack.name}`,
      'taken as false',
      [owner],
    );
  if (subnetIds.length === 0 && securityGroupIds.length === 0) return null;
  const ipv6AllowedForDualStack = dualStack?.is === 'literal' && dualStack.text === 'true';
  return { subnetIds, securityGroupIds, ipv6AllowedForDualStack };
};

const idsOf = (
  value: Value | undefined,
  sort: Sort,
  owner: string,
  stack: Stack,
  found: Collection,
): string[] => {
  if (value === undefined || value.is === 'absent') return [];
  const { property, one, many } = sorts[sort];
  const gap = (place: Place, what: string, consequence: string): void =>
    found.gap(place, what, consequence, [owner]);
  if (value.is === 'map') {
    gap(value.place, `${property} is a mapping`, many);
    return [];
  }
  if (value.is === 'list' && value.open !== undefined)
    gap(value.place, `${property} is ${value.open}`, 'counted with the longer list');
  const items = value.is === 'list' ? value.items : [value];
  const ids = items.flatMap((item): string[] => {
    if (item.is === 'list') return idsOf(item, sort, owner, stack, found);
    const key = found.keyOfValue(item);
    if (key === undefined) return [];
    if (item.is === 'literal') {
      if (!isId(item.text, sort) && item.byDefault !== undefined) {
        gap(
          item.place,
          `a ${one} is the parameter ${item.byDefault} (its default ${item.text} is no id)`,
          `counted as a ${one} of its own`,
        );
        return [found.keyOfSymbol(symbol(item.text, `${stack.scope} ${item.text}`, item.place))];
      }
      checkId(item.text, item.place, sort, stack, found);
      if (item.open !== undefined) gap(item.place, `${one} ${item.text} is ${item.open}`, 'counted');
    }
    if (item.is === 'symbol') {
      const isMany = item.many || value.is === 'symbol';
      if (isMany)
        gap(item.place, `${property} is ${item.open ?? `${item.name}, which only the deploy knows`}`, many);
      else if (item.open !== undefined)
        gap(item.place, `a ${one} is ${item.open}`, `counted as a ${one} of its own`);
    }
    return [key];
  });
  return [...new Set(ids)];
};

const isId = (text: string, sort: Sort): boolean => new RegExp(`^${sorts[sort].pattern}$`).test(text);

/** A literal must be an id; usually a reference was meant. */
const checkId = (id: string, place: Place, sort: Sort, stack: Stack, found: Collection): void => {
  const { member, pattern } = sorts[sort];
  if (isId(id, sort)) return;
  const meant = stack.find('Resources', id) ?? stack.find('Parameters', id);
  found.refused(
    place,
    `Value '[${id}]' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}${meant === undefined ? '' : `; did you mean "!Ref ${id}"?`}`,
    meant === undefined ? undefined : `write "!Ref ${id}"`,
  );
};
