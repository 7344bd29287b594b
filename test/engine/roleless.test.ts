import { describe, expect, it } from 'vitest';
import { account, type Account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const withRole = (name: string, inVpc = true) => ({
  name,
  role: 'app',
  create: 'existing' as const,
  vpcConfig: inVpc ? vpcConfig(['a']) : null,
});
const roles = [{ name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] }];
const findingsOf = (run: Account) => run.end().findings;

describe('functions whose execution role was deleted', () => {
  it('are a finding of the role, with since when', () => {
    const run = account({ roles, functions: [withRole('f'), withRole('g'), withRole('h', false)] }).at(600);
    run.call('DeleteRole', { roleName: 'app' });
    expect(findingsOf(run)).toMatchObject([
      {
        code: 'RUN003',
        severity: 'warning',
        where: 'app',
        message:
          '2 functions (f and g) run with the execution role app, which does not exist since 10m: Lambda can neither make nor delete ENIs for them',
      },
    ]);
  });

  it('are none when the role is back, and none when the functions are gone', () => {
    const back = account({ roles, functions: [withRole('f')] }).at(600);
    back.call('DeleteRole', { roleName: 'app' });
    back.call('CreateRole', { roleName: 'app', policies: [] });
    expect(findingsOf(back)).toEqual([]);
    const gone = account({ roles, functions: [withRole('f')] }).at(600);
    gone.call('DeleteRole', { roleName: 'app' });
    gone.delete('f');
    expect(findingsOf(gone)).toEqual([]);
  });

  it('a deletion that was refused leaves the role', () => {
    const principals = [{ name: 'nobody', policies: [] }];
    const run = account({ roles, principals, functions: [withRole('f')] }).at(600);
    expect(run.call('DeleteRole', { roleName: 'app' }, 'nobody').status).toBe(403);
    expect(findingsOf(run)).toEqual([]);
  });
});
