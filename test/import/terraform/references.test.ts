/** What is not known before the apply, followed through the configuration. */
import { describe, expect, test } from 'vitest';
import { findingsOf, imported, keysOf, openIn } from '../support.ts';
import { attached, declared, file, newGroup, newSubnet, plan, refers, unknownLists } from './support.ts';

const changes = [
  unknownLists('aws_lambda_function.f'),
  newSubnet('aws_subnet.a'),
  newSubnet('aws_subnet.b'),
  newSubnet('aws_subnet.many[0]'),
  newSubnet('aws_subnet.many[1]'),
  newSubnet('aws_subnet.by["x.y"]'),
  newGroup('aws_security_group.g'),
];
const group = refers('aws_security_group.g.id', 'aws_security_group.g');
const others = ['a', 'b', 'many', 'by'].map((name) => declared(`aws_subnet.${name}`, {}));
/** A plan with one function whose subnets are that expression. */
const withSubnets = (expression: object, root: object = {}, more: object = {}): Record<string, string> =>
  file(plan(changes, { resources: [attached('f', expression, group), ...others], ...root }, more));

describe('subnets by reference', () => {
  test.each([
    ['one', ['aws_subnet.a.id', 'aws_subnet.a'], ['aws_subnet.a']],
    [
      'two in a list',
      ['aws_subnet.a.id', 'aws_subnet.a', 'aws_subnet.b.id', 'aws_subnet.b'],
      ['aws_subnet.a', 'aws_subnet.b'],
    ],
    [
      'one of several, by its index',
      ['aws_subnet.many[1].id', 'aws_subnet.many[1]', 'aws_subnet.many'],
      ['aws_subnet.many[1]'],
    ],
    ['all of several', ['aws_subnet.many'], ['aws_subnet.many[0]', 'aws_subnet.many[1]']],
    [
      'one by its key',
      ['aws_subnet.by["x.y"].id', 'aws_subnet.by["x.y"]', 'aws_subnet.by'],
      ['aws_subnet.by["x.y"]'],
    ],
  ])('%s', (_, references, subnets) => {
    const text = withSubnets(refers(...references));
    expect(keysOf(text)).toEqual(subnets.map((one) => `${one}|aws_security_group.g`));
    expect(openIn(text).filter((line) => !line.includes('the addresses of subnet'))).toEqual([]);
  });

  test('a choice among several is told, and all are counted', () => {
    const text = withSubnets(refers('aws_subnet.many', 'count.index'));
    expect(keysOf(text)).toHaveLength(2);
    expect(openIn(text)).toContain(
      'plan.json:3:1: vpc_config.subnet_ids of aws_lambda_function.f may be some of 2, chosen with count.index; all 2 subnets are counted',
    );
  });

  test('a local value stands for an unknown number', () => {
    const text = withSubnets(refers('local.subnets'));
    expect(keysOf(text)).toEqual(['local.subnets|aws_security_group.g']);
    expect(openIn(text)[0]).toBe(
      'plan.json:3:1: vpc_config.subnet_ids of aws_lambda_function.f is local.subnets, a local value, which plans do not show; counted as one subnet: keys = 1 × (number of subnets)',
    );
  });

  test('--param settles what is open, by the name that is told', () => {
    const given = { 'local.subnets': 'subnet-1, subnet-2' };
    expect(keysOf(withSubnets(refers('local.subnets')), given)).toEqual([
      'subnet-1|aws_security_group.g',
      'subnet-2|aws_security_group.g',
    ]);
    expect(findingsOf(withSubnets(refers('local.subnets')), { 'local.subnet': 'subnet-1' })).toEqual([
      'plan.json:1:1: --param local.subnet: no input has this parameter; did you mean "local.subnets"? (IMP006)',
    ]);
  });

  test('a data source that is read at the apply stands for an unknown number', () => {
    const text = plan(
      [...changes, { address: 'data.aws_subnets.p', actions: ['read'], after: {}, unknown: { ids: true } }],
      { resources: [attached('f', refers('data.aws_subnets.p.ids', 'data.aws_subnets.p'), group)] },
    );
    expect(keysOf(file(text))).toEqual(['data.aws_subnets.p.ids|aws_security_group.g']);
    expect(openIn(file(text))[0]).toContain(
      'is data.aws_subnets.p.ids, known only after the apply; counted as one subnet',
    );
  });

  test('a data source that was read gives its ids', () => {
    const ids = ['subnet-1', 'subnet-2'];
    const text = plan(
      [...changes, { address: 'data.aws_subnets.p', actions: ['no-op'], before: { ids }, after: { ids } }],
      {
        resources: [attached('f', refers('data.aws_subnets.p.ids', 'data.aws_subnets.p'), group)],
      },
    );
    expect(keysOf(file(text))).toEqual(ids.map((id) => `${id}|aws_security_group.g`));
  });

  test('variables: known ids beside unknown ones, defaults, and no value at all', () => {
    const both = refers('aws_subnet.a.id', 'aws_subnet.a', 'var.more');
    expect(keysOf(withSubnets(both, {}, { variables: { more: { value: ['subnet-9'] } } }))).toEqual([
      'aws_subnet.a|aws_security_group.g',
      'subnet-9|aws_security_group.g',
    ]);
    const byDefault = { variables: { more: { default: ['subnet-8'] } } };
    expect(keysOf(withSubnets(refers('var.more'), byDefault))).toEqual(['subnet-8|aws_security_group.g']);
    expect(keysOf(withSubnets(refers('var.more')))).toEqual(['var.more|aws_security_group.g']);
  });

  test('a list that is known in part', () => {
    const vpc_config = [{ subnet_ids: [null, 'subnet-7'] }];
    const unknown = { vpc_config: [{ subnet_ids: [true, false], security_group_ids: true }] };
    const text = plan(
      [{ address: 'aws_lambda_function.f', after: { vpc_config }, unknown }, ...changes.slice(1)],
      { resources: [attached('f', refers('aws_subnet.a.id', 'aws_subnet.a', 'var.x'), group), ...others] },
      { variables: { x: { value: 'subnet-7' } } },
    );
    expect(keysOf(file(text))).toEqual([
      'aws_subnet.a|aws_security_group.g',
      'subnet-7|aws_security_group.g',
    ]);
  });

  test('a part of a variable', () => {
    const more = { variables: { net: { value: { a: { ids: ['subnet-1'] }, b: { ids: ['subnet-2'] } } } } };
    const part = refers('var.net["b"].ids', 'var.net["b"]', 'var.net');
    expect(keysOf(withSubnets(part, {}, more))).toEqual(['subnet-2|aws_security_group.g']);
  });

  test.each<[string, unknown, boolean]>([
    ['a text', 'public', true],
    ['a truth value', true, true],
    ['an empty list', [], false],
    ['nothing', null, false],
  ])('a variable beside several subnets that is %s may choose among them: %s, %s', (_, value, isTold) => {
    const text = withSubnets(refers('var.kind', 'aws_subnet.many'), {}, { variables: { kind: { value } } });
    expect(keysOf(text)).toHaveLength(2);
    expect(openIn(text).some((line) => line.includes('may be some of 2, chosen with var.kind'))).toBe(isTold);
  });

  test('a block that the configuration does not show', () => {
    const text = plan(changes, { resources: [declared('aws_lambda_function.f', {})] });
    expect(keysOf(file(text))).toEqual([
      'aws_lambda_function.f.vpc_config.subnet_ids|aws_lambda_function.f.vpc_config.security_group_ids',
    ]);
    expect(openIn(file(text))[0]).toContain(
      'known only after the apply, and the plan does not show where it comes from',
    );
  });

  test('each.value goes over what for_each names', () => {
    const text = plan([unknownLists('aws_lambda_function.f["a"]'), ...changes.slice(1)], {
      resources: [
        { ...attached('f', refers('each.value'), group), for_each_expression: refers('local.functions') },
      ],
    });
    expect(keysOf(file(text))).toEqual(['aws_lambda_function.f["a"].each.value|aws_security_group.g']);
  });

  test('circles lead to nothing, and end', () => {
    const root = {
      module_calls: { m: { module: { outputs: { o: { expression: refers('module.m.o') } } } } },
    };
    expect(keysOf(withSubnets(refers('module.m.o', 'module.m'), root))).toHaveLength(1);
  });
});

describe('modules', () => {
  const network = {
    resources: [declared('aws_subnet.private', {})],
    outputs: { private_subnets: { expression: refers('aws_subnet.private') } },
  };
  const service = {
    resources: [attached('f', refers('var.subnets'), refers('var.group'))],
    variables: { subnets: {}, group: {} },
  };
  const text = plan(
    [
      newSubnet('module.net.aws_subnet.private[0]'),
      newSubnet('module.net.aws_subnet.private[1]'),
      newGroup('aws_security_group.g'),
      unknownLists('module.service["x"].aws_lambda_function.f[0]'),
      unknownLists('module.service["y"].aws_lambda_function.f[0]'),
    ],
    {
      resources: [declared('aws_security_group.g', {})],
      module_calls: {
        net: { module: network },
        service: {
          module: service,
          expressions: {
            subnets: refers('module.net.private_subnets', 'module.net'),
            group: refers('aws_security_group.g.id', 'aws_security_group.g'),
          },
        },
      },
    },
  );

  test('through variables and outputs, functions of all instances share the keys', () => {
    expect(keysOf(file(text))).toEqual([
      'module.net.aws_subnet.private[0]|aws_security_group.g',
      'module.net.aws_subnet.private[1]|aws_security_group.g',
    ]);
    const { functions } = imported(file(text)).scenario;
    expect(functions.map(({ name }) => name)).toEqual([
      'module-service--x---aws_lambda_function-f-0-',
      'module-service--y---aws_lambda_function-f-0-',
    ]);
  });

  test('a function whose name is not known goes by its address', () => {
    const { functions } = imported(file(text.replaceAll(/"function_name":"[^"]*",/g, ''))).scenario;
    expect(functions.map(({ name }) => name)).toEqual([
      'module.service["x"].aws_lambda_function.f[0]',
      'module.service["y"].aws_lambda_function.f[0]',
    ]);
  });
});

describe('a dynamic block, which plans do not show', () => {
  const inModule = [
    unknownLists('module.shop.aws_lambda_function.f'),
    newSubnet('aws_subnet.a'),
    newSubnet('aws_subnet.b'),
    newGroup('aws_security_group.g'),
  ];
  const called = (expressions: object): Record<string, string> =>
    file(
      plan(inModule, {
        resources: [
          declared('aws_subnet.a', {}),
          declared('aws_subnet.b', {}),
          declared('aws_security_group.g', {}),
        ],
        module_calls: {
          shop: { expressions, module: { resources: [declared('aws_lambda_function.f', {})] } },
        },
      }),
    );
  test('is taken from the one argument of its module that leads to such ids, and told', () => {
    const text = called({
      name: { constant_value: 'f' },
      subnets: refers('aws_subnet.a.id', 'aws_subnet.a', 'aws_subnet.b.id', 'aws_subnet.b'),
      groups: group,
    });
    expect(keysOf(text)).toEqual(['aws_subnet.a|aws_security_group.g', 'aws_subnet.b|aws_security_group.g']);
    expect(openIn(text)).toContain(
      'plan.json:3:1: vpc_config.subnet_ids of module.shop.aws_lambda_function.f is in a dynamic block, which plans do not show; taken from the argument subnets of its module',
    );
  });

  test('is open when there are two such arguments', () => {
    const text = called({
      public: refers('aws_subnet.a.id', 'aws_subnet.a'),
      private: refers('aws_subnet.b.id', 'aws_subnet.b'),
      groups: group,
    });
    expect(keysOf(text)).toEqual([
      'module.shop.aws_lambda_function.f.vpc_config.subnet_ids|aws_security_group.g',
    ]);
  });
});
