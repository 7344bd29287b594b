import { describe, expect, it } from 'vitest';
import { account } from '../../support/account.ts';

const managed = 'AWSLambdaVPCAccessExecutionRole';
const document = (effect: 'Allow' | 'Deny', action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: effect, Action: action, Resource: '*' }],
});
const withApp = (...policies: readonly (string | object)[]) => {
  const run = account({ roles: [{ name: 'app', policies }], principals: [{ name: 'nobody', policies: [] }] });
  return {
    run,
    control: run.simulation.control,
    mayCreate: () => run.simulation.control.identities.mayCreate('app', 'a', ['g']),
  };
};

describe('operations on execution roles', () => {
  it('CreateRole makes one with its policies; of a name that exists it is a conflict', () => {
    const { control } = withApp();
    expect(control.execute('CreateRole', { roleName: 'new', policies: [managed] })).toMatchObject({
      status: 200,
    });
    expect(control.identities.mayCreate('new', 'a', ['g'])).toBe(true);
    expect(control.execute('CreateRole', { roleName: 'new', policies: [] })).toMatchObject({
      status: 409,
      error: 'EntityAlreadyExists',
      message: 'Role with name new already exists.',
    });
  });

  it('DeleteRole takes the role with its policies', () => {
    const { control, mayCreate } = withApp(managed);
    expect(control.execute('DeleteRole', { roleName: 'app' }).status).toBe(200);
    expect([control.identities.hasRole('app'), mayCreate()]).toEqual([false, false]);
  });

  it('AttachRolePolicy and DetachRolePolicy add and take away a managed policy', () => {
    const { control, mayCreate } = withApp();
    const request = { roleName: 'app', policyName: managed };
    expect(control.execute('AttachRolePolicy', request).status).toBe(200);
    expect(mayCreate()).toBe(true);
    expect(control.execute('DetachRolePolicy', request).status).toBe(200);
    expect(mayCreate()).toBe(false);
    expect(control.execute('DetachRolePolicy', request)).toMatchObject({
      status: 404,
      error: 'NoSuchEntity',
    });
    expect(control.execute('AttachRolePolicy', { ...request, policyName: 'Nonsense' }).status).toBe(404);
  });

  it('PutRolePolicy and DeleteRolePolicy add and take away a document', () => {
    const { control, mayCreate } = withApp(managed);
    const request = { roleName: 'app', policyName: 'stop' };
    const deny = document('Deny', 'ec2:CreateNetworkInterface');
    expect(control.execute('PutRolePolicy', { ...request, policyDocument: deny }).status).toBe(200);
    expect(mayCreate()).toBe(false);
    expect(control.execute('DeleteRolePolicy', request).status).toBe(200);
    expect(mayCreate()).toBe(true);
    expect(control.execute('DeleteRolePolicy', request).error).toBe('NoSuchEntity');
  });

  it('a document that is no policy is refused', () => {
    const { control } = withApp();
    const request = { roleName: 'app', policyName: 'p', policyDocument: { Statement: 'x' } };
    expect(control.execute('PutRolePolicy', request)).toMatchObject({
      status: 400,
      error: 'MalformedPolicyDocument',
    });
  });

  it('on a role that does not exist are 404', () => {
    const { control } = withApp();
    const request = { roleName: 'other', policyName: managed };
    const answers = [
      control.execute('DeleteRole', request),
      control.execute('AttachRolePolicy', request),
      control.execute('DetachRolePolicy', request),
      control.execute('DeleteRolePolicy', request),
      control.execute('PutRolePolicy', { ...request, policyDocument: document('Allow', '*') }),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({
        status: 404,
        error: 'NoSuchEntity',
        message: 'The role with name other cannot be found.',
      });
  });

  it('ask the caller first, for iam:… on the role', () => {
    const { control } = withApp();
    const denied = control.execute('DeleteRole', { roleName: 'other' }, 'nobody');
    expect(denied).toMatchObject({ status: 403, error: 'AccessDeniedException' });
    expect(denied.message).toMatch(/iam:DeleteRole on resource: arn:aws:iam::123456789012:role\/other/);
  });

  it('are facts without a function', () => {
    const { run, control } = withApp();
    control.execute('DeleteRole', { roleName: 'app' });
    expect(run.told('operation.answered')).toMatchObject([
      { operation: 'DeleteRole', function: null, status: 200 },
    ]);
  });
});
