/** The IAM operations on execution roles. What they change matters when Lambda next needs a role. Source: R18, R29. */
import { roleArn } from '../../iam/arn.ts';
import type { ControlPlane } from '../control-plane.ts';
import { AwsError } from '../errors.ts';
import type { Caller, Operation, Reply } from '../operation.ts';

/** Which role. */
export interface RoleRequest {
  readonly roleName: string;
}
/** A role with its first policies. */
export interface CreateRoleRequest extends RoleRequest {
  /** Names of managed policies, or documents. */
  readonly policies: readonly (string | object)[];
}
/** A role and one of its policies. */
export interface RolePolicyRequest extends RoleRequest {
  /** The name of an inline policy; of a managed one the name or ARN. */
  readonly policyName: string;
}
/** An inline policy with its document. */
export interface PutRolePolicyRequest extends RolePolicyRequest {
  readonly policyDocument: object;
}

/** Makes a role, or brings one back. */
export const createRole: Operation<CreateRoleRequest> = (control, { roleName, policies }, caller) => {
  authorize(control, caller, 'CreateRole', roleName);
  if (control.identities.hasRole(roleName)) throw new AwsError('roleExists', { role: roleName });
  control.identities.createRole(roleName, policies);
  return changed(control);
};

/** Deletes a role with its policies. */
export const deleteRole: Operation<RoleRequest> = (control, { roleName }, caller) => {
  authorize(control, caller, 'DeleteRole', roleName);
  findRole(control, roleName);
  control.identities.deleteRole(roleName);
  return changed(control);
};

/** Writes an inline policy. */
export const putRolePolicy: Operation<PutRolePolicyRequest> = (control, request, caller) => {
  const { roleName, policyName, policyDocument } = request;
  authorize(control, caller, 'PutRolePolicy', roleName);
  findRole(control, roleName);
  if (!control.identities.putPolicy(roleName, policyName, policyDocument))
    throw new AwsError('malformedPolicy');
  return changed(control);
};

/** Attaches a managed policy. */
export const attachRolePolicy: Operation<RolePolicyRequest> = (control, { roleName, policyName }, caller) => {
  authorize(control, caller, 'AttachRolePolicy', roleName);
  findRole(control, roleName);
  if (!control.identities.attachPolicy(roleName, policyName)) {
    throw new AwsError('noSuchPolicy', { policy: policyName });
  }
  return changed(control);
};

/** Detaches a managed policy. */
export const detachRolePolicy: Operation<RolePolicyRequest> = (control, { roleName, policyName }, caller) => {
  authorize(control, caller, 'DetachRolePolicy', roleName);
  findRole(control, roleName);
  if (!control.identities.detachPolicy(roleName, policyName)) {
    throw new AwsError('noSuchPolicy', { policy: policyName });
  }
  return changed(control);
};

/** Deletes an inline policy. */
export const deleteRolePolicy: Operation<RolePolicyRequest> = (control, { roleName, policyName }, caller) => {
  authorize(control, caller, 'DeleteRolePolicy', roleName);
  findRole(control, roleName);
  if (!control.identities.deletePolicy(roleName, policyName)) {
    throw new AwsError('noSuchPolicy', { policy: policyName });
  }
  return changed(control);
};

const authorize = (control: ControlPlane, caller: Caller, action: string, role: string): void =>
  control.authorizeOn(caller, `iam:${action}`, roleArn(control.identities.place, role));

const findRole = ({ identities }: ControlPlane, role: string): void => {
  if (!identities.hasRole(role)) throw new AwsError('noSuchRole', { role });
};

/** What the account waits for may be allowed now. */
const changed = ({ world }: ControlPlane): Reply<object> => ({
  status: 200,
  body: {},
  afterwards: () => world.onPermissions(),
});
