import { describe, expect, it } from 'vitest';
import { SECOND } from '../../../src/kernel/time.ts';
import { LATEST } from '../../../src/model/world.ts';
import { account, curveFunction } from '../../support/account.ts';

const put = (run: ReturnType<typeof account>, functionName: string, reservedConcurrentExecutions: number) =>
  run.call('PutFunctionConcurrency', { functionName, reservedConcurrentExecutions });
const functions = ['f', 'g'].map((name) => ({ name, create: 'existing' as const }));

describe('reserved concurrency', () => {
  it('is put, shown and deleted', () => {
    const run = account({ functions });
    expect(run.call('GetFunctionConcurrency', { functionName: 'f' }).body).toEqual({});
    expect(put(run, 'f', 5)).toMatchObject({ status: 200, body: { ReservedConcurrentExecutions: 5 } });
    expect(run.call('GetFunctionConcurrency', { functionName: 'f' }).body).toEqual({
      ReservedConcurrentExecutions: 5,
    });
    expect(run.call('GetFunction', { functionName: 'f', qualifier: null }).body?.Concurrency).toEqual({
      ReservedConcurrentExecutions: 5,
    });
    expect(run.call('DeleteFunctionConcurrency', { functionName: 'f' }).status).toBe(204);
    expect(run.call('GetFunction', { functionName: 'f', qualifier: null }).body).not.toHaveProperty(
      'Concurrency',
    );
    expect(put(run, 'nobody', 1).status).toBe(404);
  });

  it('leaves 100 for the others: 900 of 1,000 can be reserved, over all functions', () => {
    const run = account({ functions });
    expect(put(run, 'f', 600).status).toBe(200);
    expect(put(run, 'g', 301)).toMatchObject({
      status: 400,
      error: 'InvalidParameterValueException',
      message: expect.stringContaining('minimum value of [100]') as string,
    });
    expect(put(run, 'g', 300).status).toBe(200);
    expect(put(run, 'f', 601).status).toBe(400);
    expect([put(run, 'f', 599).status, put(run, 'f', 600).status]).toEqual([200, 200]);
  });

  it('giving some back is never refused, though less than 100 are left', () => {
    const run = account({
      quotas: { concurrentExecutions: 50 },
      functions: [{ ...functions[0], name: 'f', reservedConcurrency: 10 }],
    });
    expect([put(run, 'f', 11).status, put(run, 'f', 10).status, put(run, 'f', 9).status]).toEqual([
      400, 200, 200,
    ]);
  });

  it('0 stops a function at once, and what waited starts when it is given back', () => {
    const run = account({
      functions: [curveFunction('f', [[0, 3]], { vpc: null }), { name: 'g', create: 'existing' }],
    });
    put(run, 'g', 0);
    expect(run.invoke('g').error).toBe('TooManyRequestsException');
    run.call('DeleteFunctionConcurrency', { functionName: 'g' });
    expect(run.invoke('g').status).toBe(200);
  });

  it('environments of a curve open as soon as a reservation of others goes', () => {
    const run = account({
      quotas: { concurrentExecutions: 10 },
      functions: [
        curveFunction('f', [[0, 8]], { vpc: null }),
        { name: 'g', create: 'existing', reservedConcurrency: 4 },
      ],
    });
    expect(run.world.concurrency.running).toBe(6);
    run.at(5).call('DeleteFunctionConcurrency', { functionName: 'g' });
    expect(run.world.concurrency.running).toBe(8);
  });

  it('of a scenario begins with the function and ends with it', () => {
    const run = account({
      quotas: { concurrentExecutions: 10 },
      functions: [
        curveFunction('f', [[0, 10]], { vpc: null }),
        { name: 'g', create: 20 * SECOND, reservedConcurrency: 4 },
      ],
    });
    const { concurrency } = run.world;
    expect([concurrency.running, concurrency.unreserved]).toEqual([10, 10]);
    expect([run.at(20).world.concurrency.unreserved, concurrency.running]).toEqual([6, 10]);
    run.delete('g');
    expect(concurrency.unreserved).toBe(10);
    expect(run.world.workload('g', LATEST).traits.concurrency.reserved).toBeNull();
  });
});
