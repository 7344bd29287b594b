import { quotaRows } from '../model/quotas.ts';
import type { Declared, FunctionNames, Names } from './declared.ts';
import type { Check } from './draft.ts';
import type { ExpandedFunction } from './expand-functions.ts';
import { matchesPattern } from './name-pattern.ts';
import { didYouMean, nearest, writeInstead } from './nearest.ts';
import { isNumbered, withNumber } from './numbered.ts';
import type { FileEntry } from './operations.ts';
import type { Path, Problem } from './problem.ts';
import { PER_TRACE_ROW } from './schema-functions.ts';

/** Everything that is named is declared. */
export const checkReferences: Check = ({ file, functions, declared, isWritten }) => [
  ...(['subnets', 'securityGroups'] as const).flatMap((section) =>
    file[section].flatMap(({ vpc }, index) => reference(declared.vpcs, vpc, [section, index, 'vpc'])),
  ),
  ...file.subnets.flatMap(({ nat }, index) =>
    reference(declared.natGateways, nat, ['subnets', index, 'nat']),
  ),
  ...file.functions.flatMap(({ role, vpcConfig, versions, count, traffic }, index) => [
    ...reference(declared.roles, role, ['functions', index, 'role']),
    ...attachment(declared, vpcConfig, ['functions', index, 'vpcConfig'], numbersOf(functions, index)),
    ...versions.flatMap((version, place) =>
      attachment(
        declared,
        version.vpcConfig,
        ['functions', index, 'versions', place, 'vpcConfig'],
        numbersOf(functions, index),
      ),
    ),
    ...(count === PER_TRACE_ROW &&
    (traffic?.trace ?? traffic?.concurrency?.trace) === undefined &&
    (traffic !== undefined || !isWritten(['functions', index, 'traffic']))
      ? [needsTrace(['functions', index, 'count'])]
      : []),
  ]),
  ...file.timeline.flatMap((entry, index) =>
    entryReferences(declared, functions, entry, ['timeline', index]),
  ),
];

/** The numbers for which `{n}` stands; asked for only where it is written, since few files do. */
type Numbers = () => readonly (number | null)[];

const numbersOf =
  (functions: readonly ExpandedFunction[], index: number): Numbers =>
  () =>
    functions.filter((one) => one.index === index).map(({ number }) => number);

const needsTrace = (path: Path): Problem => ({
  code: 'SCN004',
  path,
  message: `"${PER_TRACE_ROW}" refers to the trace of the definition, and it has none`,
});

interface VpcReferences {
  readonly subnetIds?: readonly string[];
  readonly securityGroupIds?: readonly string[];
}

const attachment = (
  declared: Declared,
  config: VpcReferences | undefined,
  path: Path,
  numbers: Numbers,
): Problem[] => [
  ...(config?.subnetIds ?? []).flatMap((id, i) =>
    numberedReference(declared.subnets, id, [...path, 'subnetIds', i], numbers),
  ),
  ...(config?.securityGroupIds ?? []).flatMap((id, i) =>
    numberedReference(declared.securityGroups, id, [...path, 'securityGroupIds', i], numbers),
  ),
];

/** An id with `{n}` must be declared for every number; the first that is not is told. */
const numberedReference = (names: Names, id: string, path: Path, numbers: Numbers): Problem[] => {
  if (!isNumbered(id)) return reference(names, id, path);
  const those = numbers();
  const missing = (those.length === 0 ? [null] : those)
    .map((number) => withNumber(id, number))
    .find((own) => !names.has(own));
  return missing === undefined ? [] : reference(names, missing, path);
};

/** By the keys that the operations share, so that a new operation needs nothing here. */
const entryReferences = (
  declared: Declared,
  functions: readonly ExpandedFunction[],
  entry: FileEntry,
  path: Path,
): Problem[] => {
  const {
    as,
    role,
    vpcConfig,
    subnet,
    vpc,
    securityGroup,
    securityGroups = [],
    networkInterface,
  }: Partial<
    Record<'as' | 'role' | 'subnet' | 'vpc' | 'securityGroup' | 'networkInterface', string | undefined>
  > & {
    vpcConfig?: VpcReferences | undefined;
    securityGroups?: readonly string[];
  } = entry;
  const named = 'function' in entry ? entry.function : [];
  const numbers: Numbers = () =>
    functions
      .filter(({ name }) => named.some((one) => matchesPattern(one, name)))
      .map(({ number }) => number);
  return [
    ...reference(declared.principals, as, [...path, 'as']),
    ...reference(declared.roles, role, [...path, 'role']),
    ...reference(declared.subnets, subnet, [...path, 'subnet']),
    ...reference(declared.vpcs, vpc, [...path, 'vpc']),
    ...reference(declared.securityGroups, securityGroup, [...path, 'securityGroup']),
    ...securityGroups.flatMap((id, i) =>
      reference(declared.securityGroups, id, [...path, 'securityGroups', i]),
    ),
    ...interfaceReference(declared.networkInterfaces, networkInterface, [...path, 'networkInterface']),
    ...attachment(declared, vpcConfig, [...path, 'vpcConfig'], numbers),
    ...('function' in entry ? functionReferences(declared.functions, entry, [...path, 'function']) : []),
    ...(entry.do === 'SetQuota' && vpc !== undefined && quotaRows[entry.quota].scope !== 'VPC'
      ? [
          {
            code: 'SCN002',
            path: [...path, 'vpc'],
            message: `the quota ${entry.quota} is not one of a VPC`,
          } as const,
        ]
      : []),
  ];
};

/** The ids of Lambda's own ENIs come from the seed, so that any eni-… may be right. */
const interfaceReference = (names: Names, id: string | undefined, path: Path): Problem[] =>
  id?.startsWith('eni-0') === true ? [] : reference(names, id, path);

const functionReferences = (
  names: FunctionNames,
  entry: Extract<FileEntry, { function: unknown }>,
  path: Path,
): Problem[] =>
  entry.function.flatMap((name, i): Problem[] => {
    const where = entry.function.length === 1 ? path : [...path, i];
    if (!name.includes('*')) return entry.do === 'CreateFunction' ? [] : reference(names, name, where);
    if (names.matches(name)) return [];
    return [{ code: 'SCN004', path: where, message: `no function matches "${name}"` }];
  });

const reference = (names: Names, name: string | undefined, path: Path): Problem[] => {
  if (name === undefined || names.has(name)) return [];
  const instead = nearest(name, names.known);
  const message = `no ${names.what} "${name}" is declared${didYouMean(instead)}`;
  return [{ code: 'SCN004', path, message, fix: writeInstead(instead) }];
};
