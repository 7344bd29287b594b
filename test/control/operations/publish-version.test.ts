import { describe, expect, it } from 'vitest';
import { account, bodyOf } from '../../support/account.ts';
import { vpcConfig } from '../../support/scenarios.ts';

const existing = () =>
  account({ functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a'], ['g', 'h']) }] });

describe('PublishVersion', () => {
  it('of an Active function answers 201 with a version Active and Successful at once', () => {
    const run = existing();
    const answer = run.publish('f');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      Version: '1',
      FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:f:1',
      State: 'Active',
      LastUpdateStatus: 'Successful',
    });
    expect(run.key('a', ['g', 'h'])).toMatchObject({ made: 1, holdings: { size: 2 } });
  });

  it('without changes since the last returns that version, and makes none', () => {
    const run = existing();
    run.publish('f');
    expect(run.publish('f')).toMatchObject({ status: 201, body: { Version: '1' } });
    expect(run.told('version.published')).toHaveLength(1);
  });

  it('after an update that changed nothing there is nothing new either', () => {
    const run = existing();
    run.publish('f');
    run.at(1).update('f', vpcConfig(['a'], ['h', 'g']), 128);
    expect(bodyOf(run.at(2).publish('f')).Version).toBe('1');
  });

  it('after a change makes the next version: memory, groups or subnets', () => {
    const run = existing();
    run.publish('f');
    run.at(1).update('f', null, 256);
    expect(bodyOf(run.at(2).publish('f')).Version).toBe('2');
    run.update('f', vpcConfig(['a']));
    expect(bodyOf(run.at(300).publish('f')).Version).toBe('3');
  });

  it('does not go back to an earlier version that was the same', () => {
    const run = existing();
    run.publish('f');
    run.at(1).update('f', null, 256);
    run.at(2).publish('f');
    run.at(3).update('f', null, 128);
    expect(bodyOf(run.at(4).publish('f')).Version).toBe('3');
  });

  it('makes a new one when the last was deleted', () => {
    const run = existing();
    run.publish('f');
    run.delete('f', '1');
    expect(bodyOf(run.publish('f')).Version).toBe('2');
  });

  it('of a function created with Publish returns version 1', () => {
    const run = account();
    run.create('f', vpcConfig(['a']), { publish: true });
    expect(run.at(210).publish('f')).toMatchObject({
      body: { Version: '1', State: 'Active', LastUpdateStatus: 'Successful' },
    });
  });

  it('a description is that of the version alone, and no change of $LATEST', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing' }] });
    expect(run.call('PublishVersion', { functionName: 'f', description: 'first' }).body).toMatchObject({
      Version: '1',
      Description: 'first',
    });
    expect(run.get('f').body).not.toHaveProperty('Description');
    expect(run.call('PublishVersion', { functionName: 'f', description: 'second' }).body).toMatchObject({
      Version: '1',
      Description: 'first',
    });
  });
});
