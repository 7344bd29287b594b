import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/kernel/time.ts';
import { account, bodyOf } from '../../support/account.ts';
import { vpcConfig } from '../../support/scenarios.ts';

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:f';
const existing = { name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) } as const;

describe('UpdateFunctionCode', () => {
  it('passes InProgress and Successful, shows the new code at once, and touches no ENI', () => {
    const run = account({ functions: [existing] });
    const before = bodyOf(run.get('f'));
    const answer = run.call('UpdateFunctionCode', { functionName: 'f', code: 'v2' });
    expect(answer).toMatchObject({
      status: 200,
      body: { State: 'Active', LastUpdateStatus: 'InProgress', LastUpdateStatusReasonCode: 'Creating' },
    });
    expect(answer.body?.CodeSha256).not.toBe(before.CodeSha256);
    expect(bodyOf(run.at(1).get('f'))).toMatchObject({ LastUpdateStatus: 'Successful', FunctionArn: arn });
    expect([run.key('a').made, run.times('eni.requested')]).toEqual([1, []]);
  });

  it('invocations go on meanwhile, other changes are refused', () => {
    const run = account({ functions: [existing] });
    run.call('UpdateFunctionCode', { functionName: 'f', code: 'v2' });
    expect(run.invoke('f').status).toBe(200);
    const refusals = [
      run.call('UpdateFunctionCode', { functionName: 'f', code: 'v3' }),
      run.update('f', null, 256),
      run.publish('f'),
      run.call('TagResource', { functionName: 'f', tags: { team: 'shop' } }),
    ];
    expect(refusals.map(({ status, message }) => [status, message])).toEqual(
      Array.from({ length: 4 }, () => [
        409,
        `The operation cannot be performed at this time. An update is in progress for resource: ${arn}`,
      ]),
    );
  });

  it('that publishes answers with the new version, Pending while $LATEST is Active and InProgress', () => {
    const run = account({ functions: [existing] });
    const answer = run.call('UpdateFunctionCode', { functionName: 'f', code: 'v2', publish: true });
    expect(answer).toMatchObject({
      status: 200,
      body: { Version: '1', FunctionArn: `${arn}:1`, State: 'Pending', StateReasonCode: 'Creating' },
    });
    expect(answer.body).not.toHaveProperty('LastUpdateStatus');
    expect(bodyOf(run.get('f'))).toMatchObject({ State: 'Active', LastUpdateStatus: 'InProgress' });
    expect(bodyOf(run.at(5).get('f', '1'))).toMatchObject({
      State: 'Active',
      LastUpdateStatus: 'Successful',
    });
    expect([run.key('a').holdings.size, run.key('a').made]).toEqual([2, 1]);
    expect(bodyOf(run.get('f', '1')).CodeSha256).toBe(bodyOf(run.get('f')).CodeSha256);
  });

  it('that publishes the code that was published last answers with that version', () => {
    const run = account({ functions: [existing] });
    run.call('UpdateFunctionCode', { functionName: 'f', code: 'v2', publish: true });
    const again = run.at(10).call('UpdateFunctionCode', { functionName: 'f', code: 'v2', publish: true });
    expect(again.body).toMatchObject({ Version: '1', State: 'Active' });
    expect(
      run.at(20).call('UpdateFunctionCode', { functionName: 'f', code: 'v3', publish: true }).body,
    ).toMatchObject({ Version: '2', State: 'Pending' });
  });

  it('a version of a function without a VPC waits as its function does', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing' }] });
    run.call('UpdateFunctionCode', { functionName: 'f', code: 'v2', publish: true });
    expect(run.version('f', '1').state).toBe('Pending');
    expect(run.at(1).version('f', '1').state).toBe('Active');
  });

  it('is refused while Pending and when Failed; a dry run changes nothing', () => {
    const run = account({ functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }] });
    expect(run.call('UpdateFunctionCode', { functionName: 'f', code: 'v2' }).status).toBe(409);
    const before = bodyOf(run.at(300).get('f'));
    const dry = run.call('UpdateFunctionCode', {
      functionName: 'f',
      code: 'v2',
      dryRun: true,
      publish: true,
    });
    expect([dry.status, dry.body]).toEqual([200, before]);
    expect(bodyOf(run.get('f'))).toEqual(before);
    const failed = account({
      quotas: { enisPerVpc: 0 },
      functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }],
    });
    expect(failed.call('UpdateFunctionCode', { functionName: 'f', code: 'v2' })).toMatchObject({
      status: 409,
      message: expect.stringContaining('state: Failed') as string,
    });
  });

  it('leads an Inactive function through Pending, since its ENIs are gone', () => {
    const run = account({ durationMs: 60 * DAY, functions: [existing] }).at(31 * 86_400);
    expect(run.version('f').state).toBe('Inactive');
    const answer = run.call('UpdateFunctionCode', { functionName: 'f', code: 'v2' });
    expect(answer.body).toMatchObject({ State: 'Pending', LastUpdateStatus: 'InProgress' });
    expect(run.at(31 * 86_400 + 210).version('f')).toMatchObject({
      state: 'Active',
      lastUpdateStatus: 'Successful',
    });
    expect(run.key('a').made).toBe(2);
  });
});
