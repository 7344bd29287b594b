/** Refusals that several operations share. */
import type { FunctionVersion } from '../model/function.ts';
import type { Settings } from '../model/settings.ts';
import type { World } from '../model/world.ts';
import type { ControlPlane } from './control-plane.ts';
import { AwsError } from './errors.ts';

/** A version takes changes when it is Active or Inactive and no update is under way. Source: R7, R10, R20. */
export const refuseUnlessChangeable = (control: ControlPlane, version: FunctionVersion): void => {
  const { state } = version;
  if (state === 'Pending') {
    const { now, parameters } = control.world.context;
    const stuckAfter = parameters.pendingStuckAfter;
    if (stuckAfter !== null && now - version.pendingSince > stuckAfter) version.cancelCreation();
  }
  if (state === 'Pending' || state === 'Failed') throw new AwsError('wrongState', { state });
  refuseWhileUpdating(control, version);
};

/** Nothing that changes a function is taken while an update is under way. Source: R10. */
export const refuseWhileUpdating = (control: ControlPlane, version: FunctionVersion): void => {
  if (version.isUpdating) throw new AwsError('updateInProgress', { arn: control.arn(version.functionName) });
};

/** The execution role of an attached function must allow the six actions on ENIs, even where the key exists. Source: R29. */
export const refuseRole = (control: ControlPlane, { role, vpc }: Settings): void => {
  if (role === null || vpc === null || vpc.subnetIds.length === 0) return;
  const { identities } = control;
  if (!identities.hasRole(role)) throw new AwsError('roleUnknown');
  const lacking = identities.lackingAction(role, vpc);
  if (lacking !== null) throw new AwsError('roleLacks', { action: lacking.replace('ec2:', '') });
};

/** With `exhaustionMode: sync` a lack that is known at the call refuses it. Source: R8. */
export const refuseLack = (world: World, settings: Settings): void => {
  if (world.context.parameters.exhaustionMode !== 'sync') return;
  const found = world.lackFor(settings);
  if (found === null) return;
  throw found.lack === 'EniLimitExceeded'
    ? new AwsError('eniLimit')
    : new AwsError('outOfAddresses', { subnet: found.subnet.id });
};
