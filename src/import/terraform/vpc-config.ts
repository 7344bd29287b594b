/** Where a function is attached, before the apply or after it. */
import type { DraftVpcConfig } from '../draft.ts';
import { idsAt } from './ids.ts';
import type { Resource } from './plan.ts';
import type { Reading, When } from './reading.ts';
import { isTrue, read, textAt } from './side.ts';

/** Null without a VPC. `owner` is the name of the function. */
export const vpcConfigOf = (
  reading: Reading,
  resource: Resource,
  when: When,
  owner: string,
): DraftVpcConfig | null => {
  const side = resource[when];
  if (side === null) return null;
  const block = read(side, 'vpc_config');
  const refers = (...path: readonly string[]): boolean => reading.resolver.refers(resource, ...path);
  const isLeftOut = side.isUnmarked && (refers('vpc_config') || refers('vpc_config', 'subnet_ids'));
  if (block.is === 'absent' && !isLeftOut) return null;
  if (block.is === 'known' && block.term.is === 'list' && block.term.items.length === 0) return null;
  const asked = { resource, when, functions: [owner] };
  const subnetIds = idsAt(reading, { ...asked, sort: 'subnet' }, 'vpc_config', 'subnet_ids');
  const securityGroupIds = idsAt(reading, { ...asked, sort: 'group' }, 'vpc_config', 'security_group_ids');
  if (subnetIds.length === 0 && securityGroupIds.length === 0) return null;
  if (read(side, 'vpc_config', 0, 'ipv6_allowed_for_dual_stack').is === 'unknown')
    reading.gap(
      resource.place,
      `vpc_config.ipv6_allowed_for_dual_stack of ${resource.address} is known only after the apply`,
      'taken as false',
      [owner],
    );
  const ipv6AllowedForDualStack = isTrue(side, 'vpc_config', 0, 'ipv6_allowed_for_dual_stack');
  return { subnetIds, securityGroupIds, ipv6AllowedForDualStack };
};

/** The VPC that a function is known to be in. */
export const vpcOf = (resource: Resource, when: When): string | null => {
  const side = resource[when];
  const id = side === null ? null : textAt(side, 'vpc_config', 0, 'vpc_id');
  return id !== null && /^vpc-\w+$/.test(id) ? id : null;
};
