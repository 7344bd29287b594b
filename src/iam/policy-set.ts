/** From policies as a scenario refers to them to the set that decides about one principal. */
import { readPolicyRef } from './policy-ref.ts';
import type { Layer, NamedPolicy, PolicySet } from './policy.ts';

/** The name or ARN of a managed policy, or a document. */
export type PolicyRef = string | object;

/** A role or principal: its own policies, and the boundary that limits them, if there is one. */
export interface IdentityPolicies {
  readonly policies: readonly PolicyRef[];
  readonly permissionsBoundary?: PolicyRef | undefined;
}

/** What explanations call a document; managed policies have names of their own. */
export type NameOf = (layer: Layer, index: number) => string;

const numbered: NameOf = (layer, index) => `${layer}-${index + 1}`;

/** Everything that decides about a role or principal of an account with these service control policies. */
export const policySetOf = (
  { policies, permissionsBoundary }: IdentityPolicies,
  serviceControlPolicies: readonly PolicyRef[] = [],
  nameOf: NameOf = numbered,
): PolicySet => ({
  identity: policies.flatMap((ref, index) => readPolicyRef(ref, nameOf('identity', index)).policy ?? []),
  boundary: permissionsBoundary === undefined ? null : limiting(permissionsBoundary, nameOf('boundary', 0)),
  scp: serviceControlPolicies.map((ref, index) => limiting(ref, nameOf('scp', index))),
});

/** What limits must not vanish when it cannot be read: it then allows nothing. */
const limiting = (ref: PolicyRef, name: string): NamedPolicy =>
  readPolicyRef(ref, name).policy ?? {
    name: typeof ref === 'string' ? ref : name,
    document: { statements: [] },
  };
