/** What a decision carries beside its outcome. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/iam/evaluate.ts';
import { policyOf, statement } from './fixtures.ts';

const request = {
  principal: 'arn:aws:iam::123456789012:user/dev',
  action: 'lambda:CreateFunction',
  resource: 'arn:aws:lambda:us-west-2:123456789012:function:f',
  context: { 'aws:RequestedRegion': 'us-west-2' },
};
const allow = policyOf({ ...statement('Allow', {}) }, 'all');

describe('evaluate', () => {
  it('names the statement that decided, with its layer', () => {
    const deny = policyOf(
      { Version: '2012-10-17', Statement: { Sid: 'No', Effect: 'Deny', Action: '*', Resource: '*' } },
      'no',
    );
    expect(evaluate({ identity: [allow], scp: [allow, deny] }, request).decidedBy).toEqual({
      layer: 'scp',
      policy: 'no',
      index: 0,
      sid: 'No',
      effect: 'Deny',
    });
  });

  it('says which layers lack an Allow', () => {
    const other = policyOf(statement('Allow', { Action: 'ec2:*' }), 'other');
    const decision = evaluate({ identity: [other], boundary: other, scp: [allow] }, request);
    expect([decision.decidedBy, decision.lacking]).toEqual([null, ['identity', 'boundary']]);
  });

  it('does not look further once the action or the resource fails', () => {
    const policy = policyOf(
      statement('Allow', { Action: 'ec2:*', Condition: { Null: { 'aws:x': 'true' } } }),
    );
    expect(evaluate({ identity: [policy] }, request).statements).toEqual([
      {
        layer: 'identity',
        policy: 'policy-1',
        index: 0,
        sid: null,
        effect: 'Allow',
        matched: false,
        mismatch: 'action',
        action: {
          element: 'Action',
          patterns: ['ec2:*'],
          asked: 'lambda:CreateFunction',
          matched: false,
          unresolved: [],
        },
        resource: null,
        conditions: [],
      },
    ]);
  });

  it('takes a list of no service control policies as none in use', () => {
    expect(evaluate({ identity: [allow], boundary: null, scp: [] }, request).allowed).toBe(true);
  });

  it('reports a variable without a value that let a statement fail', () => {
    const Resource = 'arn:aws:lambda:*:*:function:${aws:userid}-*';
    const deny = policyOf(statement('Deny', { Resource }), 'own');
    const decision = evaluate({ identity: [allow, deny] }, request);
    expect(decision.allowed).toBe(true);
    expect(decision.findings).toMatchObject([{ code: 'IAM203', where: 'policy own, statement 1' }]);
  });

  it('reports what it does not decide only where it matters', () => {
    const Condition = {
      IpAddress: { 'aws:SourceIp': '10.0.0.0/8' },
      StringEquals: { 'aws:RequestedRegion': 'x' },
    };
    expect(evaluate({ identity: [policyOf(statement('Deny', { Condition }))] }, request).findings).toEqual(
      [],
    );
    const alone = policyOf(statement('Deny', { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }));
    expect(evaluate({ identity: [alone] }, request).findings).toMatchObject([
      { code: 'IAM201', severity: 'warning', where: 'policy policy-1, statement 1' },
    ]);
  });
});
