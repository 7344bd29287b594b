/** Which route tables, subnets and VPCs attributes name. */
import { stepsOf } from './address.ts';
import { vpcIdAt } from './ids.ts';
import { declaration, type Resource } from './plan.ts';
import type { Reading } from './reading.ts';
import { textAt } from './side.ts';

const tableTypes = ['aws_route_table', 'aws_default_route_table'];

/** The key of the main table of a VPC whose table has no id yet. */
export const mainOf = (vpc: string): string => `the main table of ${vpc}`;

/** AWS's id of a table, else its address. */
export const keyOfTable = (reading: Reading, resource: Resource): string => {
  const id = resource.after === null ? null : textAt(resource.after, 'id');
  if (id !== null) return id;
  const vpc = resource.type === 'aws_default_route_table' ? vpcOfDefault(reading, resource) : null;
  return vpc === null ? resource.address : mainOf(vpc);
};

/** The VPC whose main table it is; null where that is not known. */
export const vpcOfDefault = (reading: Reading, resource: Resource): string | null => {
  const [vpc] = vpcsAt(reading, resource, 'default_route_table_id');
  return vpcIdAt(reading, resource, 'after') ?? vpc ?? null;
};

/** The tables that an attribute may name, by their keys. */
export const tablesAt = (reading: Reading, resource: Resource, attribute: string): string[] => [
  ...new Set(
    namedAt(reading, resource, attribute, (own, of) => {
      if (tableTypes.includes(own.type)) return keyOfTable(reading, own);
      return isVpc(own) && /^(main|default)_route_table_id$/.test(of)
        ? mainOf(reading.idOf(own, 'after'))
        : null;
    }),
  ),
];

/** The subnets that an attribute may name. */
export const subnetsAt = (reading: Reading, resource: Resource, attribute: string): string[] =>
  namedAt(reading, resource, attribute, (own) =>
    ['aws_subnet', 'aws_default_subnet'].includes(own.type) ? reading.idOf(own, 'after') : null,
  );

/** The VPCs that an attribute may name. */
export const vpcsAt = (reading: Reading, resource: Resource, attribute: string): string[] =>
  namedAt(reading, resource, attribute, (own) => (isVpc(own) ? reading.idOf(own, 'after') : null));

const isVpc = ({ type }: Resource): boolean => type === 'aws_vpc' || type === 'aws_default_vpc';

/** Of instances of one declaration, the one with the key of the resource itself, if there is one. */
const namedAt = (
  reading: Reading,
  resource: Resource,
  attribute: string,
  keyOf: (own: Resource, attribute: string) => string | null,
): string[] => {
  const known = resource.after === null ? null : textAt(resource.after, attribute);
  if (known !== null) return [known];
  const found = reading.resolver.origins(resource, attribute).flatMap((origin) => {
    if (origin.is === 'text') return [{ key: origin.text, of: '', isPaired: false }];
    if (origin.is !== 'resource') return [];
    const key = keyOf(origin.resource, origin.attribute);
    return key === null
      ? []
      : [{ key, of: declarationOf(origin.resource), isPaired: hasKeyOf(resource, origin.resource) }];
  });
  const paired = new Set(found.flatMap(({ of, isPaired }) => (isPaired ? [of] : [])));
  return found.filter(({ of, isPaired }) => isPaired || !paired.has(of)).map(({ key }) => key);
};

const declarationOf = (resource: Resource): string => [...resource.path, declaration(resource)].join('.');

/** Whether the address of a resource has the key of another one, beyond the module that they share. */
const hasKeyOf = ({ key, module }: Resource, { address }: Resource): boolean => {
  const own = address.startsWith(`${module}.`) ? address.slice(module.length + 1) : address;
  return key !== null && stepsOf(own).some((step) => step.key === key);
};
