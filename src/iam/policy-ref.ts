/** A policy as a scenario refers to it: the name or ARN of a managed policy, or a document. */
import { managedPolicy, managedPolicyNames } from './managed-policies.ts';
import { parsePolicyDocument } from './parse-policy.ts';
import type { NamedPolicy, PolicySet } from './policy.ts';
import { problem } from './problems.ts';
import type { Problem } from './finding.ts';

/** What a reference led to, and all that is wrong with it. */
export interface ReadPolicy {
  /** Null when AWS would refuse the document, or when no managed policy has that name. */
  readonly policy: NamedPolicy | null;
  readonly problems: readonly Problem[];
}

/** Reads a reference; `name` is what explanations call a document by. */
export const readPolicyRef = (ref: unknown, name: string): ReadPolicy => {
  if (typeof ref === 'string') {
    const policy = managedPolicy(ref);
    const message = `heni knows no managed policy ${ref}.`;
    const fix = `Use one of ${managedPolicyNames.join(', ')}, or give the document.`;
    return { policy, problems: policy === null ? [problem('IAM112', [], message, fix)] : [] };
  }
  const { document, problems } = parsePolicyDocument(ref);
  return { policy: document === null ? null : { name, document }, problems };
};

/** A principal that is allowed everything: whoever acts when a scenario names nobody. */
export const allowedEverything: PolicySet = {
  identity: ['AdministratorAccess'].flatMap((name) => managedPolicy(name) ?? []),
};
