/** A plan is a change: what is there before, and what an apply does. */
import { describe, expect, test } from 'vitest';
import { simulate } from '../../../src/engine/simulation.ts';
import { imported, keysOf, openIn } from '../support.ts';
import {
  attached,
  declared,
  file,
  lambda,
  newGroup,
  plan,
  refers,
  type Change,
  type Module,
} from './support.ts';

const network: readonly Change[] = [
  {
    address: 'aws_vpc.v',
    actions: ['no-op'],
    before: { id: 'vpc-1', cidr_block: '10.0.0.0/16' },
    after: { id: 'vpc-1', cidr_block: '10.0.0.0/16' },
  },
  ...['1', '2'].map((n): Change => {
    const values = { id: `subnet-${n}`, vpc_id: 'vpc-1', cidr_block: `10.0.${n}.0/24` };
    return { address: `aws_subnet.s${n}`, actions: ['no-op'], before: values, after: values };
  }),
  ...['1', '2'].map((n): Change => {
    const values = { id: `sg-${n}`, vpc_id: 'vpc-1' };
    return { address: `aws_security_group.g${n}`, actions: ['no-op'], before: values, after: values };
  }),
];
const before = lambda('f', ['subnet-1'], ['sg-1']);
const f = 'aws_lambda_function.f';
const scenarioOf = (changes: readonly Change[], root: Module = {}) =>
  imported(file(plan([...network, ...changes], root))).scenario;
/** The timeline in short. */
const timelineOf = (changes: readonly Change[], root: Module = {}) =>
  scenarioOf(changes, root).timeline.map((entry) => {
    const { atMs, do: call, ...rest } = entry;
    return [
      atMs / 60_000,
      call,
      Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'principal')),
    ];
  });

describe('functions', () => {
  test.each<[string, Change, boolean | null, unknown[]]>([
    ['no-op', { address: f, actions: ['no-op'], before, after: before }, true, []],
    ['create', { address: f, actions: ['create'], after: before }, false, []],
    [
      'delete',
      { address: f, actions: ['delete'], before },
      true,
      [[0, 'DeleteFunction', { function: 'f', qualifier: null }]],
    ],
    ['forget', { address: f, actions: ['forget'], before }, true, []],
    [
      'update of memory',
      { address: f, actions: ['update'], before, after: { ...before, memory_size: 256 } },
      true,
      [[0, 'UpdateFunctionConfiguration', { function: 'f', vpcConfig: null, memory: 256 }]],
    ],
    [
      'update of groups',
      { address: f, actions: ['update'], before, after: lambda('f', ['subnet-1'], ['sg-2']) },
      true,
      [
        [
          0,
          'UpdateFunctionConfiguration',
          { function: 'f', vpcConfig: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-2'] }, memory: null },
        ],
      ],
    ],
    [
      'out of the VPC',
      { address: f, actions: ['update'], before, after: lambda('f', [], []) },
      true,
      [
        [
          0,
          'UpdateFunctionConfiguration',
          { function: 'f', vpcConfig: { subnetIds: [], securityGroupIds: [] }, memory: null },
        ],
      ],
    ],
    [
      'update of timeout, code and a version of it',
      {
        address: f,
        actions: ['update'],
        before: { ...before, timeout: 3, source_code_hash: 'a' },
        after: { ...before, timeout: 5, source_code_hash: 'b', publish: true },
      },
      true,
      [
        [0, 'UpdateFunctionConfiguration', { function: 'f', vpcConfig: null, memory: null }],
        [0, 'UpdateFunctionCode', { function: 'f', code: null, publish: false, retryForMs: 1_800_000 }],
        [0, 'PublishVersion', { function: 'f', retryForMs: 1_800_000 }],
      ],
    ],
    [
      'update of tags only',
      { address: f, actions: ['update'], before, after: { ...before, tags: { a: 'b' } } },
      true,
      [],
    ],
    [
      'reserved concurrency given and taken back',
      { address: f, actions: ['update'], before, after: { ...before, reserved_concurrent_executions: 7 } },
      true,
      [[0, 'PutFunctionConcurrency', { function: 'f', reservedConcurrency: 7 }]],
    ],
  ])('%s', (_, change, isExisting, timeline) => {
    const { functions } = scenarioOf([change]);
    expect(functions.map(({ name, create }) => [name, create === 'existing'])).toEqual([['f', isExisting]]);
    expect(timelineOf([change])).toEqual(timeline);
  });

  test.each([
    [
      ['delete', 'create'],
      ['DeleteFunction', 'CreateFunction'],
    ],
    [
      ['create', 'delete'],
      ['CreateFunction', 'DeleteFunction'],
    ],
  ])('replaced, %j: both calls in that order', (actions, calls) => {
    const change = { address: f, actions, before, after: lambda('f', ['subnet-2'], ['sg-1']) };
    expect(timelineOf([change]).map(([, call]) => call)).toEqual(calls);
    expect(timelineOf([change]).find(([, call]) => call === 'CreateFunction')?.[2]).toMatchObject({
      vpcConfig: { subnetIds: ['subnet-2'], securityGroupIds: ['sg-1'] },
    });
  });

  test('replaced under another name: two functions', () => {
    const change = {
      address: f,
      actions: ['delete', 'create'],
      before,
      after: { ...before, function_name: 'g' },
    };
    const { functions, timeline } = scenarioOf([change]);
    expect(functions.map(({ name, create }) => [name, create])).toEqual([
      ['f', 'existing'],
      ['g', 0],
    ]);
    expect(timeline).toMatchObject([{ do: 'DeleteFunction', function: 'f' }]);
  });

  test('creations go ten at once, as Terraform does', () => {
    expect(scenarioOf([{ address: f, after: before }]).deploy).toMatchObject({ parallelism: 10 });
    expect(scenarioOf([{ address: f, actions: ['no-op'], before, after: before }]).deploy).toBeNull();
  });

  test('the published version of an existing function holds its ENIs too; those before it are a gap', () => {
    const values = { ...before, publish: true, version: '3' };
    const text = file(plan([...network, { address: f, actions: ['no-op'], before: values, after: values }]));
    expect(imported(text).scenario.functions[0]?.versions).toMatchObject([
      { version: '3', vpcConfig: { subnetIds: ['subnet-1'] } },
    ]);
    expect(openIn(text)).toEqual([
      'plan.json:4:1: where the default route of subnet-1 leads is not known; taken to lead nowhere',
      'plan.json:8:1: the versions before 3 of aws_lambda_function.f are not in a plan; taken to be deleted; each holds the ENIs of its own VpcConfig',
    ]);
  });

  test('two of one name are two', () => {
    const change = (address: string): Change => ({ address, actions: ['no-op'], before, after: before });
    const { functions } = scenarioOf([change(f), change('module.eu.aws_lambda_function.f')]);
    expect(functions.map(({ name }) => name)).toEqual(['f', 'module.eu.aws_lambda_function.f']);
  });
});

describe('the network', () => {
  const without = (...addresses: readonly string[]): readonly Change[] =>
    network.filter(({ address }) => !addresses.includes(address));
  const gone = (address: string): Change => {
    const { before: values = null } = network.find((one) => one.address === address) ?? {};
    return { address, actions: ['delete'], before: values };
  };

  test('a destroy deletes functions, then what they were in, and waits for their ENIs', () => {
    const all = network.map(({ address }) => gone(address));
    const { scenario } = imported(file(plan([...all, { address: f, actions: ['delete'], before }])));
    expect(scenario.timeline.map(({ do: call }) => call)).toEqual([
      'DeleteFunction',
      'DeleteSubnet',
      'DeleteSubnet',
      'DeleteSecurityGroup',
      'DeleteSecurityGroup',
      'DeleteVpc',
    ]);
    const { operations } = simulate(scenario);
    expect(operations.filter(({ status }) => status >= 400)).toEqual([]);
    const waited = Object.fromEntries(
      operations.map(({ resource, waitedSeconds }) => [resource, waitedSeconds]),
    );
    expect(waited['subnet-1']).toBeGreaterThan(5 * 60);
    expect(waited).toMatchObject({
      'subnet-2': undefined,
      'sg-1': waited['subnet-1'],
      'vpc-1': waited['subnet-1'],
    });
  });

  const replaced = (actions: readonly string[]): readonly Change[] => [
    ...without('aws_security_group.g1'),
    {
      address: 'aws_security_group.g1',
      actions,
      before: { id: 'sg-1', vpc_id: 'vpc-1' },
      after: { vpc_id: 'vpc-1' },
      unknown: { id: true },
    },
    {
      address: f,
      actions: ['update'],
      before,
      after: { ...before, vpc_config: [{ subnet_ids: ['subnet-1'] }] },
      unknown: { vpc_config: [{ security_group_ids: true }] },
    },
  ];
  const root = {
    resources: [
      attached('f', { constant_value: [] }, refers('aws_security_group.g1.id', 'aws_security_group.g1')),
      declared('aws_security_group.g1', {}),
    ],
  };

  test('a group that is replaced by one that is made before: the old one goes when its ENIs are gone', () => {
    const { scenario } = imported(file(plan(replaced(['create', 'delete']), root)));
    const { operations, enis } = simulate(scenario);
    expect(enis).toMatchObject({ peak: 2, end: 1 });
    const [update, deletion] = operations;
    expect(update).toMatchObject({ at: 0, operation: 'UpdateFunctionConfiguration', status: 200 });
    expect(deletion).toMatchObject({ resource: 'sg-1', status: 200 });
    // The new ENI takes a minute, and the old one five, at least.
    expect(deletion?.waitedSeconds).toBeGreaterThan(6 * 60);
  });

  test('a group that must go before its replacement comes never goes: the function is in it', () => {
    const { scenario, yaml } = imported(file(plan(replaced(['delete', 'create']), root)));
    expect(yaml).toContain('create_before_destroy would turn that round');
    const [deletion, update] = simulate(scenario).operations;
    expect(deletion).toMatchObject({
      at: 2_700,
      resource: 'sg-1',
      error: 'DependencyViolation',
      heldBy: { functions: ['f'] },
    });
    expect(update).toMatchObject({ at: 46 * 60, operation: 'UpdateFunctionConfiguration', status: 200 });
  });

  test('a subnet and its replacement of the same block are both there, apart', () => {
    const values = { vpc_id: 'vpc-1', cidr_block: '10.0.1.0/24' };
    const { subnets } = scenarioOf([]);
    expect(subnets.map(({ id }) => id)).toEqual(['subnet-1', 'subnet-2']);
    const { scenario, yaml } = imported(
      file(
        plan([
          ...without('aws_subnet.s1'),
          {
            address: 'aws_subnet.s1',
            actions: ['create', 'delete'],
            before: { ...values, id: 'subnet-1' },
            after: values,
            unknown: { id: true },
          },
        ]),
      ),
    );
    expect(scenario.subnets.map(({ id, cidr }) => [id, cidr])).toEqual([
      ['subnet-1', '10.0.1.0/24'],
      ['aws_subnet.s1', '10.0.0.0/24'],
      ['subnet-2', '10.0.2.0/24'],
    ]);
    expect(yaml).toContain('it gets 10.0.1.0/24 of the one before it');
  });

  test('a deposed group is deleted beside its successor', () => {
    const { scenario } = imported(
      file(
        plan([
          ...network,
          {
            address: 'aws_security_group.g1',
            actions: ['delete'],
            deposed: 'abc',
            before: { id: 'sg-old', vpc_id: 'vpc-1' },
          },
          { address: f, actions: ['no-op'], before, after: before },
        ]),
      ),
    );
    expect(scenario.securityGroups.map(({ id }) => id).sort()).toEqual(['sg-1', 'sg-2', 'sg-old']);
    expect(scenario.timeline).toMatchObject([{ do: 'DeleteSecurityGroup', securityGroup: 'sg-old' }]);
  });

  test('drift is history', () => {
    const more = {
      resource_drift: [{ address: f, type: 'aws_lambda_function', change: { actions: ['delete'], before } }],
    };
    const text = plan([...network, { address: f, actions: ['no-op'], before, after: before }], {}, more);
    expect(imported(file(text)).scenario.timeline).toEqual([]);
  });
});

test('a state is what is there', () => {
  const resources = [
    {
      address: 'aws_lambda_function.f',
      mode: 'managed',
      type: 'aws_lambda_function',
      name: 'f',
      values: before,
    },
  ];
  const child_modules = [
    {
      address: 'module.m',
      resources: [
        {
          address: 'aws_lambda_function.g',
          index: 'k',
          type: 'aws_lambda_function',
          name: 'g',
          values: lambda('', ['subnet-3'], ['sg-3']),
        },
      ],
    },
  ];
  const text = JSON.stringify({
    format_version: '1.0',
    values: { root_module: { resources, child_modules } },
  });
  const { scenario } = imported(file(text));
  expect(scenario.functions.map(({ name, create }) => [name, create])).toEqual([
    ['f', 'existing'],
    ['module.m.aws_lambda_function.g["k"]', 'existing'],
  ]);
  expect(keysOf(file(text))).toEqual(['subnet-1|sg-1', 'subnet-3|sg-3']);
});

test('planned values alone: what is left out and has an expression is not known', () => {
  const resources = [
    {
      address: 'aws_lambda_function.f',
      type: 'aws_lambda_function',
      name: 'f',
      values: { function_name: 'f', vpc_config: [{}] },
    },
    { address: 'aws_subnet.a', type: 'aws_subnet', name: 'a', values: {} },
  ];
  const configuration = {
    root_module: {
      resources: [
        attached('f', refers('aws_subnet.a.id', 'aws_subnet.a'), refers('local.g')),
        declared('aws_subnet.a', {}),
      ],
    },
  };
  const text = JSON.stringify({
    format_version: '1.0',
    planned_values: { root_module: { resources } },
    configuration,
  });
  expect(keysOf(file(text))).toEqual(['aws_subnet.a|local.g']);
});

test('several plans are told apart', () => {
  const one = plan([newGroup('aws_security_group.g'), { address: f, after: before }]);
  const two = plan([
    newGroup('aws_security_group.g'),
    { address: f, after: lambda('h', ['subnet-1'], ['sg-1']) },
  ]);
  const { functions, securityGroups } = imported({ 'a/one.json': one, 'a/two.json': two }).scenario;
  expect(functions.map(({ name }) => name)).toEqual(['f', 'h']);
  expect(securityGroups.map(({ id }) => id)).toEqual([
    'one.aws_security_group.g',
    'sg-1',
    'two.aws_security_group.g',
  ]);
});
