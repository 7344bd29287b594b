/**
 * Roles and principals of the account with their policies, as they are now, and what they may do.
 * Source: model rows R18, R29–R33, R46.
 */
import { accessDeniedMessage } from '../iam/access-denied.ts';
import { placeOf, type Place } from '../iam/arn.ts';
import { evaluate } from '../iam/evaluate.ts';
import { decideEniDeletion, lackingEniAction, type EniAction } from '../iam/execution-role.ts';
import { readPolicyRef } from '../iam/policy-ref.ts';
import { policySetOf, type IdentityPolicies, type PolicyRef } from '../iam/policy-set.ts';
import type { NamedPolicy, PolicySet } from '../iam/policy.ts';
import { asUser, callerRequests, requestOf, type FunctionCall } from '../iam/requests.ts';
import type { EniPermissions } from '../model/permissions.ts';

/** A role or principal: its name, its policies and what limits them. */
export interface IdentitySpec extends IdentityPolicies {
  readonly name: string;
}

/** An account; its service control policies, if there are any, limit every role and principal of it. */
export interface AccountSpec {
  readonly id: string;
  readonly region: string;
  readonly serviceControlPolicies?: readonly PolicyRef[] | undefined;
}

/** What a call asks for, and whether it gives a VpcConfig: then EC2 must be readable too. */
export type CallerAsk = FunctionCall & { readonly vpcConfigGiven: boolean };

/** The subnets and groups of a VpcConfig: creating an ENI is asked on each of them. */
interface Attachment {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** What operations change of a role is its policies; its boundary stays. */
interface Role {
  readonly policies: Map<string, NamedPolicy>;
  readonly boundary: PolicySet['boundary'];
}

/** The roles and principals of one account. */
export class Identities implements EniPermissions {
  readonly place: Place;
  readonly #roles = new Map<string, Role>();
  readonly #principals = new Map<string, PolicySet>();
  readonly #scp: PolicySet['scp'];

  constructor(
    account: AccountSpec,
    roles: readonly IdentitySpec[],
    principals: readonly IdentitySpec[],
    /** How many reads of EC2 a caller needs who attaches a function. */
    readonly callerReads: number,
  ) {
    this.place = placeOf(account.id, account.region);
    this.#scp = policySetOf({ policies: [] }, account.serviceControlPolicies).scp;
    for (const { name, policies, permissionsBoundary } of roles) {
      this.createRole(name, policies, permissionsBoundary);
    }
    for (const principal of principals) {
      this.#principals.set(principal.name, policySetOf(principal, account.serviceControlPolicies));
    }
  }

  createRole(name: string, policies: readonly PolicyRef[], permissionsBoundary?: PolicyRef): void {
    const { boundary } = policySetOf({ policies: [], permissionsBoundary });
    this.#roles.set(name, { policies: namedPolicies(policies), boundary });
  }

  deleteRole(name: string): void {
    this.#roles.delete(name);
  }

  hasRole(name: string): boolean {
    return this.#roles.has(name);
  }

  /** Writes an inline policy. False when AWS would refuse the document. */
  putPolicy(role: string, name: string, document: object): boolean {
    return this.#add(role, inline(name), readPolicyRef(document, name).policy);
  }

  /** False when the role has no inline policy of that name. */
  deletePolicy(role: string, name: string): boolean {
    return this.#roles.get(role)?.policies.delete(inline(name)) ?? false;
  }

  /** By name or ARN. False when no managed policy has it. */
  attachPolicy(role: string, nameOrArn: string): boolean {
    const { policy } = readPolicyRef(nameOrArn, nameOrArn);
    return this.#add(role, attached(policy?.name ?? ''), policy);
  }

  /** False when the policy is not attached to the role. */
  detachPolicy(role: string, nameOrArn: string): boolean {
    const { policy } = readPolicyRef(nameOrArn, nameOrArn);
    return this.#roles.get(role)?.policies.delete(attached(policy?.name ?? nameOrArn)) ?? false;
  }

  mayCreate(role: string | null, subnetId: string, securityGroupIds: readonly string[]): boolean {
    return this.lackingAction(role, { subnetIds: [subnetId], securityGroupIds }) === null;
  }

  mayDelete(role: string | null, eniId: string): boolean {
    const policies = this.#policiesOf(role);
    return (
      policies === null || decideEniDeletion(policies, { place: this.place, role: role ?? '', eniId }).allowed
    );
  }

  /** The first of the six actions on ENIs that an execution role lacks. */
  lackingAction(role: string | null, attachment: Attachment): EniAction | null {
    const policies = this.#policiesOf(role);
    if (policies === null) return null;
    return lackingEniAction(policies, { place: this.place, role: role ?? '', ...attachment });
  }

  /** Why a principal is refused, in AWS's words; null when it is allowed, or when nobody in particular calls. */
  refusal(principal: string | null, ask: CallerAsk): string | null {
    if (principal === null) return null;
    const policies = this.#principalPolicies(principal);
    const requests = callerRequests(asUser(this.place, principal), this.place, ask, this.callerReads);
    for (const request of requests) {
      const message = accessDeniedMessage(evaluate(policies, request));
      if (message !== null) return message;
    }
    return null;
  }

  /** As `refusal`, for an action that is asked on one resource alone. */
  refusalOn(principal: string | null, action: string, resource: string): string | null {
    if (principal === null) return null;
    const policies = this.#principalPolicies(principal);
    const request = requestOf(asUser(this.place, principal), this.place, action, resource);
    return accessDeniedMessage(evaluate(policies, request));
  }

  #add(role: string, key: string, policy: NamedPolicy | null): boolean {
    if (policy === null) return false;
    this.#roles.get(role)?.policies.set(key, policy);
    return true;
  }

  #principalPolicies(name: string): PolicySet {
    return this.#principals.get(name) ?? { identity: [], scp: this.#scp };
  }

  /** Null when everything is allowed: no role was named. A role that is gone allows nothing. */
  #policiesOf(role: string | null): PolicySet | null {
    if (role === null) return null;
    const found = this.#roles.get(role);
    return { identity: [...(found?.policies.values() ?? [])], boundary: found?.boundary, scp: this.#scp };
  }
}

/** Inline and attached policies may have the same name. */
const inline = (name: string): string => `inline ${name}`;
const attached = (name: string): string => `attached ${name}`;

/** The policies of a role; documents are numbered. Those that cannot be read were reported with the scenario. */
const namedPolicies = (policies: readonly PolicyRef[]): Map<string, NamedPolicy> =>
  new Map(
    policies.flatMap((policy, index) => {
      const read = readPolicyRef(policy, `policy-${index + 1}`).policy;
      if (read === null) return [];
      return [[typeof policy === 'string' ? attached(read.name) : inline(read.name), read] as const];
    }),
  );
