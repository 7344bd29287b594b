import type { Check, Draft } from './draft.ts';
import { withNumber } from './numbered.ts';
import type { Path, Problem } from './problem.ts';
import { groupIds } from './schema-network.ts';

interface Attachment {
  readonly subnetIds?: readonly string[];
  readonly securityGroupIds?: readonly string[];
}

/** What AWS would refuse at the call, in every run: one list without the other, or things of several VPCs. */
export const checkAttachments: Check = ({ file }) => {
  const vpcOf = vpcsById(file);
  return [
    ...file.functions.flatMap(({ vpcConfig, existing }, index) => {
      const path = ['functions', index, 'vpcConfig'];
      return [...oneListOnly(vpcConfig, path), ...(existing ? [] : severalVpcs(vpcConfig, path, vpcOf))];
    }),
    ...file.timeline.flatMap((entry, index) =>
      'vpcConfig' in entry ? severalVpcs(entry.vpcConfig, ['timeline', index, 'vpcConfig'], vpcOf) : [],
    ),
  ];
};

const oneListOnly = (config: Attachment | undefined, path: Path): Problem[] => {
  const { subnetIds = [], securityGroupIds = [] } = config ?? {};
  if ((subnetIds.length === 0) === (securityGroupIds.length === 0)) return [];
  const [given, missing] = subnetIds.length > 0 ? ['subnets', 'securityGroupIds'] : ['groups', 'subnetIds'];
  return [{ code: 'SCN025', path, message: `${given} without ${missing}: ${REFUSED}` }];
};

/** Of the numbers of a count the first speaks for all. */
const severalVpcs = (
  config: Attachment | undefined,
  path: Path,
  vpcOf: ReadonlyMap<string, string>,
): Problem[] => {
  const ids = [...(config?.subnetIds ?? []), ...(config?.securityGroupIds ?? [])];
  const vpcs = [...new Set(ids.flatMap((id) => vpcOf.get(withNumber(id, 1)) ?? []))];
  if (vpcs.length < 2) return [];
  return [{ code: 'SCN025', path, message: `subnets and groups of ${vpcs.join(' and ')}: ${REFUSED}` }];
};

const REFUSED = 'AWS refuses every call with this VpcConfig';

/** Subnets and groups: those of the file, and those that the timeline creates. */
const vpcsById = ({ subnets, securityGroups, timeline }: Draft['file']): ReadonlyMap<string, string> =>
  new Map([
    ...timeline.flatMap((entry): [string, string][] => {
      if (entry.do === 'CreateSubnet') return [[entry.subnet, entry.vpc]];
      return entry.do === 'CreateSecurityGroup' ? [[entry.securityGroup, entry.vpc]] : [];
    }),
    ...subnets.map(({ id, vpc }): [string, string] => [id, vpc]),
    ...securityGroups.flatMap((group) => groupIds(group).map((id): [string, string] => [id, group.vpc])),
  ]);
