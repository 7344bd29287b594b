import { describe, expect, it } from 'vitest';
import { account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

describe('an operation', () => {
  it('answers with status and body, and its answer is a fact', () => {
    const run = account().at(7);
    const answer = run.create('f', null);
    expect(answer).toMatchObject({ status: 201, error: null, message: null, body: { FunctionName: 'f' } });
    expect(run.told('operation.answered')).toEqual([
      {
        at: 7,
        fact: 'operation.answered',
        operation: 'CreateFunction',
        function: 'f',
        role: null,
        resource: null,
        status: 201,
        error: null,
        message: null,
      },
    ]);
  });

  it('that is refused is an answer with AWS’s error, and changes nothing', () => {
    const run = account();
    const before = JSON.stringify(run.simulation.result().subnets);
    expect(run.create('f', vpcConfig(['subnet-1']))).toMatchObject({
      status: 400,
      body: null,
      error: 'InvalidParameterValueException',
    });
    expect(run.facts.map(({ fact }) => fact)).toEqual(['operation.answered']);
    expect(JSON.stringify(run.simulation.result().subnets)).toBe(before);
    expect(run.world.functions.size).toBe(0);
  });

  it('takes effect after its answer: the answer is Pending, though the function fails in the same instant', () => {
    const run = account({ quotas: { enisPerVpc: 0 } });
    run.create('f', vpcConfig(['a']));
    expect(run.facts.map(({ fact }) => fact)).toEqual([
      'operation.answered',
      'function.created',
      'function.failed',
    ]);
  });

  it('that breaks by our own fault is no answer: the fault comes out', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing' }] });
    run.version('f').settings = null as never;
    expect(() => run.get('f')).toThrow(TypeError);
  });
});

describe('names', () => {
  it('an ARN has partition, Region, account and name, and the qualifier if one was given', () => {
    const { control } = account().simulation;
    expect(control.arn('f')).toBe('arn:aws:lambda:eu-west-1:123456789012:function:f');
    expect(control.arn('f', '3')).toMatch(/:function:f:3$/);
  });

  it('an unknown function, or an unknown version of a known one, is 404 with its ARN', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing' }] });
    expect(run.get('nobody')).toMatchObject({
      status: 404,
      error: 'ResourceNotFoundException',
      message: 'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:nobody',
    });
    expect(run.get('f', '3')).toMatchObject({
      status: 404,
      message: 'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:f:3',
    });
    expect([run.update('nobody', null, 1).status, run.publish('nobody').status]).toEqual([404, 404]);
    expect([run.delete('nobody').status, run.delete('f', '3').status]).toEqual([404, 404]);
    expect(run.invoke('nobody').status).toBe(404);
  });
});
