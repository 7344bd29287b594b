/** Subnets and groups that functions name and no resource of the plan is. */
import type { DraftGroup, DraftSubnet } from '../draft.ts';
import type { ReadFunctions } from './functions.ts';
import type { Reading } from './reading.ts';
import { vpcOf } from './vpc-config.ts';

/** Those that are missing. */
export const undeclared = (
  reading: Reading,
  { attachments }: ReadFunctions,
  subnets: readonly DraftSubnet[],
  groups: readonly DraftGroup[],
): { readonly subnets: readonly DraftSubnet[]; readonly groups: readonly DraftGroup[] } => {
  const known = new Set([...subnets, ...groups].map(({ id }) => id));
  const [missing, without] = [new Map<string, DraftSubnet>(), new Map<string, DraftGroup>()];
  for (const { resource, when, config } of attachments) {
    const { place } = resource;
    const vpc = vpcOf(resource, when);
    const notes = ['not among the inputs'];
    for (const id of config.subnetIds.filter((one) => !known.has(one) && !missing.has(one)))
      missing.set(id, { ...nothing, id, vpc, place, notes });
    for (const id of config.securityGroupIds.filter((one) => !known.has(one) && !without.has(one))) {
      const maker = makerOf(reading, id);
      without.set(id, {
        id,
        vpc: maker ?? vpc,
        place,
        notes: maker === null ? notes : ['made with its VPC'],
      });
    }
  }
  return { subnets: [...missing.values()], groups: [...without.values()] };
};

/** The VPC whose default group it is. */
const makerOf = (reading: Reading, group: string): string | null => {
  const maker = reading
    .managed('aws_vpc', 'aws_default_vpc')
    .find(({ address }) => group === reading.symbol(`${address}.default_security_group_id`));
  return maker === undefined ? null : reading.idOf(maker, 'after');
};

const nothing = {
  az: null,
  cidr: null,
  isIpv6Only: false,
  hasIpv6: false,
  route: null,
  usedIps: null,
} as const;
