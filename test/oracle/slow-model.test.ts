/** The slow model against figures worked out by hand. */
import { describe, expect, test } from 'vitest';
import { DAY, MINUTE, SECOND } from '../../src/kernel/time.ts';
import type { Parameters } from '../../src/model/parameters.ts';
import type { VpcConfigInput } from '../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';
import { SlowModel } from './slow-model.ts';

const create = (model: SlowModel, name: string, vpc: ReturnType<typeof vpcConfig>) =>
  model.execute({
    do: 'CreateFunction',
    function: name,
    role: null,
    vpcConfig: vpc,
    memory: 128,
    publish: false,
  });
const update = (model: SlowModel, vpc: VpcConfigInput) =>
  model.execute({ do: 'UpdateFunctionConfiguration', function: 'f', vpcConfig: vpc, memory: null });
const invoke = (model: SlowModel) => model.execute({ do: 'Invoke', function: 'f', qualifier: null });
const remove = (model: SlowModel, name: string) =>
  model.execute({ do: 'DeleteFunction', function: name, qualifier: null });

const stateOf = ({ state: { versions } }: SlowModel, name: string) => {
  const found = versions.find((version) => version.name === name);
  return [found?.state, found?.stateReasonCode, found?.lastUpdateStatus];
};
const phases = ({ state }: SlowModel) => state.enis.map(({ key, phase }) => `${key.subnet}: ${phase}`);

describe('creation', () => {
  test('a quota of 7 for 3 functions of 3 keys each: the third gets one ENI and fails', () => {
    const subnets = ['a', 'b', 'c'];
    const model = new SlowModel(
      scenario({
        subnets: subnets.map((id) => ({ id })),
        securityGroups: ['g1', 'g2', 'g3'].map((id) => ({ id, vpc: 'vpc' })),
        quotas: { enisPerVpc: 7 },
      }),
    );
    for (const number of [1, 2, 3]) create(model, `f${number}`, vpcConfig(subnets, [`g${number}`]));
    expect(model.state.enis).toHaveLength(7);
    expect(stateOf(model, 'f2')).toEqual(['Pending', 'Creating', null]);
    expect(stateOf(model, 'f3')).toEqual(['Failed', 'EniLimitExceeded', null]);

    model.advanceTo(210 * SECOND - 1);
    expect(stateOf(model, 'f2')[0]).toBe('Pending');
    model.advanceTo(210 * SECOND);
    expect(stateOf(model, 'f2')).toEqual(['Active', null, 'Successful']);
    expect(phases(model).at(-1)).toBe('a: releasing');

    model.advanceTo((210 + 240) * SECOND);
    expect(phases(model).at(-1)).toBe('a: detached');
    model.advanceTo((210 + 900) * SECOND);
    expect(model.state.enis).toHaveLength(6);
  });

  test('sharers wait for the first ENI, or only to attach', () => {
    const model = new SlowModel(scenario());
    create(model, 'f', vpcConfig(['a']));
    model.advanceTo(200 * SECOND);
    create(model, 'sharer', vpcConfig(['a']));
    model.advanceTo(210 * SECOND);
    expect(stateOf(model, 'sharer')[0]).toBe('Active');
    create(model, 'late', vpcConfig(['a']));
    model.advanceTo(215 * SECOND - 1);
    expect(stateOf(model, 'late')[0]).toBe('Pending');
    model.advanceTo(215 * SECOND);
    expect(stateOf(model, 'late')[0]).toBe('Active');
    expect(model.state.enisCreated).toBe(1);
  });

  test('addresses that others want beyond those there are', () => {
    const model = new SlowModel(scenario({ subnets: [{ id: 'a', cidr: '10.0.0.0/28' }] }));
    create(model, 'f', vpcConfig(['a']));
    model.execute({ do: 'SetUsedIps', subnet: 'a', ips: 11 });
    expect(model.state.usedIps(model.state.subnet('a'))).toBe(11);
    create(model, 'other', vpcConfig(['a'], ['h']));
    expect(stateOf(model, 'other')).toEqual(['Failed', 'SubnetOutOfIPAddresses', null]);
  });
});

describe('updates', () => {
  const existing = () =>
    new SlowModel(
      scenario({ functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a', 'b']) }] }),
    );

  test('old and new ENIs live side by side from the update to the release', () => {
    const model = existing();
    update(model, vpcConfig(['a', 'b'], ['h']));
    expect(stateOf(model, 'f')).toEqual(['Active', null, 'InProgress']);
    expect(phases(model)).toEqual(['a: inUse', 'b: inUse', 'a: creating', 'b: creating']);
    model.advanceTo(210 * SECOND);
    expect(phases(model)).toEqual(['a: releasing', 'b: releasing', 'a: inUse', 'b: inUse']);
    model.advanceTo((210 + 900) * SECOND);
    expect(phases(model)).toEqual(['a: inUse', 'b: inUse']);
    expect(model.state.enisPeak).toBe(4);
  });

  test('a detached function has no key 10 s later', () => {
    const model = existing();
    update(model, { subnetIds: [], securityGroupIds: [] });
    model.advanceTo(10 * SECOND - 1);
    expect(phases(model)).toEqual(['a: inUse', 'b: inUse']);
    model.advanceTo(10 * SECOND);
    expect(phases(model)).toEqual(['a: releasing', 'b: releasing']);
    expect(stateOf(model, 'f')).toEqual(['Active', null, 'Successful']);
  });

  test.each([
    [{ subnetIds: ['nowhere'], securityGroupIds: ['nobody'] }, /The security group 'nobody' does not exist/],
    [{ subnetIds: ['nowhere'] }, /The subnet ID 'nowhere' does not exist/],
    [{ subnetIds: [] }, undefined],
  ])('refuses %j', (vpc, message) => {
    const model = existing();
    const answer = update(model, vpc);
    expect(answer).toMatchObject({ status: 400, error: 'InvalidParameterValueException' });
    if (message !== undefined) expect(answer.message).toMatch(message);
    expect(phases(model)).toEqual(['a: inUse', 'b: inUse']);
  });
});

describe('release', () => {
  test.each([
    { after: 4 * MINUTE - 1, back: true, wait: 5 * SECOND },
    { after: 4 * MINUTE, back: false, wait: 210 * SECOND },
  ])('a new holder $after ms after the last has left', ({ after, back, wait }) => {
    const model = new SlowModel(
      scenario({ functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }] }),
    );
    remove(model, 'f');
    model.advanceTo(after);
    create(model, 'next', vpcConfig(['a']));
    expect(phases(model)).toEqual(back ? ['a: inUse'] : ['a: detached', 'a: creating']);
    model.advanceTo(after + wait - 1);
    expect(stateOf(model, 'next')[0]).toBe('Pending');
    model.advanceTo(after + wait);
    expect(stateOf(model, 'next')[0]).toBe('Active');
  });
});

describe('idleness', () => {
  test('Inactive after exactly 30 days, restored by an Invoke that fails', () => {
    const model = new SlowModel(
      scenario({ functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }] }),
    );
    model.advanceTo(DAY);
    expect(invoke(model).status).toBe(200);
    model.advanceTo(31 * DAY - 1);
    expect(stateOf(model, 'f')[0]).toBe('Active');
    model.advanceTo(31 * DAY);
    expect(stateOf(model, 'f')).toEqual(['Inactive', 'Idle', 'Successful']);
    model.advanceTo(32 * DAY);
    expect(model.state.enis).toEqual([]);
    expect(invoke(model)).toEqual({ status: 502, error: 'ResourceNotReadyException' });
    expect(invoke(model)).toMatchObject({ status: 409, error: 'ResourceConflictException' });
    model.advanceTo(32 * DAY + 210 * SECOND);
    expect(stateOf(model, 'f')[0]).toBe('Active');
    expect(model.state.row('f', '$LATEST')).toMatchObject({
      pendingMs: 210 * SECOND,
      becameInactive: 1,
      succeeded: 1,
      failed: { Inactive: 1, Pending: 1 },
    });
  });
});

describe('connections: ENIs of 10, environments of 4, a new ENI in 90 s', () => {
  const busy = (parameters: Partial<Parameters>, connections = { perEnvironment: 4, perInvocation: 0 }) =>
    new SlowModel(
      scenario({
        parameters: { maxConnectionsPerEni: 10, scaleOutDelay: { fixed: 90 * SECOND }, ...parameters },
        functions: [
          {
            name: 'f',
            create: 'existing',
            vpcConfig: vpcConfig(['a']),
            connections,
            traffic: {
              form: 'invocations',
              qualifier: '$LATEST',
              atMs: [],
              duration: { fixed: 600 * SECOND },
            },
          },
        ],
      }),
    );

  // 8 at 10 s; 12 at 20 s, of which 2 do not fit.
  test.each([
    { trigger: 1, shortageSeconds: 90, enis: 2 },
    { trigger: 0.8, shortageSeconds: 90, enis: 2 },
    { trigger: 0.5, shortageSeconds: 80, enis: 3 },
  ])('trigger $trigger: short for $shortageSeconds s, $enis ENIs', ({ trigger, shortageSeconds, enis }) => {
    const model = busy({ scaleOutTrigger: trigger });
    for (const second of [0, 10, 20]) {
      model.advanceTo(second * SECOND);
      invoke(model);
    }
    const [key] = model.state.keys;
    expect(key).toMatchObject({ refused: 2, connectionsPeak: 10 });
    model.advanceTo(200 * SECOND);
    expect(key).toMatchObject({ refused: 2, connectionsPeak: 12, shortageMs: shortageSeconds * SECOND });
    expect(model.state.enis).toHaveLength(enis);
    model.advanceTo(700 * SECOND);
    expect(model.state.row('f', '$LATEST')).toMatchObject({ succeeded: 2, failed: { ConnectTimeout: 1 } });
  });

  test('an ENI that is needed no more drains, and is released', () => {
    const model = busy({ scaleInAfter: 60 * SECOND, environmentKeepAlive: 0 });
    for (const second of [0, 10, 20]) {
      model.advanceTo(second * SECOND);
      invoke(model);
    }
    // Ends at 600, 610 and 620 s: 8, 4, 0 connections on two ENIs; below 10 from 600 s on, below 5 from 610 s on.
    model.advanceTo(660 * SECOND - 1);
    expect(phases(model)).toEqual(['a: inUse', 'a: inUse']);
    model.advanceTo(660 * SECOND);
    expect(phases(model)).toEqual(['a: inUse', 'a: releasing']);
  });

  test('a fixed pool loses what does not fit: of 6 invocations with 2 connections each, one', () => {
    const model = busy({ scaleOut: false }, { perEnvironment: 0, perInvocation: 2 });
    for (let attempt = 0; attempt < 6; attempt++) expect(invoke(model).status).toBe(200);
    expect(model.state.keys[0]).toMatchObject({ refused: 2, shortageMs: 0 });
    model.advanceTo(600 * SECOND);
    expect(model.state.row('f', '$LATEST')).toMatchObject({ succeeded: 5, failed: { ConnectTimeout: 1 } });
  });

  test('the environment used last is used again; a new one goes where there are fewest', () => {
    const model = new SlowModel(
      scenario({ functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['b', 'a']) }] }),
    );
    for (let attempt = 0; attempt < 3; attempt++) invoke(model);
    const where = () => model.state.environments.map(({ key }) => key?.subnet);
    expect(where()).toEqual(['a', 'b', 'a']);
    model.advanceTo(MINUTE);
    invoke(model);
    expect(model.state.environments.map(({ isBusy }) => isBusy)).toEqual([false, false, true]);
    model.advanceTo(7 * MINUTE + 100);
    expect(where()).toEqual(['a']);
  });
});
