/** The explanation, word for word. */
import { expect, it } from 'vitest';
import { evaluate } from '../../src/iam/evaluate.ts';
import { explain } from '../../src/iam/explain.ts';
import { policySetOf } from './fixtures.ts';

const request = {
  principal: 'arn:aws:iam::123456789012:user/dev',
  action: 'lambda:CreateFunction',
  resource: 'arn:aws:lambda:us-west-2:123456789012:function:f',
  context: { 'lambda:VpcIds': 'vpc-3', 'lambda:SubnetIds': ['subnet-1', 'subnet-9'] },
};

it('tells the answer, then every statement and why it applies or not', () => {
  const set = policySetOf({ policies: ['only-these-all', 'AWSLambdaBasicExecutionRole'] });
  expect(explain(evaluate(set, request))).toEqual([
    'Allowed: lambda:CreateFunction on arn:aws:lambda:us-west-2:123456789012:function:f by arn:aws:iam::123456789012:user/dev, by the Allow of policy only-these-all, statement 3 (OnlyTheseGroups), an identity-based policy.',
    'Allow of policy only-these-all, statement 1 (OnlyTheseVpcs), an identity-based policy: does not apply: StringEquals lambda:VpcIds [vpc-1, vpc-2]: found vpc-3, false.',
    'Allow of policy only-these-all, statement 2 (OnlyTheseSubnets), an identity-based policy: does not apply: ForAllValues:StringEquals lambda:SubnetIds [subnet-1, subnet-2]: found [subnet-1, subnet-9], false.',
    'Allow of policy only-these-all, statement 3 (OnlyTheseGroups), an identity-based policy: applies: ForAllValues:StringEquals lambda:SecurityGroupIds [sg-1, sg-2]: the request does not carry it, true for an absent key.',
    'Allow of policy AWSLambdaBasicExecutionRole, statement 1, an identity-based policy: does not apply: Action [logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents] does not cover lambda:CreateFunction.',
  ]);
});

it('tells an explicit and an implicit denial apart', () => {
  const denied = evaluate(policySetOf({ policies: ['AdministratorAccess', 'not-these-subnets'] }), request);
  expect(explain(denied)[0]).toMatch(
    /^Denied: .*, explicitly by the Deny of policy not-these-subnets, statement 1/u,
  );
  const lacking = evaluate(policySetOf({ policies: [], scp: ['AWSLambdaBasicExecutionRole'] }), request);
  expect(explain(lacking)[0]).toMatch(
    /: no service control policy and no identity-based policy allows it\.$/u,
  );
});

it('ends with what heni did not decide', () => {
  const policy = {
    Statement: {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'lambda:SubnetIds': 'subnet-1' } },
    },
  };
  const lines = explain(evaluate(policySetOf({ policies: [policy] }), request));
  expect(lines.at(-1)).toBe(
    'Mind: policy policy-1, statement 1: StringEquals on lambda:SubnetIds, which has several values here: AWS requires a set operator; the Deny is taken to apply. Write ForAnyValue:StringEquals or ForAllValues:StringEquals.',
  );
});

it('says where a statement was written, where that is known', () => {
  const set = policySetOf({ policies: ['AdministratorAccess', 'AWSLambdaBasicExecutionRole'] });
  const words = explain(evaluate(set, request), ({ policy, index }) =>
    policy === 'AdministratorAccess' ? `deploy.json:${index + 4}:5` : null,
  );
  expect(words[0]).toContain('the Allow of policy AdministratorAccess, statement 1 at deploy.json:4:5, an');
  expect(words[2]).toMatch(/^Allow of policy AWSLambdaBasicExecutionRole, statement 1, an /u);
});
