import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/kernel/time.ts';
import type { Command } from '../../src/scenario/scenario.ts';
import { account, curveFunction } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const existing = { name: 'f', create: 'existing' as const, vpcConfig: vpcConfig(['a']) };
/** The operations at 10 s, 20 s and so on. */
const every10Seconds = (...commands: readonly Command[]) =>
  commands.map((command, index) => ({ atMs: (index + 1) * 10 * SECOND, ...command }));

describe('a timeline', () => {
  it('does AWS operations by their names, and their answers are in the result', () => {
    const run = account({
      functions: [existing],
      timeline: every10Seconds(
        { do: 'PublishVersion', function: 'f' },
        { do: 'Invoke', function: 'f', qualifier: '1' },
        { do: 'UpdateFunctionConfiguration', function: 'f', vpcConfig: vpcConfig(['b']), memory: 256 },
        { do: 'UpdateFunctionConfiguration', function: 'f', vpcConfig: null, memory: 512 },
        { do: 'DeleteFunction', function: 'f', qualifier: '1' },
        {
          do: 'CreateFunction',
          function: 'g',
          role: null,
          vpcConfig: vpcConfig(['a']),
          memory: 128,
          publish: true,
        },
        { do: 'DeleteFunction', function: 'nobody', qualifier: null },
      ),
    });
    const { operations, functions } = run.end();
    expect(operations.map(({ at, operation, status, error }) => [at, operation, status, error])).toEqual([
      [10, 'PublishVersion', 201, null],
      [20, 'Invoke', 200, null],
      [30, 'UpdateFunctionConfiguration', 200, null],
      [40, 'UpdateFunctionConfiguration', 409, 'ResourceConflictException'],
      [50, 'DeleteFunction', 204, null],
      [60, 'CreateFunction', 201, null],
      [70, 'DeleteFunction', 404, 'ResourceNotFoundException'],
    ]);
    expect(functions.map(({ name, version }) => `${name}:${version}`)).toEqual([
      'f:$LATEST',
      'f:1',
      'g:$LATEST',
      'g:1',
    ]);
  });

  it('an entry is one attempt: a refused one is not tried again', () => {
    const update = { do: 'UpdateFunctionConfiguration' as const, function: 'f', memory: 256 };
    const run = account({
      functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }],
      timeline: every10Seconds({ ...update, vpcConfig: vpcConfig(['b']) }),
    });
    expect(run.end().operations.map(({ status }) => status)).toEqual([201, 409]);
    expect(run.version('f').settings.memory).toBe(128);
  });
});

describe('SetUsedIps', () => {
  it('changes what others use of a subnet; one that is not there is passed over', () => {
    const run = account({
      timeline: every10Seconds(
        { do: 'SetUsedIps', subnet: 'a', ips: 100 },
        { do: 'SetUsedIps', subnet: 'nowhere', ips: 100 },
      ),
    });
    expect(run.end().subnets.map(({ usedEnd }) => usedEnd)).toEqual([100, 0]);
  });

  it('that asks for more than is free is clipped, and a finding', () => {
    const run = account({
      functions: [existing],
      timeline: every10Seconds({ do: 'SetUsedIps', subnet: 'a', ips: 251 }),
    });
    const { subnets, findings } = run.end();
    expect(subnets[0]).toMatchObject({ usedPeak: 251, freeMin: 0, freeMinAt: 10 });
    expect(findings).toMatchObject([{ code: 'RUN001', where: 'a' }]);
  });
});

describe('SetQuota', () => {
  const set = (quota: 'enisPerVpc' | 'enisPerRegion' | 'concurrentExecutions', value: number, vpc = null) =>
    every10Seconds({ do: 'SetQuota', quota, vpc, value });

  it('of a VPC: of the one that is named, or of all', () => {
    const vpcs = ['vpc', 'other'].map((id) => ({
      id,
      cidr: '10.0.0.0/16',
      ipv6Cidr: null,
      tenancy: 'default' as const,
      otherEnis: 0,
    }));
    const quotas = (vpc: string | null): number[] =>
      account({ vpcs, timeline: set('enisPerVpc', 9, vpc as never) })
        .end()
        .vpcs.map(({ eniQuota }) => eniQuota);
    expect(quotas('other')).toEqual([9, 250]); // sorted: other, vpc
    expect(quotas(null)).toEqual([9, 9]);
  });

  it('below what is used takes nothing away, but nothing can be added', () => {
    const run = account({ functions: [existing], timeline: set('enisPerVpc', 0) }).at(20);
    expect(run.phases('a')).toEqual(['inUse']);
    run.create('g', vpcConfig(['b']));
    expect(run.version('g').state).toBe('Failed');
    run.create('h', vpcConfig(['a']));
    expect(run.at(25).version('h').state).toBe('Active');
  });

  it('of the Region', () => {
    const run = account({ functions: [existing], timeline: set('enisPerRegion', 1) }).at(10);
    run.create('g', vpcConfig(['b']));
    expect(run.version('g')).toMatchObject({ state: 'Failed', stateReasonCode: 'EniLimitExceeded' });
  });

  it('of the concurrency: curves that were capped go on at once', () => {
    const run = account({
      quotas: { concurrentExecutions: 4 },
      functions: [curveFunction('f', [[0, 9]])],
      timeline: set('concurrentExecutions', 7),
    });
    expect(run.at(9.999).key('a').connections.open).toBe(4);
    expect(run.at(10).key('a').connections.open).toBe(7);
  });

  it('is a fact', () => {
    const run = account({ timeline: set('enisPerVpc', 9) }).at(10);
    expect(run.told('quota.changed')).toMatchObject([{ at: 10, quota: 'enisPerVpc', vpc: null, value: 9 }]);
  });

  it('a quota of every VPC is that of the VPCs to come, too; that of one VPC is not', () => {
    const quotaOfNew = (vpc: string | null) => {
      const run = account({
        timeline: every10Seconds(
          { do: 'SetQuota', quota: 'enisPerVpc', vpc, value: 7 },
          { do: 'CreateVpc', vpc: 'later', cidr: '10.9.0.0/16', ipv6Cidr: null, tenancy: 'default' },
        ),
      });
      return run.end().vpcs.map(({ id, eniQuota }) => [id, eniQuota]);
    };
    expect(quotaOfNew(null)).toEqual([
      ['later', 7],
      ['vpc', 7],
    ]);
    expect(quotaOfNew('vpc')).toEqual([
      ['later', 250],
      ['vpc', 7],
    ]);
  });
});
