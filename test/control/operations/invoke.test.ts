import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/kernel/time.ts';
import { account, curveFunction, invokedFunction } from '../../support/account.ts';
import { vpcConfig } from '../../support/scenarios.ts';

const existing = { name: 'f', create: 'existing' as const, vpcConfig: vpcConfig(['a']) };
const idleMonth = (parameters = {}) =>
  account({ durationMs: 60 * DAY, parameters, functions: [existing] }).at(31 * 86_400);

describe('Invoke', () => {
  it('of an Active function answers 200 when it starts', () => {
    const run = account({ functions: [existing] });
    expect(run.invoke('f')).toEqual({ status: 200, body: {}, error: null, message: null });
    expect(run.simulation.result().invocations).toMatchObject({ total: 1, inFlight: 1 });
    expect(run.at(0.1).simulation.result().invocations.succeeded).toBe(1);
  });

  it('of a Pending or Failed function is 409 with its state', () => {
    const run = account({ quotas: { enisPerVpc: 1 } });
    run.create('pending', vpcConfig(['a']));
    run.create('failed', vpcConfig(['b']));
    const text =
      'The operation cannot be performed at this time. The function is currently in the following state: ';
    for (const [name, state] of [
      ['pending', 'Pending'],
      ['failed', 'Failed'],
    ] as const)
      expect(run.invoke(name)).toMatchObject({
        status: 409,
        error: 'ResourceConflictException',
        message: text + state,
      });
  });

  it('of an Inactive function is 502 ResourceNotReadyException, and restores it', () => {
    const run = idleMonth();
    expect(run.invoke('f')).toMatchObject({ status: 502, error: 'ResourceNotReadyException' });
    expect(run.version('f').state).toBe('Pending');
    expect(run.invoke('f')).toMatchObject({ status: 409 });
  });

  it('or 409 CodeArtifactUserPendingException where that is selected', () => {
    const run = idleMonth({ inactiveInvokeError: 'CodeArtifactUserPendingException' });
    expect(run.invoke('f')).toMatchObject({ status: 409, error: 'CodeArtifactUserPendingException' });
    expect(run.version('f').state).toBe('Pending');
  });

  it('beyond a concurrency limit is 429 TooManyRequestsException', () => {
    const run = account({ functions: [{ ...existing, reservedConcurrency: 0 }] });
    expect(run.invoke('f')).toMatchObject({ status: 429, error: 'TooManyRequestsException' });
  });

  it('whose connection is refused is 200 all the same: the client sees a timeout, Lambda no error', () => {
    const run = account({
      parameters: { maxConnectionsPerEni: 10, scaleOut: false },
      functions: [curveFunction('full', [[0, 10]]), invokedFunction('f', [], { perEnvironment: 1 })],
    }).at(5);
    expect(run.invoke('f').status).toBe(200);
    expect(run.end().invocations.failed.ConnectTimeout).toBe(1);
  });

  it('with a qualifier asks that version', () => {
    const run = account({ functions: [existing] });
    run.publish('f');
    expect(run.invoke('f', '1').status).toBe(200);
    const rows = run.end().functions.map(({ version, invocations }) => [version, invocations.total]);
    expect(rows).toEqual([
      ['$LATEST', 0],
      ['1', 1],
    ]);
  });
});
