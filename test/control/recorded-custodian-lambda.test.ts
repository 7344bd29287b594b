/** A replay of the answers of Lambda that the tests of Cloud Custodian recorded from AWS. */
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/control/control-plane.ts';
import { account, type Account } from '../support/account.ts';
import {
  callsIn,
  custodian,
  decidedCalls,
  isOf,
  listOf,
  recordingOf,
  type Case,
} from './recorded-custodian.ts';
import { accountOf, leftOutOfLambda, requestFor } from './recorded-lambda.ts';
import {
  answerOf,
  Comparison,
  describeWith,
  play,
  type Recording,
  type Reasons,
  type Replay,
} from './recorded.ts';

/** Dual-stack came in October 2023. */
const dualStack = 'Ipv6AllowedForDualStack';
/** The states of functions came in November 2019, to all functions in 2021. */
const states = ['State', 'LastUpdateStatus', 'LastUpdateStatusReason', 'LastUpdateStatusReasonCode'];

const got =
  (at: number, functionName: string) =>
  (run: Account): Answer =>
    run.at(at).call('GetFunction', { functionName, qualifier: null });
const configured =
  (at: number, functionName: string) =>
  (run: Account): Answer =>
    run.at(at).get(functionName);
/** Creates the functions of a recorded list, and lists them. */
const listed =
  (call: string) =>
  (run: Account, recording: Recording): Answer => {
    for (const one of listOf(recording, call, 'Functions')) {
      expect(run.call('CreateFunction', requestFor(one)).status).toBe(201);
    }
    return run.call('ListFunctions', {});
  };
/** Creates with Publish a function of whose name there were others: so many versions were published. */
const createdAfter =
  (versions: number) =>
  (run: Account, recording: Recording): Answer => {
    const request = requestFor(answerOf(recording, 'lambda.CreateFunction_1').body, true);
    for (let version = 1; version <= versions; version++) {
      run.call('CreateFunction', request);
      run.delete(request.functionName);
    }
    return run.call('CreateFunction', request);
  };

const memoryUpdate: Replay = {
  'lambda.ListFunctions_1': listed('lambda.ListFunctions_1'),
  'lambda.UpdateFunctionConfiguration_1': (run) =>
    run.at(10).update('cloud-custodian-memory-resize-test', null, 128),
  'lambda.GetFunction_1': got(10, 'cloud-custodian-memory-resize-test'),
};

const groupRemoved: Replay = {
  'lambda.ListFunctions_1': listed('lambda.ListFunctions_1'),
  'lambda.UpdateFunctionConfiguration_1': (run) =>
    run
      .at(300)
      .update('resource-fixer', { securityGroupIds: ['sg-01a19f602ecaf25f4', 'sg-0b650189861ce4f6c'] }),
  'lambda.ListFunctions_2': (run) => run.call('ListFunctions', {}),
};

const concurrency = { functionName: 'test-foo-bar', reservedConcurrentExecutions: 5 };
const concurrentPublish: Replay = {
  'lambda.GetFunction_1': got(0, 'test-foo-bar'),
  'lambda.CreateFunction_1': createdAfter(41),
  'lambda.GetFunctionConfiguration_1': configured(0, 'test-foo-bar'),
  'lambda.GetFunctionConfiguration_2': configured(10, 'test-foo-bar'),
  'lambda.PutFunctionConcurrency_1': (run) => run.call('PutFunctionConcurrency', concurrency),
  'lambda.GetFunction_2': got(10, 'test-foo-bar'),
  'lambda.GetFunction_3': got(20, 'test-foo-bar'),
  'lambda.DeleteFunctionConcurrency_1': (run) => run.call('DeleteFunctionConcurrency', concurrency),
  'lambda.DeleteFunction_1': (run) => run.delete('test-foo-bar'),
};

const publishedOnArm: Replay = {
  'lambda.GetFunction_1': got(0, 'custodian-ec2-foo-bar'),
  'lambda.CreateFunction_1': createdAfter(108),
  'lambda.GetFunctionConfiguration_1': configured(0, 'custodian-ec2-foo-bar'),
  'lambda.GetFunctionConfiguration_2': configured(10, 'custodian-ec2-foo-bar'),
};

const cases: readonly Case[] = [
  { test: 'test_lambda_update_memory_config', replay: memoryUpdate },
  { test: 'test_lambda_remove_matched_security_groups', replay: groupRemoved, later: [dualStack, ...states] },
  { test: 'test_lambda_layer_concurrent_publish', replay: concurrentPublish },
  { test: 'test_published_lambda_architecture', replay: publishedOnArm, later: [dualStack] },
  // In 2016 a detached function showed no VpcId.
  {
    test: 'test_aws_lambda_sg',
    replay: { 'lambda.ListFunctions_1': listed('lambda.ListFunctions_1') },
    later: [dualStack, 'VpcId'],
  },
];

/** Recorded calls that are not replayed, and why. */
const notModelled: Reasons = {
  'test_published_lambda_architecture/lambda.AddPermission_1': 'policies of functions are not simulated',
};

describeWith(custodian, 'a replay of the answers of Lambda recorded by Cloud Custodian', (folder) => {
  it.each(cases)('$test', ({ test, replay, later }) => {
    const recording = recordingOf(folder, test);
    play(replay, recording, account(accountOf(recording)), new Comparison(leftOutOfLambda, later));
  });

  describe('covers', () => {
    it('every recorded call', () => {
      expect(callsIn(folder).filter(isOf('lambda'))).toEqual(decidedCalls(cases, notModelled));
    });

    it('no service but Lambda and EC2', () => {
      expect(callsIn(folder).filter((call) => !isOf('lambda')(call) && !isOf('ec2')(call))).toEqual([]);
    });
  });
});
