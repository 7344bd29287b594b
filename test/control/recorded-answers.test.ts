import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/control/control-plane.ts';
import type { VpcConfigRequest } from '../../src/control/vpc-config.ts';
import { account, type Account } from '../support/account.ts';

type Json = Readonly<Record<string, unknown>>;

/** The members of a configuration that the simulation knows; the others are in `leftOut`. */
const modelled = [
  'Version',
  'FunctionArn',
  'MemorySize',
  'State',
  'StateReason',
  'StateReasonCode',
  'LastUpdateStatus',
  'LastUpdateStatusReason',
  'LastUpdateStatusReasonCode',
  'VpcConfig',
] as const;

/** Members of recorded answers that are not compared, and why. */
const leftOut: Readonly<Record<string, string>> = {
  FunctionName: 'a placeholder of the recorder',
  Role: 'a placeholder of the recorder',
  Architectures: 'the simulation knows no code',
  CodeSha256: 'the simulation knows no code',
  CodeSize: 'the simulation knows no code',
  Handler: 'the simulation knows no code',
  Layers: 'the simulation knows no code',
  PackageType: 'the simulation knows no code',
  Runtime: 'the simulation knows no code',
  RuntimeVersionConfig: 'the simulation knows no code',
  Description: 'no part of the network, the states or the concurrency',
  Environment: 'no part of the network, the states or the concurrency',
  EphemeralStorage: 'no part of the network, the states or the concurrency',
  LoggingConfig: 'no part of the network, the states or the concurrency',
  SnapStart: 'no part of the network, the states or the concurrency',
  Timeout: 'no part of the network, the states or the concurrency',
  TracingConfig: 'no part of the network, the states or the concurrency',
  LastModified: 'a wall-clock time',
  RevisionId: 'random',
  ResponseMetadata: 'of the HTTP answer: its status is compared by itself',
};

/** The members of an answer that are compared. */
const shown = (body: Json, members: readonly string[] = modelled): Json =>
  Object.fromEntries(members.filter((member) => member in body).map((member) => [member, body[member]]));

describe('the sequences of answers that AWS was recorded to give', () => {
  interface Step {
    readonly at: number;
    readonly do: 'create' | 'get' | 'update' | 'publish' | 'delete';
    readonly vpcConfig?: VpcConfigRequest;
    readonly memory?: number;
    readonly publish?: boolean;
    readonly qualifier?: string;
    readonly status: number;
    readonly answer?: Json;
    readonly error?: string;
    readonly message?: string;
  }
  const calls: Readonly<Record<Step['do'], (run: Account, step: Step) => Answer>> = {
    create: (run, { vpcConfig = null, memory = 128, publish = false }) =>
      run.create('f', vpcConfig, { publish, memory }),
    get: (run, { qualifier = null }) => run.get('f', qualifier),
    update: (run, { vpcConfig = null, memory = null }) => run.update('f', vpcConfig, memory),
    publish: (run) => run.publish('f'),
    delete: (run, { qualifier = null }) => run.delete('f', qualifier),
  };
  const folder = path.join(import.meta.dirname, 'fixtures');
  const fixtures = readdirSync(folder).map((file) => ({
    file,
    ...(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { title: string; steps: Step[] }),
  }));

  it.each(fixtures)('$file: $title', ({ steps }) => {
    const run = account();
    for (const step of steps) {
      const { status, body, error, message } = calls[step.do](run.at(step.at), step);
      const members = modelled.filter((member) => member !== 'FunctionArn' || step.answer?.[member]);
      expect({
        status,
        error: error ?? undefined,
        message: message ?? undefined,
        answer: body === null ? undefined : shown(body as Json, members),
      }).toEqual({
        status: step.status,
        error: step.error,
        message: step.message,
        answer: step.answer,
      });
    }
  });
});

const repository = path.resolve(import.meta.dirname, '../..');
const shared = process.env['HENI_SHARED_DATA'] ?? path.resolve(repository, '../shared/data');
const localstack = path.join(shared, 'aws-recorded-localstack');
const custodian = path.join(shared, 'aws-recorded-custodian');
const isThere = existsSync(localstack) && existsSync(custodian);
if (!isThere) {
  process.stderr.write(
    `SKIPPED the replay of recorded answers of AWS: no ${localstack} (set HENI_SHARED_DATA)\n`,
  );
}

/** What the placeholders of the recorder stand for here. */
const placeholders: readonly (readonly [string | RegExp, string])[] = [
  ['<partition>', 'aws'],
  ['<region>', 'eu-west-1'],
  ['111111111111', '123456789012'],
  ['<function-name:1>', 'f'],
  [/<subnet_id_(\d)>/g, 'subnet-$1'],
  [/<security_group_id_(\d)>/g, 'sg-$1'],
  ['<vpc_id>', 'vpc'],
];
const filledIn = (text: string): string =>
  placeholders.reduce((filled, [from, to]) => filled.replaceAll(from, to), text);

/** The recorded answers of one test, by their names. */
const recordingOf = (file: string, test: string): Readonly<Record<string, Json>> => {
  const text = filledIn(readFileSync(path.join(localstack, file), 'utf8'));
  const tests = JSON.parse(text) as Record<string, { 'recorded-content': Record<string, Json> }>;
  const [, found] = Object.entries(tests).find(([name]) => name.endsWith(`::${test}`)) ?? [];
  if (found === undefined) throw new Error(`${file} has no ${test}`);
  return found['recorded-content'];
};

/** A recorded answer, taken out of the envelopes that clients and the recorder put around it. */
const unwrapped = (recorded: Json): Json =>
  (recorded['CreateFunctionResponse'] ?? recorded['Configuration'] ?? recorded) as Json;
const statusOf = (recorded: Json): unknown => {
  const inner = (recorded['ResponseMetadata'] ?? unwrapped(recorded)['ResponseMetadata']) as Json;
  return inner['HTTPStatusCode'];
};

const known = new Set([...modelled, ...Object.keys(leftOut)]);

/** The answer shows what was recorded: every member is compared, or left out for a reason. */
const expectSame = (answer: Answer, recorded: Json, without: readonly string[] = []): void => {
  expect(answer.status).toBe(statusOf(recorded));
  const error = recorded['Error'] as { Code: string; Message: string } | undefined;
  if (error !== undefined) {
    expect([answer.error, answer.message]).toEqual([error.Code, error.Message]);
    return;
  }
  const body = unwrapped(recorded);
  const unknown = Object.keys(body).filter((member) => !known.has(member));
  expect(unknown).toEqual([]);
  const members = modelled.filter((member) => !without.includes(member));
  expect(shown(answer.body as Json, members)).toEqual(shown(body, members));
};

describe.skipIf(!isThere)('a replay of what was recorded from AWS', () => {
  const subnets = [{ id: 'subnet-1' }, { id: 'subnet-2' }];
  const securityGroups = [
    { id: 'sg-1', vpc: 'vpc' },
    { id: 'sg-2', vpc: 'vpc' },
  ];
  const on = (index: 1 | 2): VpcConfigRequest => ({
    subnetIds: [`subnet-${index}`],
    securityGroupIds: [`sg-${index}`],
  });

  it.each(['2023-07-12', '2023-11-20', '2024-04-10'])('VPC configuration, %s', (date) => {
    const told = recordingOf(`vpc_config_${date}.json`, 'test_vpc_config');
    // Dual-stack came in October 2023: the member is not in answers before.
    const hadIpv6 = date > '2023-10-12';
    const run = account({ subnets, securityGroups });
    const check = (answer: Answer, recorded: Json | undefined): void => {
      const body = unwrapped(recorded ?? {});
      const vpc = { ...(hadIpv6 ? {} : { Ipv6AllowedForDualStack: false }), ...(body['VpcConfig'] as Json) };
      expect(answer.body).toMatchObject({ VpcConfig: vpc });
      expectSame(answer, recorded ?? {}, ['VpcConfig']);
    };
    check(run.create('f', on(1), { memory: 256 }), told['create_response']);
    check(run.at(300).get('f'), told['get_function_response']);
    check(run.at(400).update('f', on(2)), told['update_vpcconfig_update_response']);
    check(run.at(700).get('f'), told['update_vpcconfig_get_function_response']);
    expect(Object.keys(told)).toHaveLength(4);
  });

  it('a subnet that does not exist, and one of another form', () => {
    const told = recordingOf('invalid_vpc_config_subnet.json', 'test_invalid_vpc_config_subnet');
    const run = account({ securityGroups });
    const create = (subnet: string) => run.create('f', { subnetIds: [subnet], securityGroupIds: ['sg-1'] });
    expectSame(create('subnet-1'), told['create-response-non-existent-subnet-id'] ?? {});
    // The placeholder of the second, malformed id is filled in like any other.
    const malformed = JSON.stringify(told['create-response-invalid-format-subnet-id']);
    expectSame(create('bad-id'), JSON.parse(malformed.replace('subnet-2', 'bad-id')) as Json);
  });

  it('an update during an update', () => {
    const told = recordingOf('concurrent_config_update.json', 'test_lambda_concurrent_config_updates');
    const run = account();
    expectSame(run.create('f', null), told['create-function-response'] ?? {});
    expect(run.at(10).update('f', null, 256).status).toBe(200);
    expectSame(run.update('f', null, 512), told['update-during-in-progress-update-exc'] ?? {});
  });

  it('the life of a function: create, update its configuration and its code, delete', () => {
    const told = recordingOf('function_lifecycle.json', 'test_function_lifecycle');
    const run = account();
    expectSame(run.create('f', null, { memory: 256 }), told['create_response'] ?? {});
    expectSame(run.at(10).get('f'), told['get_function_response'] ?? {});
    expectSame(run.update('f', null, 512), told['update_func_conf_response'] ?? {});
    expectSame(run.at(20).get('f'), told['get_function_response_postupdate'] ?? {});
    // Without code an update of the code is one that changes nothing: the answers are the same.
    expectSame(run.update('f', null), told['update_code_response'] ?? {});
    expectSame(run.at(30).get('f'), told['get_function_response_postcodeupdate'] ?? {});
    expect(run.delete('f').status).toBe(statusOf(told['delete_response'] ?? {}));
    expectSame(run.get('f'), told['delete_postdelete'] ?? {});
    expect(Object.keys(told)).toHaveLength(8);
  });

  it('publishing at the creation, and again', () => {
    const told = recordingOf('versions_basic.json', 'test_publish_version_on_create');
    const run = account();
    expectSame(run.create('f', null, { publish: true }), told['create_response'] ?? {});
    expectSame(run.at(10).get('f'), told['get_function_result'] ?? {});
    expectSame(run.get('f', '1'), told['get_function_version_result'] ?? {});
    expectSame(run.get('f', '$LATEST'), told['get_function_latest_result'] ?? {});
    expectVersions(run, told['list_versions_result']);
    expectSame(run.publish('f'), told['repeated_publish_response'] ?? {});
    expectVersions(run, told['list_versions_result_after_publish']);
    expect(Object.keys(told)).toHaveLength(7);
  });

  it('versions: publish after each of two changes, again without one, delete the first', () => {
    const told = recordingOf('versions_basic.json', 'test_version_lifecycle');
    const run = account();
    // The recorder changed the description; here the memory stands in for it and is not compared.
    const same = (answer: Answer, name: string): void => expectSame(answer, told[name] ?? {}, ['MemorySize']);
    same(run.create('f', null), 'create_response');
    same(run.at(10).get('f'), 'get_function_result');
    expectVersions(run, told['list_versions_result']);
    same(run.update('f', null, 256), 'first_update_response');
    same(run.at(20).get('f'), 'first_update_get_function');
    same(run.publish('f'), 'first_publish_response');
    same(run.get('f', '1'), 'first_publish_get_function');
    same(run.get('f', '1'), 'first_publish_get_function_config');
    same(run.update('f', null, 512), 'second_update_response');
    same(run.at(30).get('f', '1'), 'first_publish_get_function_after_update');
    same(run.publish('f'), 'second_publish_response');
    same(run.publish('f'), 'third_publish_response');
    expectVersions(run, told['list_versions_result_after_third_publish']);
    run.delete('f', '1');
    expectVersions(run, told['list_versions_result_after_deletion_of_first_version']);
    expect(Object.keys(told)).toHaveLength(14);
  });

  /** ListVersionsByFunction is no operation of the simulation: its versions and ARNs are compared one by one. */
  const expectVersions = (run: Account, recorded: Json | undefined): void => {
    const rows = (recorded?.['Versions'] ?? []) as readonly Json[];
    const versions = [...(run.world.functions.get('f')?.versions.keys() ?? [])];
    expect(
      versions.map((version) => shown(run.get('f', version).body as Json, ['Version', 'FunctionArn'])),
    ).toEqual(rows.map((row) => shown(row, ['Version', 'FunctionArn'])));
  };

  /** The data of one recorded call of another account; names and ARNs are theirs. */
  const placebo = (test: string, callName: string): Json => {
    const file = path.join(custodian, test, `lambda.${callName}.json`);
    const { status_code, data } = JSON.parse(readFileSync(file, 'utf8')) as {
      status_code: number;
      data: Json;
    };
    return { ...unwrapped(data), ResponseMetadata: { HTTPStatusCode: status_code } };
  };

  it('another account: an update of the memory', () => {
    const test = 'test_lambda_update_memory_config';
    const run = account();
    run.create('f', null, { memory: 256 });
    const without = ['FunctionArn'];
    expectSame(run.at(10).update('f', null, 128), placebo(test, 'UpdateFunctionConfiguration_1'), without);
    expectSame(run.get('f'), placebo(test, 'GetFunction_1'), without);
  });

  it('another account: a creation with Publish and with empty lists shows an empty VpcConfig', () => {
    const test = 'test_lambda_layer_concurrent_publish';
    const run = account();
    // Theirs was version 42: numbers of a deleted function of the same name are not used again.
    const created = run.create('f', { subnetIds: [], securityGroupIds: [] }, { publish: true });
    expectSame(created, placebo(test, 'CreateFunction_1'), ['FunctionArn', 'Version']);
    expectSame(run.get('f'), placebo(test, 'GetFunctionConfiguration_1'), ['FunctionArn']);
    expectSame(run.at(10).get('f'), placebo(test, 'GetFunctionConfiguration_2'), ['FunctionArn']);
  });
});
