/** The recorded tests of LocalStack, call by call: what is replayed, and what is not modelled. */
import { expect } from 'vitest';
import type { Answer } from '../../src/control/control-plane.ts';
import type { Account } from '../support/account.ts';
import { requestFor } from './recorded-lambda.ts';
import { answerOf, type Reasons, type Recording, type Replay } from './recorded.ts';

const f = { functionName: 'f' };

const created =
  (publish = false) =>
  (run: Account, recording: Recording): Answer =>
    run.call('CreateFunction', requestFor(answerOf(recording, 'create_response').body, publish));
const got =
  (at: number, qualifier: string | null = null) =>
  (run: Account): Answer =>
    run.at(at).call('GetFunction', { ...f, qualifier });
const listed =
  (at: number) =>
  (run: Account): Answer =>
    run.at(at).call('ListVersionsByFunction', f);
const described =
  (at: number, Description: string) =>
  (run: Account): Answer =>
    run
      .at(at)
      .call('UpdateFunctionConfiguration', { ...f, vpcConfig: null, memory: null, other: { Description } });
const published =
  (at: number, description?: string) =>
  (run: Account): Answer =>
    run.at(at).call('PublishVersion', { ...f, ...(description === undefined ? {} : { description }) });

const vpcConfig: Replay = {
  create_response: created(),
  get_function_response: got(300),
  update_vpcconfig_update_response: (run) =>
    run.at(400).call('UpdateFunctionConfiguration', {
      ...f,
      vpcConfig: { subnetIds: ['subnet-2'], securityGroupIds: ['sg-2'] },
      memory: null,
    }),
  update_vpcconfig_get_function_response: got(700),
};

const onSubnet = (subnet: string) => (run: Account) =>
  run.create('f', { subnetIds: [subnet], securityGroupIds: ['g'] });
const invalidSubnet: Replay = {
  'create-response-non-existent-subnet-id': onSubnet('subnet-1'),
  'create-response-invalid-format-subnet-id': onSubnet('bad-id'),
};

const concurrentUpdate: Replay = {
  'create-function-response': (run, recording) =>
    run.call('CreateFunction', requestFor(answerOf(recording, 'create-function-response').body)),
  'update-during-in-progress-update-exc': (run) => {
    expect(run.at(10).update('f', null, 256).status).toBe(200);
    return run.update('f', null, 512);
  },
};

const lifecycle: Replay = {
  create_response: created(),
  get_function_response: got(10),
  update_func_conf_response: (run) =>
    run.call('UpdateFunctionConfiguration', {
      ...f,
      vpcConfig: null,
      memory: 512,
      other: {
        Description: 'Changed-Description',
        Environment: { Variables: { ENV_A: 'a' } },
        Runtime: 'python3.11',
        Timeout: 10,
      },
    }),
  get_function_response_postupdate: got(20),
  update_code_response: (run) => run.call('UpdateFunctionCode', { ...f, code: 'the other' }),
  get_function_response_postcodeupdate: got(30),
  delete_response: (run) => run.delete('f'),
  delete_postdelete: got(30),
};

const publishOnCreate: Replay = {
  create_response: created(true),
  get_function_result: got(10),
  get_function_version_result: got(10, '1'),
  get_function_latest_result: got(10, '$LATEST'),
  list_versions_result: listed(10),
  repeated_publish_response: published(20),
  list_versions_result_after_publish: listed(20),
};

const versions: Replay = {
  create_response: created(),
  get_function_result: got(10),
  list_versions_result: listed(10),
  first_update_response: described(10, 'First version :)'),
  first_update_get_function: got(20),
  first_publish_response: published(20, 'First version description :)'),
  first_publish_get_function: got(20, '1'),
  first_publish_get_function_config: (run) => run.get('f', '1'),
  second_update_response: described(20, 'Second version :))'),
  first_publish_get_function_after_update: got(30, '1'),
  second_publish_response: published(30),
  third_publish_response: published(30),
  list_versions_result_after_third_publish: listed(30),
  list_versions_result_after_deletion_of_first_version: (run) => {
    expect(run.delete('f', '1').status).toBe(204);
    return listed(30)(run);
  },
};

/** The version itself: of its provisioned concurrency and its alias see `notModelled`. */
const provisioned: Replay = {
  publish_version_result: (run, recording) => {
    run.call('CreateFunction', requestFor(answerOf(recording, 'publish_version_result').body));
    return published(10)(run);
  },
};

/** The recording ends before a snapshot is asked for: SnapStart is off, and kept like any member. */
const snapStart: Replay = {
  create_function_response: (run, recording) =>
    run.call('CreateFunction', requestFor(answerOf(recording, 'create_function_response').body)),
  get_function_response_latest: (run) => {
    expect(published(10, 'version1')(run).status).toBe(201);
    return got(20)(run);
  },
  get_function_response_version_1: got(20, '1'),
};

/** A recorded test, and how it is replayed. */
export interface Case {
  readonly file: string;
  readonly test: string;
  readonly replay: Replay;
  readonly later?: readonly string[];
}
/** Every recorded test. */
export const cases: readonly Case[] = [
  // Dual-stack came in October 2023: the member is not in answers before.
  {
    file: 'vpc_config_2023-07-12.json',
    test: 'test_vpc_config',
    replay: vpcConfig,
    later: ['Ipv6AllowedForDualStack'],
  },
  { file: 'vpc_config_2023-11-20.json', test: 'test_vpc_config', replay: vpcConfig },
  { file: 'vpc_config_2024-04-10.json', test: 'test_vpc_config', replay: vpcConfig },
  { file: 'invalid_vpc_config_subnet.json', test: 'test_invalid_vpc_config_subnet', replay: invalidSubnet },
  {
    file: 'concurrent_config_update.json',
    test: 'test_lambda_concurrent_config_updates',
    replay: concurrentUpdate,
  },
  { file: 'function_lifecycle.json', test: 'test_function_lifecycle', replay: lifecycle },
  { file: 'versions_basic.json', test: 'test_publish_version_on_create', replay: publishOnCreate },
  { file: 'versions_basic.json', test: 'test_version_lifecycle', replay: versions },
  { file: 'provisioned_lifecycle.json', test: 'test_lambda_provisioned_lifecycle', replay: provisioned },
  { file: 'snapstart_lifecycle_java.json', test: 'test_snapstart_lifecycle[java21]', replay: snapStart },
];

const aliases = 'aliases are not simulated';
const provisionedConcurrency = 'provisioned concurrency is not simulated';
/** Recorded calls that are not replayed, and why. */
export const notModelled: Readonly<Record<string, Reasons>> = {
  test_lambda_provisioned_lifecycle: {
    create_alias_result: aliases,
    put_provisioned_on_version: provisionedConcurrency,
    put_provisioned_on_alias_versionconflict: provisionedConcurrency,
    delete_provisioned_version: provisionedConcurrency,
    get_provisioned_version_postdelete: provisionedConcurrency,
    put_provisioned_on_alias: provisionedConcurrency,
    put_provisioned_on_version_conflict: provisionedConcurrency,
    delete_alias_result: aliases,
    get_provisioned_alias_postaliasdelete: aliases,
    list_response_postdeletes: provisionedConcurrency,
  },
};
