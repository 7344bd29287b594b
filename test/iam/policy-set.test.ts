import { describe, expect, it } from 'vitest';
import { policySetOf } from '../../src/iam/policy-set.ts';

const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

describe('policySetOf', () => {
  it('a boundary that is not given, and no service control policies, are not in use', () => {
    expect(policySetOf({ policies: [] })).toEqual({ identity: [], boundary: null, scp: [] });
  });

  it('numbers documents by their layer; managed policies keep their names', () => {
    const set = policySetOf({ policies: ['AdministratorAccess', document], permissionsBoundary: document }, [
      'FullAWSAccess',
      document,
    ]);
    expect(set.identity.map(({ name }) => name)).toEqual(['AdministratorAccess', 'identity-2']);
    expect(set.boundary?.name).toBe('boundary-1');
    expect(set.scp?.map(({ name }) => name)).toEqual(['FullAWSAccess', 'scp-2']);
  });

  it('asks for the names of documents', () => {
    const { identity } = policySetOf({ policies: [document] }, [], (layer, index) => `${layer}/${index}`);
    expect(identity.map(({ name }) => name)).toEqual(['identity/0']);
  });

  it('what cannot be read grants nothing, and where it limits it allows nothing', () => {
    const broken = { Statement: 'no' };
    const set = policySetOf({ policies: [broken, 'Nobodys'], permissionsBoundary: 'Nobodys' }, [broken]);
    expect(set).toEqual({
      identity: [],
      boundary: { name: 'Nobodys', document: { statements: [] } },
      scp: [{ name: 'scp-1', document: { statements: [] } }],
    });
  });
});
