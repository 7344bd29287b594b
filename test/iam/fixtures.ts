/** Reads the tables of cases and the policies that they name. */
import { readFileSync } from 'node:fs';
import type { Context } from '../../src/iam/conditions.ts';
import type { Decision, IamRequest, Outcome } from '../../src/iam/decision.ts';
import { managedPolicy } from '../../src/iam/managed-policies.ts';
import { parsePolicyDocument } from '../../src/iam/parse-policy.ts';
import type { NamedPolicy, PolicySet } from '../../src/iam/policy.ts';

/** A managed policy's name or ARN, a file of `policies/`, or a document. */
export type PolicyRef = string | object;

/** One case of `cases.json` or `samples.json`. */
export interface Case {
  readonly name: string;
  readonly policies: readonly PolicyRef[];
  readonly boundary?: PolicyRef;
  readonly scp?: readonly PolicyRef[];
  readonly request: IamRequest;
  readonly expected: {
    readonly outcome: Outcome;
    /** `policy/Sid`, or `policy/index` for a statement without one. */
    readonly decidedBy?: string;
    /** Words that the explanation must hold. */
    readonly because?: string;
  };
}

/** One row of `conditions.json`: does this Condition hold for these keys? */
export interface ConditionCase {
  readonly name: string;
  readonly condition: Readonly<Record<string, object>>;
  readonly context: Context;
  readonly result: boolean | 'undecided';
  /** The code of the one finding that the decision carries. */
  readonly finding?: string;
}

const readJson = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

export const readCases = (file: string): readonly Case[] => readJson(file) as readonly Case[];
export const conditionCases = readJson('conditions.json') as readonly ConditionCase[];

/** A document as a policy; the test fails if AWS would refuse it. */
export const policyOf = (document: unknown, name = 'policy-1'): NamedPolicy => {
  const parsed = parsePolicyDocument(document);
  if (parsed.document === null) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return { name, document: parsed.document };
};

/** A policy of `policies/`, as JSON. */
export const sample = (name: string): unknown => readJson(`policies/${name}.json`);

export const policyOfRef = (ref: PolicyRef, name: string): NamedPolicy =>
  typeof ref === 'string' ? (managedPolicy(ref) ?? policyOf(sample(ref), ref)) : policyOf(ref, name);

export const policySetOf = ({
  policies,
  boundary,
  scp,
}: Omit<Case, 'name' | 'request' | 'expected'>): PolicySet => ({
  identity: policies.map((ref, index) => policyOfRef(ref, `policy-${index + 1}`)),
  boundary: boundary === undefined ? null : policyOfRef(boundary, 'boundary'),
  scp: scp?.map((ref, index) => policyOfRef(ref, `scp-${index + 1}`)),
});

/** An Allow or Deny of one statement. */
export const statement = (effect: 'Allow' | 'Deny', rest: object): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: effect, Action: '*', Resource: '*', ...rest }],
});

export const deciderName = ({ decidedBy }: Decision): string | null =>
  decidedBy === null ? null : `${decidedBy.policy}/${decidedBy.sid ?? decidedBy.index}`;
