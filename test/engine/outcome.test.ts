import { describe, expect, it } from 'vitest';
import { DAY, SECOND } from '../../src/kernel/time.ts';
import { parameterNames } from '../../src/model/parameters.ts';
import { quotaNames } from '../../src/model/quotas.ts';
import { version } from '../../src/version.ts';
import { account, curveFunction, invokedFunction } from '../support/account.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';
import { simulate } from '../../src/engine/simulation.ts';

const onA = vpcConfig(['a']);

describe('the result', () => {
  it('is one document with its keys in a fixed order', () => {
    const promised = [
      'schemaVersion',
      'heni',
      'scenario',
      'preset',
      'seed',
      'fidelity',
      'simulatedSeconds',
      'events',
      'enis',
      'keys',
      'subnets',
      'vpcs',
      'functions',
      'invocations',
      'operations',
      'metrics',
      'thresholds',
      'findings',
      'assumptions',
    ];
    // Others may be added between them.
    const keys = Object.keys(account().end());
    expect(keys.filter((key) => promised.includes(key))).toEqual(promised);
  });

  it('says what was run, with what, and for how long', () => {
    const result = simulate(scenario({ name: 'n', hash: 'h', seed: 9, durationMs: 90 * SECOND }));
    expect(result).toMatchObject({
      schemaVersion: 1,
      heni: version,
      scenario: { name: 'n', hash: 'h' },
      preset: 'docs-2024',
      seed: 9,
      fidelity: 'exact',
      simulatedSeconds: 90,
      events: 0,
    });
    expect(result).not.toHaveProperty('partial');
  });

  it('of a run that is not over is marked as partial and tells of what was simulated', () => {
    const run = account({ functions: [{ name: 'f', vpcConfig: onA }] }).at(100);
    const result = run.simulation.result();
    expect(result).toMatchObject({ partial: true, simulatedSeconds: 100 });
    expect(result.functions[0]).toMatchObject({ state: 'Pending', pendingSeconds: 100 });
  });

  it('can be written as JSON and is the same when read again', () => {
    const result = account({ functions: [invokedFunction('f', [1, 2])] }).end();
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

describe('rows', () => {
  it('of keys, subnets, VPCs and functions are sorted by id, not in the order of the file', () => {
    const run = account({
      vpcs: ['w', 'v'].map((id) => ({
        id,
        cidr: '10.0.0.0/16',
        ipv6Cidr: null,
        tenancy: 'default',
        otherEnis: 0,
      })),
      subnets: ['z', 'Y', 'x'].map((id) => ({ id, vpc: 'v' })),
      securityGroups: ['h', 'g'].map((id) => ({ id, vpc: 'v' })),
      functions: ['q', 'p', 'Q'].map((name) => ({
        name,
        create: 'existing' as const,
        vpcConfig: vpcConfig(['z', 'x', 'Y'], name === 'p' ? ['h', 'g'] : ['h']),
      })),
    });
    const { keys, subnets, vpcs, functions } = run.end();
    expect(keys.map(({ subnetId, securityGroupIds }) => `${subnetId} ${securityGroupIds.join('+')}`)).toEqual(
      ['Y g+h', 'Y h', 'x g+h', 'x h', 'z g+h', 'z h'],
    );
    expect(subnets.map(({ id }) => id)).toEqual(['Y', 'x', 'z']);
    expect(vpcs.map(({ id }) => id)).toEqual(['v', 'w']);
    expect(functions.map(({ name }) => name)).toEqual(['Q', 'p', 'q']);
  });

  it('of versions: $LATEST first, then by number', () => {
    const run = account({
      functions: [
        {
          name: 'f',
          create: 'existing',
          versions: ['10', '9', '2'].map((one) => ({ version: one, vpcConfig: null })),
        },
      ],
    });
    expect(run.end().functions.map((row) => row.version)).toEqual(['$LATEST', '2', '9', '10']);
  });

  it('list all that ever existed: a deleted function with its time, a key without holders or ENIs', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing', vpcConfig: onA }] }).at(100);
    run.delete('f');
    const { functions, keys } = run.end();
    expect(functions).toMatchObject([{ name: 'f', state: 'Active', deletedAt: 100, failedAt: null }]);
    expect(keys).toEqual([
      {
        subnetId: 'a',
        securityGroupIds: ['g'],
        holdersEnd: 0,
        enisPeak: 1,
        enisEnd: 0,
        connectionsPeak: 0,
        connectionsRefused: 0,
        shortageSeconds: 0,
        shortageFrom: null,
        shortageTo: null,
        scaleOutBlocked: null,
      },
    ]);
  });

  it('of a function that failed say when and why, of a creation and of an update', () => {
    const run = account({
      quotas: { enisPerVpc: 1 },
      functions: [{ name: 'f', create: 'existing', vpcConfig: onA }],
    }).at(50);
    run.create('g', vpcConfig(['b']));
    run.at(60).update('f', vpcConfig(['b']));
    expect(run.end().functions).toMatchObject([
      {
        name: 'f',
        state: 'Active',
        stateReasonCode: null,
        lastUpdateStatus: 'Failed',
        lastUpdateStatusReasonCode: 'EniLimitExceeded',
        failedAt: null,
        updateFailedAt: 60,
      },
      {
        name: 'g',
        state: 'Failed',
        stateReasonCode: 'EniLimitExceeded',
        lastUpdateStatus: null,
        failedAt: 50,
        updateFailedAt: null,
      },
    ]);
  });

  it('say what the ledgers were when a key could not be had', () => {
    const run = account({
      otherEnis: 4,
      quotas: { enisPerVpc: 5 },
      functions: [{ name: 'f', create: 'existing', vpcConfig: onA }],
    }).at(60);
    run.update('f', vpcConfig(['b']));
    expect(run.end().functions[0]?.lack).toEqual({
      at: 60,
      subnetId: 'b',
      vpcId: 'vpc',
      quota: 5,
      used: 5,
      free: 251,
    });
  });

  it('an update that succeeds makes the failure of the one before history', () => {
    const run = account({
      quotas: { enisPerVpc: 1 },
      functions: [{ name: 'f', create: 'existing', vpcConfig: onA }],
    }).at(60);
    run.update('f', vpcConfig(['b']));
    run.at(70).update('f', null, 256);
    expect(run.end().functions[0]).toMatchObject({ lastUpdateStatus: 'Successful', updateFailedAt: null });
  });

  it('of a function made anew forget how the former one failed', () => {
    const run = account({ quotas: { enisPerVpc: 0 } }).at(10);
    run.create('f', onA);
    run.at(20).delete('f');
    run.create('f', null);
    expect(run.end().functions[0]).toMatchObject({ state: 'Active', failedAt: null, lack: null });
  });

  it('say when an invocation first failed, for each reason', () => {
    const run = account({
      functions: [invokedFunction('f', [5, 6, 30, 40], { create: 20 * SECOND })],
    });
    expect(run.end().functions[0]?.firstFailedAt).toEqual({ NotFound: 5, Pending: 30 });
  });

  it('say how many environments of a curve the limits kept from opening, at most', () => {
    const run = account({
      quotas: { concurrentExecutions: 5 },
      functions: [
        curveFunction('f', [
          [0, 7],
          [10, 12],
          [20, 3],
        ]),
        curveFunction('g', [[30, 2]]),
      ],
    });
    expect(run.end().functions.map(({ environmentsUnmet }) => environmentsUnmet)).toEqual([7, 0]);
  });

  it('of keys say what was lacking when another ENI was last asked for in vain', () => {
    const run = account({
      quotas: { enisPerVpc: 1 },
      parameters: { maxConnectionsPerEni: 10 },
      functions: [
        curveFunction('f', [
          [10, 11],
          [20, 0],
        ]),
      ],
    });
    expect(run.end().keys[0]?.scaleOutBlocked).toBe('EniLimitExceeded');
  });

  it('versions that were invoked and never existed have rows of their own', () => {
    const functionsOfFile = [
      invokedFunction('f', [5], { create: null }),
      invokedFunction('unused', [], { create: null }),
    ];
    const run = account({ functions: functionsOfFile });
    run.at(7).invoke('g', '3');
    const { functions, uncreated } = run.end();
    expect(functions).toEqual([]);
    expect(uncreated).toMatchObject([
      { name: 'f', version: '$LATEST', invocations: { total: 1 }, firstFailedAt: { NotFound: 5 } },
      { name: 'g', version: '3', invocations: { total: 1 }, firstFailedAt: { NotFound: 7 } },
    ]);
  });

  it('a function that goes Inactive again and again counts its times', () => {
    const run = account({
      durationMs: 100 * DAY,
      functions: [invokedFunction('f', [31 * 86_400, 62 * 86_400])],
    });
    expect(run.end().functions[0]).toMatchObject({
      becameInactive: 3,
      state: 'Inactive',
      pendingSeconds: 2 * 210,
      invocations: { failed: { Inactive: 2 } },
    });
  });
});

describe('the invocations', () => {
  it('of the account are those of all versions, those of unknown functions included', () => {
    const run = account({
      functions: [invokedFunction('f', [1, 2]), invokedFunction('g', [3590], { lastsSeconds: 60 })],
    });
    run.invoke('nobody');
    const { invocations, functions } = run.end();
    expect(invocations).toMatchObject({ total: 4, succeeded: 2, inFlight: 1, failed: { NotFound: 1 } });
    expect(functions.map((row) => row.invocations.total)).toEqual([2, 1]);
  });
});

describe('the shortage of a key', () => {
  it('that is not over lasts to the end of what was simulated', () => {
    const run = account({
      parameters: { maxConnectionsPerEni: 10, scaleOut: false },
      functions: [curveFunction('f', [[10, 11]])],
    }).at(40);
    expect(run.simulation.result().keys[0]).toMatchObject({ shortageSeconds: 30, shortageTo: null });
  });
});

describe('the assumptions', () => {
  it('list every parameter and every quota, and say who set it', () => {
    const { assumptions } = simulate(
      scenario({
        overridden: ['scaleOutTrigger', 'enisPerVpc'],
        parameters: { scaleOutTrigger: 0.8 },
        quotas: { enisPerVpc: 400 },
      }),
    );
    expect(assumptions.map(({ parameter }) => parameter)).toEqual([...parameterNames, ...quotaNames]);
    const rowOf = (name: string) => assumptions.find(({ parameter }) => parameter === name);
    expect(rowOf('scaleOutTrigger')).toMatchObject({ value: '0.8', from: 'scenario', assumed: true });
    expect(rowOf('enisPerVpc')).toMatchObject({ value: '400 ENIs', from: 'scenario', assumed: false });
    expect(rowOf('idleReclaimAfter')).toMatchObject({ value: '30d', from: 'preset', assumed: false });
  });
});
