import { describe, expect, it } from 'vitest';
import { Identities, type CallerAsk } from '../../src/control/identities.ts';

const managed = 'AWSLambdaVPCAccessExecutionRole';
const place = { id: '123456789012', region: 'eu-west-1' };
const document = (effect: 'Allow' | 'Deny', action: string | readonly string[], resource = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect: effect, Action: action, Resource: resource }],
});
const six = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
] as const;
const withRole = (...policies: readonly (string | object)[]) =>
  new Identities(place, [{ name: 'app', policies }], [], 3);
const onA = { subnetIds: ['a'], securityGroupIds: ['g'] };
const eni = 'eni-0123456789abcdef0';

describe('an execution role', () => {
  it('with the managed policy may make and delete ENIs', () => {
    const identities = withRole(managed);
    expect([identities.mayCreate('app', 'a', ['g']), identities.mayDelete('app', eni)]).toEqual([true, true]);
    expect(identities.lackingAction('app', onA)).toBeNull();
  });

  it.each(six)('without %s may not make them, and that is what it lacks', (action) => {
    const identities = withRole(
      document(
        'Allow',
        six.filter((other) => other !== action),
      ),
    );
    expect(identities.lackingAction('app', onA)).toBe(action);
    expect(identities.mayCreate('app', 'a', ['g'])).toBe(false);
  });

  it('with several lacking is told the first, in the page’s order', () => {
    expect(withRole().lackingAction('app', onA)).toBe('ec2:CreateNetworkInterface');
    expect(withRole('AWSLambdaENIManagementAccess').lackingAction('app', onA)).toBe('ec2:DescribeSubnets');
  });

  it('may delete the ENIs that its statement names, and no others', () => {
    const of = (id: string) => `arn:aws:ec2:eu-west-1:123456789012:network-interface/${id}`;
    const may = (resource: string) =>
      withRole(document('Allow', 'ec2:DeleteNetworkInterface', resource)).mayDelete('app', eni);
    expect([may('*'), may('arn:aws:ec2:eu-west-1:123456789012:*/*'), may(of(eni))]).toEqual([
      true,
      true,
      true,
    ]);
    expect([may(of('eni-1')), may('arn:aws:ec2:us-east-1:123456789012:*/*')]).toEqual([false, false]);
  });

  it('narrowed to its own subnet and group may make ENIs there, and nowhere else', () => {
    const arn = 'arn:aws:ec2:eu-west-1:123456789012:';
    const narrow = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: six.slice(1), Resource: '*' },
        {
          Effect: 'Allow',
          Action: six[0],
          Resource: [`${arn}network-interface/*`, `${arn}subnet/a`, `${arn}security-group/g`],
        },
      ],
    };
    const identities = withRole(narrow);
    expect([identities.mayCreate('app', 'a', ['g']), identities.mayCreate('app', 'b', ['g'])]).toEqual([
      true,
      false,
    ]);
  });

  it('that is gone may do nothing; where none was named, everything', () => {
    const identities = withRole(managed);
    identities.deleteRole('app');
    expect([
      identities.hasRole('app'),
      identities.mayCreate('app', 'a', ['g']),
      identities.mayDelete('app', eni),
    ]).toEqual([false, false, false]);
    expect([identities.mayCreate(null, 'a', ['g']), identities.mayDelete(null, eni)]).toEqual([true, true]);
  });
});

describe('the policies of a role', () => {
  it('are attached by a managed name, put as a document, and removed by their names', () => {
    const identities = withRole();
    expect(identities.attachPolicy('app', managed)).toBe(true);
    expect(identities.mayCreate('app', 'a', ['g'])).toBe(true);
    expect(identities.putPolicy('app', 'stop', document('Deny', 'ec2:*'))).toBe(true);
    expect(identities.mayCreate('app', 'a', ['g'])).toBe(false);
    expect(identities.deletePolicy('app', 'stop')).toBe(true);
    expect(identities.mayCreate('app', 'a', ['g'])).toBe(true);
  });

  it('attached by ARN is detached by name, and an inline one of that name stays', () => {
    const identities = withRole();
    identities.attachPolicy('app', `arn:aws:iam::aws:policy/service-role/${managed}`);
    identities.putPolicy('app', managed, document('Allow', 's3:*'));
    expect(identities.detachPolicy('app', managed)).toBe(true);
    expect(identities.mayCreate('app', 'a', ['g'])).toBe(false);
    expect(identities.deletePolicy('app', managed)).toBe(true);
  });

  it('a policy that is put twice under one name is the later one', () => {
    const identities = withRole();
    identities.putPolicy('app', 'p', document('Allow', '*'));
    identities.putPolicy('app', 'p', document('Allow', 's3:*'));
    expect(identities.mayCreate('app', 'a', ['g'])).toBe(false);
  });

  it('a managed policy that nobody knows, and one that the role has not, are told', () => {
    const identities = withRole();
    expect(identities.attachPolicy('app', 'Nonsense')).toBe(false);
    expect(identities.detachPolicy('app', managed)).toBe(false);
    expect(identities.detachPolicy('nobody', managed)).toBe(false);
  });
});

describe('a caller', () => {
  const ask = {
    action: 'lambda:UpdateFunctionConfiguration',
    functionName: 'f',
    vpc: null,
    vpcConfigGiven: true,
  } as const;
  const refusalWith = (callerReads: number, actions: readonly string[], vpcConfigGiven = true) => {
    const principals = [{ name: 'deployer', policies: [document('Allow', actions)] }];
    return new Identities(place, [], principals, callerReads).refusal('deployer', { ...ask, vpcConfigGiven });
  };
  const reads = ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'];

  it('that nobody in particular makes is allowed everything', () => {
    expect(new Identities(place, [], [], 3).refusal(null, ask)).toBeNull();
    expect(new Identities(place, [], [], 3).refusalOn(null, 'iam:CreateRole', '*')).toBeNull();
  });

  it('must be allowed the action, and the three reads of EC2 when it gives a VpcConfig', () => {
    expect(refusalWith(3, [ask.action, ...reads])).toBeNull();
    expect(refusalWith(3, reads)).toMatch(/lambda:UpdateFunctionConfiguration/);
    for (const read of reads)
      expect(refusalWith(3, [ask.action, ...reads.filter((other) => other !== read)])).toContain(read);
    expect(refusalWith(3, [ask.action], false)).toBeNull();
  });

  it('since 2026 a fourth read', () => {
    expect(refusalWith(4, [ask.action, ...reads])).toMatch(/GetSecurityGroupsForVpc/);
    expect(refusalWith(4, [ask.action, ...reads, 'ec2:GetSecurityGroupsForVpc'])).toBeNull();
  });

  it('unknown to the account is allowed nothing', () => {
    expect(new Identities(place, [], [], 3).refusal('nobody', ask)).toMatch(/user\/nobody/);
  });

  it('of an IAM operation is asked for it on the role alone', () => {
    const mine = 'arn:aws:iam::123456789012:role/app';
    const principals = [{ name: 'admin', policies: [document('Allow', 'iam:DeleteRole', mine)] }];
    const identities = new Identities(place, [], principals, 3);
    expect(identities.refusalOn('admin', 'iam:DeleteRole', mine)).toBeNull();
    expect(identities.refusalOn('admin', 'iam:DeleteRole', `${mine}2`)).toMatch(/iam:DeleteRole/);
  });
});

describe('what limits', () => {
  const everything = 'AdministratorAccess';
  const create: CallerAsk = {
    action: 'lambda:CreateFunction',
    functionName: 'f',
    vpc: null,
    vpcConfigGiven: false,
  };
  const refused = (scp: readonly (string | object)[], permissionsBoundary?: string | object) =>
    new Identities(
      { ...place, serviceControlPolicies: scp },
      [],
      [{ name: 'deployer', policies: [everything], permissionsBoundary }],
      3,
    ).refusal('deployer', create);
  const lacking = (scp: readonly (string | object)[], permissionsBoundary?: string | object) =>
    new Identities(
      { ...place, serviceControlPolicies: scp },
      [{ name: 'app', policies: [managed], permissionsBoundary }],
      [],
      3,
    ).lackingAction('app', onA);
  const noCreate = document('Deny', 'lambda:CreateFunction');
  const noEnis = document('Deny', 'ec2:CreateNetworkInterface');

  it.each([
    ['no service control policy and no boundary', [], undefined, null],
    ['FullAWSAccess', ['FullAWSAccess'], undefined, null],
    [
      'a Deny beside it',
      ['FullAWSAccess', noCreate],
      undefined,
      'with an explicit deny in a service control policy',
    ],
    [
      'an Allow of something else',
      [document('Allow', 'ec2:*')],
      undefined,
      'because no service control policy allows',
    ],
    ['a Deny alone', [document('Deny', 'ec2:*')], undefined, 'because no service control policy allows'],
    ['one that nobody knows', ['TeamPolicy'], undefined, 'because no service control policy allows'],
    ['a boundary that allows', [], document('Allow', 'lambda:*'), null],
    [
      'a boundary for something else',
      [],
      document('Allow', 'ec2:*'),
      'because no permissions boundary allows',
    ],
    ['a boundary with a Deny', [], noCreate, 'with an explicit deny in a permissions boundary'],
    ['a boundary that nobody knows', [], 'TeamBoundary', 'because no permissions boundary allows'],
  ])('a principal, allowed everything: %s', (_, scp, boundary, words) => {
    const message = refused(scp, boundary);
    if (words === null) expect(message).toBeNull();
    else expect(message).toContain(words);
  });

  it.each([
    ['FullAWSAccess', ['FullAWSAccess'], undefined, null],
    ['a Deny', ['FullAWSAccess', noEnis], undefined, 'ec2:CreateNetworkInterface'],
    [
      'an Allow that leaves out EC2',
      [document('Allow', 'lambda:*')],
      undefined,
      'ec2:CreateNetworkInterface',
    ],
    ['a boundary of five actions', [], 'AWSLambdaENIManagementAccess', 'ec2:DescribeSubnets'],
  ])('an execution role, with its permissions for ENIs: %s', (_, scp, boundary, action) => {
    expect(lacking(scp, boundary)).toBe(action);
  });

  it('a role that is created later has the service control policies, and no boundary', () => {
    const identities = new Identities(
      { ...place, serviceControlPolicies: ['FullAWSAccess', noEnis] },
      [{ name: 'app', policies: [managed], permissionsBoundary: everything }],
      [],
      3,
    );
    identities.deleteRole('app');
    identities.createRole('app', [managed]);
    expect(identities.lackingAction('app', onA)).toBe('ec2:CreateNetworkInterface');
  });

  it('whoever is nobody in particular, and a function without a role, are asked nothing', () => {
    const identities = new Identities({ ...place, serviceControlPolicies: [noCreate] }, [], [], 3);
    expect([identities.refusal(null, create), identities.lackingAction(null, onA)]).toEqual([null, null]);
  });

  it('nobody may do anything in the name of a principal that is not declared', () => {
    const identities = new Identities({ ...place, serviceControlPolicies: ['FullAWSAccess'] }, [], [], 3);
    expect(identities.refusal('nobody', create)).toContain('because no identity-based policy allows');
  });

  it('an ENI stays when a service control policy denies its deletion', () => {
    const scp = ['FullAWSAccess', document('Deny', 'ec2:DeleteNetworkInterface')];
    const account = { ...place, serviceControlPolicies: scp };
    const identities = new Identities(account, [{ name: 'app', policies: [managed] }], [], 3);
    expect(identities.mayDelete('app', eni)).toBe(false);
  });
});
