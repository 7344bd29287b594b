import { describe, expect, it } from 'vitest';
import { imported, openIn } from '../support.ts';
import { files, hyperplane, lambda, network } from './account.ts';

const base = {
  ...network(250),
  'functions.json': {
    Functions: [lambda('f', ['subnet-a'], ['sg-1']), lambda('g', [], [], { Role: 'arn:aws:iam::1:role/g' })],
  },
  'enis.json': { NetworkInterfaces: [hyperplane(1, 'subnet-a', ['sg-1'])] },
};
const rolesOf = (answers: object) => imported(files({ ...base, ...answers })).scenario.roles;
const open = (answers: object): string => openIn(files({ ...base, ...answers })).join('\n');
const document = (...actions: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});
const managed = (name: string, account = 'aws') => ({
  PolicyName: name,
  PolicyArn: `arn:aws:iam::${account}:policy/service-role/${name}`,
});
const vpcAccess = managed('AWSLambdaVPCAccessExecutionRole');
const details = (role: object, more: object = {}) => ({
  'iam.json': { RoleDetailList: [{ RoleName: 'app', ...role }, { RoleName: 'unused' }], ...more },
});

describe('the role of a function in a VPC', () => {
  it('is open where no answer has it; others’ roles do not matter', () => {
    expect(rolesOf({})).toEqual([]);
    expect(open({})).toBe(
      'functions.json:3:3: the role app is not among the inputs; taken to allow everything',
    );
  });

  it('has its inline and managed policies, as far as they are about ENIs', () => {
    const inline = { PolicyName: 'p', PolicyDocument: document('ec2:CreateNetworkInterface') };
    const logs = { PolicyName: 'l', PolicyDocument: document('logs:PutLogEvents') };
    const role = {
      RolePolicyList: [logs, inline],
      AttachedManagedPolicies: [vpcAccess, managed('AWSXRayDaemonWriteAccess')],
    };
    expect(rolesOf(details(role))).toEqual([
      { name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole', document('ec2:CreateNetworkInterface')] },
    ]);
    expect(open(details(role))).toBe('');
  });

  it('has the default versions of the account’s own policies', () => {
    const own = managed('own', '123456789012');
    const versions = [
      { Document: document('ec2:A'), IsDefaultVersion: false },
      { Document: document('ec2:B'), IsDefaultVersion: true },
    ];
    const role = {
      AttachedManagedPolicies: [own],
      PermissionsBoundary: { PermissionsBoundaryArn: own.PolicyArn },
    };
    const more = { Policies: [{ Arn: own.PolicyArn, PolicyVersionList: versions }] };
    expect(rolesOf(details(role, more))).toEqual([
      { name: 'app', policies: [document('ec2:B')], permissionsBoundary: document('ec2:B') },
    ]);
    const elsewhere = 'the policy arn:aws:iam::123456789012:policy/service-role/own is not among the inputs';
    expect(open(details(role))).toContain(`${elsewhere}; taken to allow what Lambda needs for ENIs`);
    expect(open(details(role))).toContain(`${elsewhere}; taken to limit nothing`);
    expect(rolesOf(details(role))).toEqual([{ name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] }]);
  });

  it('may have policies of AWS of which nobody knows what they say', () => {
    const role = { AttachedManagedPolicies: [managed('ReadOnlyAccess')] };
    expect(rolesOf(details(role))).toEqual([{ name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] }]);
    expect(open(details(role))).toContain(
      "what AWS's policy ReadOnlyAccess says of EC2 is not known; taken to allow what Lambda needs for ENIs",
    );
  });

  it('with a boundary that is about other things allows nothing of ENIs', () => {
    const own = managed('own', '123456789012');
    const role = {
      AttachedManagedPolicies: [vpcAccess],
      PermissionsBoundary: { PermissionsBoundaryArn: own.PolicyArn },
    };
    const more = {
      Policies: [
        { Arn: own.PolicyArn, PolicyVersionList: [{ Document: document('s3:*'), IsDefaultVersion: true }] },
      ],
    };
    expect(rolesOf(details(role, more))[0]?.permissionsBoundary).toEqual({
      Version: '2012-10-17',
      Statement: [],
    });
  });

  it('may have documents that are encoded as in a URL', () => {
    const encoded = encodeURIComponent(JSON.stringify(document('ec2:*')));
    const role = { RolePolicyList: [{ PolicyName: 'p', PolicyDocument: encoded }] };
    expect(rolesOf(details(role))[0]?.policies).toEqual([document('ec2:*')]);
  });

  describe('pieced together', () => {
    const policy = { 'p.json': { RoleName: 'app', PolicyName: 'p', PolicyDocument: document('ec2:*') } };
    const names = { 'app-inline.json': { PolicyNames: ['p'] } };
    const attached = { 'app.attached.json': { AttachedPolicies: [vpcAccess] } };

    const role = { 'role.json': { Role: { RoleName: 'app' } } };

    it('from all pages of the lists', () => {
      const own = (name: string, action: string) => ({
        RoleName: 'app',
        PolicyName: name,
        PolicyDocument: document(action),
      });
      const pages = {
        'p.json': own('p', 'ec2:A'),
        'q.json': own('q', 'ec2:B'),
        'app-inline-1.json': { PolicyNames: ['p'], IsTruncated: true, Marker: 'm' },
        'app-inline-2.json': { PolicyNames: ['q'], IsTruncated: false },
        'app-attached-1.json': {
          AttachedPolicies: [managed('AWSLambdaBasicExecutionRole')],
          IsTruncated: true,
          Marker: 'm',
        },
        'app-attached-2.json': { AttachedPolicies: [vpcAccess], IsTruncated: false },
      };
      expect(rolesOf({ ...pages, ...role })).toEqual([
        {
          name: 'app',
          policies: [
            'AWSLambdaBasicExecutionRole',
            'AWSLambdaVPCAccessExecutionRole',
            document('ec2:A'),
            document('ec2:B'),
          ],
        },
      ]);
      const first = { ...pages, 'app-attached-2.json': {} };
      expect(rolesOf({ ...first, ...role })).toEqual([]);
      expect(open({ ...first, ...role })).toContain(
        'of the role app another page of list-attached-role-policies is missing',
      );
    });

    it('with an unknown boundary where get-role lacks', () => {
      const all = { ...policy, ...names, ...attached };
      expect(rolesOf(all)).toMatchObject([{ name: 'app' }]);
      expect(open(all)).toContain(
        'whether the role app has a boundary is not known (get-role is missing); taken to limit nothing',
      );
      const bounded = {
        Role: {
          RoleName: 'app',
          PermissionsBoundary: { PermissionsBoundaryArn: managed('AWSXRayDaemonWriteAccess').PolicyArn },
        },
      };
      expect(rolesOf({ ...all, 'role.json': bounded })[0]?.permissionsBoundary).toEqual({
        Version: '2012-10-17',
        Statement: [],
      });
    });

    it('not where get-account-authorization-details has it', () => {
      const found = { ...policy, ...details({ AttachedManagedPolicies: [vpcAccess] }) };
      expect(rolesOf(found)).toEqual([{ name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] }]);
      expect(open(found)).toBe('');
    });

    it('from get-role-policy, list-role-policies and list-attached-role-policies, named by their files', () => {
      const all = { ...policy, ...names, ...attached, ...role };
      expect(rolesOf(all)).toEqual([
        { name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole', document('ec2:*')] },
      ]);
      expect(open(all)).toBe('');
    });

    it.each<[string, object]>([
      ['list-role-policies, list-attached-role-policies are', policy],
      ['list-attached-role-policies is', { ...policy, ...names }],
      ['the policy p is', { ...names, ...attached }],
      ['list-role-policies, list-attached-role-policies are', { 'role.json': { Role: { RoleName: 'app' } } }],
    ])('is open where something lacks: of the role app %s missing', (missing, answers) => {
      expect(rolesOf(answers)).toEqual([]);
      expect(open(answers)).toContain(`of the role app ${missing} missing`);
      expect(open(answers)).toContain('the role app is not among the inputs');
    });
  });
});
