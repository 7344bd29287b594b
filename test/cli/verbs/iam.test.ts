import { describe, expect, test } from 'vitest';
import { heni } from '../../../src/cli/program.ts';
import { MemoryIo } from '../memory-io.ts';

const scenario = `version: 1
name: example
duration: 1h
account: { region: us-west-2, serviceControlPolicies: [FullAWSAccess, stay.json] }
vpcs: [{ id: vpc-main, cidr: 10.0.0.0/16 }, { id: vpc-other, cidr: 10.1.0.0/16 }]
subnets:
  - { id: subnet-a, vpc: vpc-main, az: a, cidr: 10.0.1.0/24 }
  - { id: subnet-b, vpc: vpc-main, az: b, cidr: 10.0.2.0/24 }
  - { id: subnet-x, vpc: vpc-other, az: a, cidr: 10.1.1.0/24 }
securityGroups: [{ id: sg-app, vpc: vpc-main }, { id: sg-x, vpc: vpc-other }]
roles:
  - { name: app, policies: [AWSLambdaVPCAccessExecutionRole] }
  - name: stopped
    policies:
      - AWSLambdaVPCAccessExecutionRole
      - Version: "2012-10-17"
        Statement:
          - Sid: NotTheCode
            Effect: Deny
            Action: ec2:*
            Resource: "*"
            Condition: { ArnEquals: { "lambda:SourceFunctionArn": "arn:aws:lambda:us-west-2:123456789012:function:own" } }
  - { name: five, policies: [AWSLambdaENIManagementAccess] }
principals:
  - { name: deployer, policies: [AdministratorAccess] }
  - { name: trainee, policies: [AdministratorAccess], permissionsBoundary: reads.json }
functions:
  - { name: checkout, role: app, vpcConfig: { subnetIds: [subnet-a], securityGroupIds: [sg-app] } }
  - { name: own, role: stopped, vpcConfig: { subnetIds: [subnet-a], securityGroupIds: [sg-app] } }
  - { name: worker, count: 3, role: app, vpcConfig: { subnetIds: [subnet-x], securityGroupIds: [sg-x] } }
  - { name: plain }
timeline:
  - { at: 1m, do: CreateRole, role: late, policies: [AWSLambdaVPCAccessExecutionRole] }
  - at: 2m
    do: CreateFunction
    function: later
    role: late
    vpcConfig: { subnetIds: [subnet-a], securityGroupIds: [sg-app] }
`;
const stay = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "Stay", "Effect": "Deny", "Action": ["lambda:CreateFunction", "lambda:UpdateFunctionConfiguration"], "Resource": "*",
      "Condition": { "ForAnyValue:StringNotEquals": { "lambda:SubnetIds": ["subnet-a", "subnet-b"] } } }
  ]
}`;
const reads = `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "lambda:Get*", "Resource": "*" } }`;

const iam = async (...args: string[]) => {
  const io = new MemoryIo({
    's.yaml': scenario,
    'stay.json': stay,
    'reads.json': reads,
    'empty.yaml':
      'version: 1\nname: e\nduration: 1h\nprincipals: [{ name: dev, policies: [AdministratorAccess] }]\n',
    'bad.yaml': 'version: 1\nname: bad\n',
  });
  return { ending: await heni(['iam', ...args], io), io };
};
interface Answers {
  answers: {
    action: string;
    function: string | null;
    allowed: boolean;
    outcome: string;
    resource: string;
    decidedBy: { policy: string; sid: string | null; at: object | null } | null;
    lacking: string[];
    context: Record<string, unknown>;
    statements: unknown[];
  }[];
  denyForCode: { Statement: unknown[] } | null;
}
const asked = async (...args: string[]): Promise<Answers> => {
  const { io, ending } = await iam('s.yaml', '--json', ...args);
  expect([ending, io.stderr]).toEqual(['fine', '']);
  return JSON.parse(io.stdout) as Answers;
};
const outcomes = ({ answers }: Answers): string[] =>
  answers.map(({ action, function: name, outcome }) => `${action} ${name}: ${outcome}`);

describe('heni iam --as PRINCIPAL', () => {
  const reader = scenario.replace('name: example\n', 'name: example\npreset: docs-2026\n').replace(
    'functions:\n',
    `  - name: maker
    policies:
      - Version: "2012-10-17"
        Statement: [{ Effect: Allow, Action: ["lambda:*", "ec2:Describe*"], Resource: "*" }]
functions:
`,
  );
  const withReader = async (...args: string[]) => {
    const io = new MemoryIo({ 's.yaml': reader, 'stay.json': stay, 'reads.json': reads });
    return { ending: await heni(['iam', 's.yaml', '--as', 'maker', ...args], io), io };
  };

  test('an attaching call is allowed only with the reads that it needs', async () => {
    const create = ['lambda:CreateFunction', '--function', 'checkout', '--expect', 'allow'];
    const { ending, io } = await withReader(...create);
    expect(ending).toBe('threshold');
    expect(io.stdout).toContain('✗ Denied: ec2:GetSecurityGroupsForVpc on');
    expect(io.stdout.replaceAll(/\s+/g, ' ')).toContain('ec2:GetSecurityGroupsForVpc denied.');
    const json = JSON.parse((await withReader(...create, '--json')).io.stdout) as {
      answers: { action: string; allowed: boolean; needs: { action: string; allowed: boolean }[] }[];
    };
    expect(json.answers[0]).toMatchObject({ action: 'lambda:CreateFunction', allowed: false });
    expect(json.answers[0]?.needs.map(({ action, allowed }) => `${action} ${allowed}`)).toEqual([
      'lambda:CreateFunction true',
      'ec2:DescribeSecurityGroups true',
      'ec2:DescribeSubnets true',
      'ec2:DescribeVpcs true',
      'ec2:GetSecurityGroupsForVpc false',
    ]);
  });

  test('an update needs the reads when it gives a VpcConfig, and a function without a VPC needs none', async () => {
    const update = ['lambda:UpdateFunctionConfiguration', '--function', 'checkout', '--expect', 'allow'];
    const stored = await withReader(...update);
    expect(stored.ending).toBe('fine');
    expect(stored.io.stdout).toContain('Asked with the stored vpc-main: subnet-a; sg-app.');
    const given = await withReader(...update, '--subnets', 'subnet-b', '--security-groups', 'sg-app');
    expect(given.ending).toBe('threshold');
    expect((await withReader('lambda:CreateFunction', '--no-vpc', '--expect', 'allow')).ending).toBe('fine');
  });

  test('many answers are a line for those that are alike, the denials first; --verbose has the statements', async () => {
    const { io } = await iam('s.yaml', '--as', 'deployer');
    const [head = '', ...lines] = io.stdout.trim().split('\n');
    expect(head).toMatch(/^6 denied, \d+ allowed; --verbose/);
    expect(lines.slice(0, 2)).toEqual([
      '✗ lambda:CreateFunction on worker-1 … worker-3 (3): Deny of stay.json, statement 1',
      '✗ lambda:UpdateFunctionConfiguration on worker-1 … worker-3 (3): Deny of stay.json, statement 1',
    ]);
    expect(lines.slice(2).every((line) => !line.startsWith('✗'))).toBe(true);
    const { io: verbose } = await iam('s.yaml', '--as', 'deployer', '--verbose');
    expect(verbose.stdout).toMatch(/found subnet-x,\s+true\./);
  });

  test('iam:PassRole is not modelled, and that is said', async () => {
    const { ending, io } = await iam('s.yaml', '--as', 'deployer', 'iam:PassRole');
    expect(ending).toBe('usage');
    expect(io.stderr).toContain(
      'heni does not model iam:PassRole: a run takes it that every caller may pass every role to Lambda',
    );
  });

  test('actions on networks are asked on what the functions have, or on what is new', async () => {
    const { answers } = await asked(
      '--as',
      'deployer',
      'ec2:DeleteSubnet',
      'ec2:CreateSubnet',
      'ec2:DeleteVpc',
    );
    expect(answers.map(({ action, resource }) => `${action} ${resource.split(':').at(-1)}`)).toEqual([
      'ec2:DeleteSubnet subnet/subnet-a',
      'ec2:DeleteSubnet subnet/subnet-x',
      'ec2:CreateSubnet subnet/*',
      'ec2:DeleteVpc vpc/vpc-main',
      'ec2:DeleteVpc vpc/vpc-other',
    ]);
  });

  test('says allowed, by which statement, and why no Deny stops it', async () => {
    const { ending, io } = await iam(
      's.yaml',
      '--as',
      'deployer',
      'lambda:CreateFunction',
      '--function',
      'checkout',
    );
    expect([ending, io.stderr]).toEqual(['fine', '']);
    expect(io.stdout.replaceAll(/\s+/g, ' ').trim()).toBe(
      '✓ Allowed: lambda:CreateFunction on arn:aws:lambda:us-west-2:123456789012:function:checkout by arn:aws:iam::123456789012:user/deployer, by the Allow of policy AdministratorAccess, statement 1 at s.yaml:25:34, an identity-based policy. ' +
        'Asked with vpc-main: subnet-a; sg-app. ' +
        'lambda:CreateFunction in a VPC also needs: ec2:DescribeSecurityGroups allowed, ec2:DescribeSubnets allowed, ec2:DescribeVpcs allowed. ' +
        'Deny of policy stay.json, statement 1 (Stay) at stay.json:4:5, a service control policy: does not apply: ForAnyValue:StringNotEquals lambda:SubnetIds [subnet-a, subnet-b]: found subnet-a, false.',
    );
  });

  test('says denied, by the service control policy, once for functions that are alike', async () => {
    const { io } = await iam('s.yaml', '--as', 'deployer', 'lambda:CreateFunction', '--function', 'worker-*');
    expect(io.stdout.match(/Denied/g)).toHaveLength(1);
    expect(io.stdout).toContain('The same for worker-1 … worker-3 (3).');
    expect(io.stdout).toMatch(/found subnet-x,\s+true\./);
  });

  test('no line is wider than the terminal', async () => {
    const { io } = await iam('s.yaml', '--as', 'trainee');
    expect(io.stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  test('asks the usual actions of every function, in the words of JSON', async () => {
    const answers = await asked('--as', 'deployer');
    const create = outcomes(answers).filter((line) => line.startsWith('lambda:CreateFunction'));
    expect(create).toEqual([
      'lambda:CreateFunction checkout: allowed',
      'lambda:CreateFunction own: allowed',
      'lambda:CreateFunction worker-1: explicitDeny',
      'lambda:CreateFunction worker-2: explicitDeny',
      'lambda:CreateFunction worker-3: explicitDeny',
      'lambda:CreateFunction plain: allowed',
      'lambda:CreateFunction later: allowed',
    ]);
    expect(outcomes(answers).slice(-3)).toEqual([
      'ec2:DescribeSecurityGroups null: allowed',
      'ec2:DescribeSubnets null: allowed',
      'ec2:DescribeVpcs null: allowed',
    ]);
    expect(answers.answers.find(({ function: name }) => name === 'worker-1')?.decidedBy).toEqual({
      layer: 'scp',
      policy: 'stay.json',
      index: 0,
      sid: 'Stay',
      effect: 'Deny',
      at: { file: 'stay.json', line: 4, col: 5 },
    });
  });

  test('a boundary that leaves the action out is named', async () => {
    const { answers } = await asked('--as', 'trainee', 'lambda:GetFunction', 'lambda:DeleteFunction');
    expect(
      new Set(answers.map(({ action, outcome, lacking }) => [action, outcome, ...lacking].join())),
    ).toEqual(new Set(['lambda:GetFunction,allowed', 'lambda:DeleteFunction,implicitDeny,boundary']));
    expect(
      (await iam('s.yaml', '--as', 'trainee', 'lambda:DeleteFunction', '--verbose')).io.stdout,
    ).toContain('no permissions boundary allows it');
  });

  test.each([
    [['--no-vpc'], 'allowed'],
    [['--subnets', 'subnet-a,subnet-b', '--security-groups', 'sg-app'], 'allowed'],
    [['--subnets', 'subnet-x', '--security-groups', 'sg-x'], 'explicitDeny'],
    [['--subnets', 'subnet-99', '--security-groups', 'sg-9', '--vpc', 'vpc-1'], 'explicitDeny'],
  ])('a VpcConfig of the command line goes before that of the function: %s', async (options, outcome) => {
    const answers = await asked('--as', 'deployer', 'lambda:CreateFunction', '--function', 'new', ...options);
    expect(outcomes(answers)).toEqual([`lambda:CreateFunction new: ${outcome}`]);
  });

  test('the VPC is derived from the subnets', async () => {
    const vpc = ['--subnets', 'subnet-x', '--security-groups', 'sg-x'];
    const { answers } = await asked('--as', 'deployer', 'lambda:CreateFunction', '--function', 'own', ...vpc);
    expect(answers[0]?.context).toMatchObject({
      'lambda:VpcIds': 'vpc-other',
      'lambda:SubnetIds': ['subnet-x'],
    });
  });

  test('the reads that the preset asks for are on the VPC of the functions', async () => {
    const { answers } = await asked('--as', 'deployer', 'ec2:GetSecurityGroupsForVpc', 'iam:DeleteRole');
    expect(answers.map(({ resource }) => resource.split(':').at(-1))).toEqual([
      'vpc/vpc-main',
      'vpc/vpc-other',
      'role/app',
      'role/stopped',
      'role/late',
    ]);
  });
});

describe('heni iam --as role:NAME', () => {
  test('asks the six actions on ENIs for Lambda, which sends no lambda:SourceFunctionArn', async () => {
    const { answers } = await asked('--as', 'role:stopped');
    expect(answers.map(({ allowed }) => allowed)).toEqual([true, true, true, true, true, true]);
    expect(answers.some(({ context }) => 'lambda:SourceFunctionArn' in context)).toBe(false);
  });

  test('names the action that the role lacks', async () => {
    const denied = (await asked('--as', 'role:five')).answers.filter(({ allowed }) => !allowed);
    expect(denied.map(({ action }) => action)).toEqual(['ec2:DescribeSubnets']);
  });

  test('knows a role that the timeline creates, whose place nobody knows', async () => {
    const { answers } = await asked('--as', 'role:late', 'ec2:createnetworkinterface');
    expect(answers).toMatchObject([{ allowed: true, decidedBy: { at: null } }]);
  });

  test('--resource asks on that resource', async () => {
    const arn = 'arn:aws:ec2:us-west-2:123456789012:network-interface/eni-1';
    const { answers } = await asked('--as', 'role:app', 'ec2:DeleteNetworkInterface', '--resource', arn);
    expect(answers).toMatchObject([{ resource: arn, allowed: true }]);
  });
});

describe('heni iam --as function:NAME', () => {
  test('the role grants its code what it grants Lambda, and the Deny that would stop it is printed', async () => {
    const { answers, denyForCode } = await asked('--as', 'function:checkout', 'ec2:DeleteNetworkInterface');
    const sourceArn = 'arn:aws:lambda:us-west-2:123456789012:function:checkout';
    expect(answers).toMatchObject([{ allowed: true, context: { 'lambda:SourceFunctionArn': sourceArn } }]);
    expect(denyForCode?.Statement).toMatchObject([
      { Effect: 'Deny', Condition: { ArnEquals: { 'lambda:SourceFunctionArn': [sourceArn] } } },
    ]);
    const { io } = await iam('s.yaml', '--as', 'function:checkout', 'ec2:DeleteNetworkInterface');
    const printed = io.stdout.split('What stops the code, and not Lambda:\n')[1] ?? '';
    expect(JSON.parse(printed)).toEqual(denyForCode);
  });

  test('a pattern asks for the code of every function that it matches', async () => {
    const { answers, denyForCode } = await asked('--as', 'function:worker-*', 'ec2:DeleteNetworkInterface');
    expect(answers).toHaveLength(3);
    expect(JSON.stringify(denyForCode)).toMatch(/function:worker-1.*function:worker-2.*function:worker-3/);
    const { io } = await iam('s.yaml', '--as', 'function:worker-*', 'ec2:DeleteNetworkInterface');
    expect(io.stdout).toContain('The same for worker-1 … worker-3 (3).');
    const none = await iam('s.yaml', '--as', 'function:web-*');
    expect([none.ending, none.io.stderr]).toEqual([
      'usage',
      expect.stringContaining('the scenario has no function web-*'),
    ]);
  });

  test('the printed Deny, attached to the role, stops the code and leaves Lambda alone', async () => {
    const { denyForCode } = await asked('--as', 'function:checkout');
    const role = `{ name: app, policies: [AWSLambdaVPCAccessExecutionRole, ${JSON.stringify(denyForCode)}] }`;
    const mended = scenario.replace('{ name: app, policies: [AWSLambdaVPCAccessExecutionRole] }', role);
    const ask = async (as: string): Promise<boolean[]> => {
      const io = new MemoryIo({ 's.yaml': mended, 'stay.json': stay, 'reads.json': reads });
      expect(await heni(['iam', 's.yaml', '--as', as, '--json'], io)).toBe('fine');
      return (JSON.parse(io.stdout) as Answers).answers.map(({ allowed }) => allowed);
    };
    expect(await ask('function:checkout')).toEqual(Array.from({ length: 6 }, () => false));
    expect(await ask('role:app')).toEqual(Array.from({ length: 6 }, () => true));
  });

  test('a Deny for its ARN stops it, and then there is nothing to print', async () => {
    const { answers, denyForCode } = await asked('--as', 'function:own');
    expect(answers.map(({ decidedBy }) => decidedBy?.sid)).toEqual(
      Array.from({ length: 6 }, () => 'NotTheCode'),
    );
    expect(answers[0]?.decidedBy?.at).toEqual({ file: 's.yaml', line: 18, col: 13 });
    expect(answers[0]?.decidedBy?.policy).toBe('roles[1].policies[1]');
    expect(denyForCode).toBeNull();
  });
});

describe('heni iam --expect', () => {
  const question = ['s.yaml', '--as', 'deployer', 'lambda:CreateFunction', '--function'];
  test.each([
    ['checkout', 'allow', 'fine', ''],
    ['checkout', 'deny', 'threshold', 'heni: expected deny: 1 of 1 answer allowed\n'],
    ['worker-*', 'deny', 'fine', ''],
    ['*', 'allow', 'threshold', 'heni: expected allow: 3 of 7 answers denied\n'],
  ])('%s, %s: %s', async (name, expected, ending, words) => {
    const run = await iam(...question, name, '--expect', expected);
    expect([run.ending, run.io.stderr]).toEqual([ending, words]);
  });
});

describe('heni iam, what is wrong with the question', () => {
  const deployer = ['--as', 'deployer', 'lambda:CreateFunction'];
  test.each([
    [['--as', 'deploier'], 'the scenario has no principal deploier; did you mean "deployer"?'],
    [['--as', 'app'], 'the scenario has no principal app; did you mean "role:app"?'],
    [['--as', 'checkout'], 'the scenario has no principal checkout; did you mean "function:checkout"?'],
    [['--as', 'role:ap'], 'the scenario has no role ap; did you mean "app"?'],
    [['--as', 'function:chekout'], 'the scenario has no function chekout; did you mean "checkout"?'],
    [
      ['--as', 'function:plain'],
      'the function plain has no role in the scenario, and heni then asks nothing of it',
    ],
    [
      ['--as', 'deployer', 'lambda:CreatFunction'],
      'heni knows no action lambda:CreatFunction; did you mean "lambda:CreateFunction"?',
    ],
    [
      ['--as', 'deployer', 'CreateFunction'],
      'heni knows no action CreateFunction; did you mean "lambda:CreateFunction"?',
    ],
    [
      [...deployer, '--function', 'chekout'],
      'the scenario has no function chekout; did you mean "checkout"?',
    ],
    [[...deployer, '--subnets', 'subnet-a'], 'a VpcConfig has both: give --subnets and --security-groups'],
    [[...deployer, '--vpc', 'vpc-main'], 'a VpcConfig has both: give --subnets and --security-groups'],
    [[...deployer, '--no-vpc', '--subnets', 'subnet-a'], '--no-vpc excludes --subnets and --security-groups'],
    [
      [...deployer, '--subnets', 'subnet-aa', '--security-groups', 'sg-app'],
      'the scenario has no subnet subnet-aa; did you mean "subnet-a"? (with --vpc it may be one outside of the scenario)',
    ],
    [
      [...deployer, '--subnets', 'subnet-a', '--security-groups', 'sg-x'],
      'subnets and security groups are of different VPCs: vpc-main, vpc-other',
    ],
    [
      [...deployer, '--subnets', 'subnet-a', '--security-groups', 'sg-app', '--vpc', 'vpc-9'],
      'the subnet subnet-a is of vpc-main, not of vpc-9',
    ],
    [[...deployer, '--resource', 'checkout'], '--resource is an ARN or *, not checkout'],
  ])('%s', async (args, message) => {
    const { ending, io } = await iam('s.yaml', ...args);
    expect([ending, io.stdout, io.stderr]).toEqual(['usage', '', `heni: ${message}\n`]);
  });

  test('an action that is like none is answered with what there is', async () => {
    const { ending, io } = await iam('s.yaml', '--as', 'deployer', 's3:GetObject');
    expect(ending).toBe('usage');
    expect(io.stderr).toContain('heni knows no action s3:GetObject; it knows lambda:CreateFunction, ');
  });

  test('--as is required', async () => {
    const { ending, io } = await iam('s.yaml');
    expect(ending).toBe('usage');
    expect(io.stderr).toContain("required option '--as <who>' not specified");
  });

  test('a scenario without functions needs one to ask about, or a VpcConfig for any', async () => {
    const { ending, io } = await iam('empty.yaml', '--as', 'dev');
    expect(ending).toBe('usage');
    expect(io.stderr).toContain('give --function NAME with --no-vpc');
    expect((await iam('empty.yaml', '--as', 'dev', '--no-vpc')).ending).toBe('fine');
  });

  test('what is wrong with the scenario is told as validate tells it', async () => {
    const { ending, io } = await iam('bad.yaml', '--as', 'dev');
    expect([ending, io.stdout]).toEqual(['usage', '']);
    expect(io.stderr).toMatch(/^bad\.yaml:\d+:\d+: .*duration.* \(SCN\d+\)\n/);
  });
});
