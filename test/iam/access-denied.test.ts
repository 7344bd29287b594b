/** The messages of AWS, type by type. */
import { expect, it } from 'vitest';
import { accessDeniedMessage } from '../../src/iam/access-denied.ts';
import { evaluate } from '../../src/iam/evaluate.ts';
import { policySetOf, statement, type PolicyRef } from './fixtures.ts';

const request = {
  principal: 'arn:aws:iam::123456789012:user/dev',
  action: 'lambda:CreateFunction',
  resource: 'arn:aws:lambda:us-west-2:123456789012:function:f',
  context: {},
};
const head = `User: ${request.principal} is not authorized to perform: ${request.action} on resource: ${request.resource}`;
const all = statement('Allow', {});
const none = statement('Deny', {});
const other = statement('Allow', { Action: 'ec2:*' });

interface Row {
  readonly policies: readonly PolicyRef[];
  readonly boundary?: PolicyRef;
  readonly scp?: readonly PolicyRef[];
  readonly tail: string | null;
}

const rows: readonly Row[] = [
  { policies: [all], tail: null },
  { policies: [], tail: ' because no identity-based policy allows the lambda:CreateFunction action' },
  { policies: [none], tail: ' with an explicit deny in an identity-based policy' },
  {
    policies: [all],
    boundary: other,
    tail: ' because no permissions boundary allows the lambda:CreateFunction action',
  },
  { policies: [all], boundary: none, tail: ' with an explicit deny in a permissions boundary' },
  {
    policies: [all],
    scp: [other],
    tail: ' because no service control policy allows the lambda:CreateFunction action',
  },
  { policies: [all], scp: [all, none], tail: ' with an explicit deny in a service control policy' },
];

it.each(rows)('$tail', ({ tail, ...set }) => {
  const message = accessDeniedMessage(evaluate(policySetOf(set), request));
  expect(message).toBe(tail === null ? null : `${head}${tail}`);
});
