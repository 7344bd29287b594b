/** What an apply deletes beside functions: in reverse order of what needs what, so policies and roles, then the network. */
import type { DraftGroup, DraftOperation } from '../draft.ts';
import { operation } from './functions.ts';
import type { Resource } from './plan.ts';
import { isGone, isReplaced, type Reading } from './reading.ts';
import type { Roles } from './roles.ts';
import { PATIENCE, PATIENCE_AFTER_UPDATES, PATIENCE_OF_VPC } from './schedule.ts';

/** The resources of some types that are deleted, or were for the sake of another. */
const gone = (reading: Reading, ...types: readonly string[]): Resource[] =>
  reading.managed(...types).filter((one) => isGone(one) || isReplaced(one));

/** Whether it must be gone before its replacement is there. */
const isDeletedFirst = (resource: Resource): boolean =>
  isReplaced(resource) && resource.actions[0] === 'delete';

/** The ids of subnets and groups that exist only after another one was deleted. */
export const lateIds = (reading: Reading): ReadonlySet<string> =>
  new Set(
    gone(reading, 'aws_subnet', 'aws_security_group')
      .filter(isDeletedFirst)
      .map((one) => reading.idOf(one, 'after')),
  );

/** Of the roles that functions have: what they lose, and those that go. */
export const roleRemovals = (roles: Roles, at: string): DraftOperation[] => {
  const isDeleted = (name: string): boolean => {
    const resource = roles.resources.get(name);
    return (
      resource !== undefined && (isGone(resource) || (isReplaced(resource) && name.endsWith('.replaced')))
    );
  };
  return [
    ...roles.lost
      .filter(({ role }) => !isDeleted(role))
      .map(({ resource, do: call, role, policy }) =>
        operation(resource, at, call, {
          role,
          ...(call === 'DetachRolePolicy' ? { policy } : { name: policy }),
        }),
      ),
    ...[...roles.resources]
      .filter(([name]) => isDeleted(name))
      .map(([role, resource]) => operation(resource, at, 'DeleteRole', { role })),
  ];
};

/** Of the network: each waits until what is in it is gone. */
export const networkRemovals = (
  reading: Reading,
  groups: readonly DraftGroup[],
  hasUpdates: boolean,
): DraftOperation[] => {
  const deletion = (resource: Resource, call: string, given: object): DraftOperation => {
    const made = operation(resource, '0s', call, given);
    const note = 'it must go before its replacement comes; create_before_destroy would turn that round';
    return isDeletedFirst(resource) ? { ...made, notes: [...made.notes, note] } : made;
  };
  const patience = (resource: Resource): object => ({
    retryFor: hasUpdates && !isDeletedFirst(resource) ? PATIENCE_AFTER_UPDATES : PATIENCE,
    removeOrphans: true,
  });
  const vpcs = gone(reading, 'aws_vpc');
  const deleted = gone(reading, 'aws_security_group');
  const own = new Set(deleted.map((one) => reading.idOf(one, 'before')));
  return [
    ...gone(reading, 'aws_subnet').map((one) =>
      deletion(one, 'DeleteSubnet', { subnet: reading.idOf(one, 'before'), ...patience(one) }),
    ),
    ...deleted.map((one) =>
      deletion(one, 'DeleteSecurityGroup', {
        securityGroup: reading.idOf(one, 'before'),
        ...patience(one),
      }),
    ),
    ...vpcs.flatMap((one) => {
      const id = reading.idOf(one, 'before');
      // The default group of a VPC goes with it; in a scenario it must go before.
      const inside = groups.filter(
        ({ id: group, vpc }) => vpc === id && !own.has(group) && isDefault(reading, group),
      );
      return [
        ...inside.map(({ id: group }) =>
          operation(one, '0s', 'DeleteSecurityGroup', { securityGroup: group, ...patience(one) }),
        ),
        deletion(one, 'DeleteVpc', { vpc: id, retryFor: PATIENCE_OF_VPC }),
      ];
    }),
  ];
};

const isDefault = (reading: Reading, group: string): boolean =>
  group.endsWith('.default_security_group_id') ||
  reading.managed('aws_default_security_group').some((one) => reading.idOf(one, 'before') === group);
