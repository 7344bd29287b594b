/** Roles and principals at their edges: names that are alike, names that nobody has. */
import { describe, expect, it } from 'vitest';
import { Identities } from '../../src/control/identities.ts';

const managed = 'AWSLambdaVPCAccessExecutionRole';
const place = { id: '123456789012', region: 'eu-west-1' };
const all = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] };
const withRole = (...policies: readonly (string | object)[]) =>
  new Identities(place, [{ name: 'app', policies }], [], 3);
const mayCreate = (identities: Identities) => identities.mayCreate('app', 'a', ['g']);

describe('the policies of a role', () => {
  it('an inline one and an attached one may have the same name', () => {
    const identities = withRole();
    identities.putPolicy('app', managed, all);
    identities.attachPolicy('app', managed);
    expect(identities.detachPolicy('app', managed)).toBe(true);
    expect(mayCreate(identities)).toBe(true);
    expect(identities.deletePolicy('app', managed)).toBe(true);
    expect(mayCreate(identities)).toBe(false);
  });

  it('attached by name, it is detached by ARN, and once only', () => {
    const identities = withRole(managed);
    const arn = `arn:aws:iam::aws:policy/service-role/${managed}`;
    expect([identities.detachPolicy('app', arn), identities.detachPolicy('app', arn)]).toEqual([true, false]);
  });

  it('documents that came with the role are numbered from 1', () => {
    const identities = withRole(managed, all);
    expect(identities.deletePolicy('app', 'policy-1')).toBe(false);
    expect(identities.deletePolicy('app', 'policy-2')).toBe(true);
  });

  it('one that no managed policy has is neither attached nor detached', () => {
    const identities = withRole(managed);
    expect(identities.attachPolicy('app', 'NoSuchPolicy')).toBe(false);
    expect(identities.detachPolicy('app', 'NoSuchPolicy')).toBe(false);
    expect(mayCreate(identities)).toBe(true);
  });

  it('a document that cannot be read gives nothing', () => {
    expect(mayCreate(withRole({ Statement: 'everything' }))).toBe(false);
  });

  it('of a role that is not there there are none', () => {
    const identities = withRole();
    expect(identities.deletePolicy('gone', 'p')).toBe(false);
    expect(identities.detachPolicy('gone', managed)).toBe(false);
    identities.putPolicy('gone', 'p', all);
    expect(identities.hasRole('gone')).toBe(false);
  });
});

describe('a principal that was never declared', () => {
  it('may do nothing', () => {
    const ask = { action: 'lambda:InvokeFunction', functionName: 'f', vpc: null, vpcConfigGiven: false };
    const identities = withRole();
    expect(identities.refusal('nobody', ask)).toContain('user/nobody');
    expect(identities.refusalOn('nobody', 'iam:DeleteRole', 'arn:aws:iam::123456789012:role/app')).toContain(
      'iam:DeleteRole',
    );
  });
});
