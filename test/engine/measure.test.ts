import { describe, expect, it } from 'vitest';
import { DAY, SECOND } from '../../src/kernel/time.ts';
import { account, curveFunction, invokedFunction } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const onA = vpcConfig(['a']);

describe('peaks', () => {
  it('of a subnet: the most used and the fewest free, at the first instant of it', () => {
    const run = account({
      subnets: [
        {
          id: 'a',
          usedIps: [
            { atMs: 0, ips: 40 },
            { atMs: 100 * SECOND, ips: 90 },
            { atMs: 500 * SECOND, ips: 90 },
            { atMs: 600 * SECOND, ips: 10 },
          ],
        },
      ],
      functions: [{ name: 'f', vpcConfig: onA, create: 200 * SECOND }],
    });
    expect(run.end().subnets).toEqual([
      { id: 'a', vpc: 'vpc', usable: 251, usedPeak: 91, usedEnd: 11, freeMin: 160, freeMinAt: 200 },
    ]);
  });

  it('of a VPC: its ENIs with those of others, and their share of the quota then', () => {
    const run = account({
      otherEnis: 48,
      quotas: { enisPerVpc: 100 },
      functions: [{ name: 'f', vpcConfig: vpcConfig(['a', 'b']) }],
      timeline: [
        { atMs: 1000 * SECOND, do: 'DeleteFunction', function: 'f', qualifier: null },
        { atMs: 3000 * SECOND, do: 'SetQuota', quota: 'enisPerVpc', vpc: 'vpc', value: 60 },
      ],
    });
    expect(run.end().vpcs).toEqual([
      {
        id: 'vpc',
        eniQuota: 60,
        otherEnis: 48,
        enisPeak: 50,
        enisPeakAt: 0,
        enisEnd: 48,
        usedRatioPeak: 0.8,
      },
    ]);
  });

  it('of the account: Lambda’s own ENIs, over all VPCs', () => {
    const run = account({ otherEnis: 48, functions: [{ name: 'f', vpcConfig: vpcConfig(['a', 'b']) }] });
    run.at(1000).delete('f');
    expect(run.end().enis).toMatchObject({ created: 2, released: 2, peak: 2, peakAt: 0, end: 0 });
  });

  it('reached twice is that of the first time', () => {
    const run = account({ functions: [{ name: 'f', create: 10 * SECOND, vpcConfig: onA }] }).at(300);
    run.delete('f');
    run.at(2000).create('g', onA);
    const { enis, vpcs } = run.end();
    expect([enis.peakAt, vpcs[0]?.enisPeakAt]).toEqual([10, 10]);
  });

  it('existing functions are counted from the start', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing', vpcConfig: onA }] });
    const { enis, subnets } = run.end();
    expect(enis).toMatchObject({ created: 1, peak: 1, peakAt: 0 });
    expect(subnets[0]).toMatchObject({ usedPeak: 1, freeMin: 250, freeMinAt: 0 });
  });

  it('an account without a VPC has no peak', () => {
    expect(account({ vpcs: [], subnets: [], securityGroups: [] }).end().enis).toMatchObject({
      peak: 0,
      peakAt: null,
    });
  });
});

describe('metrics', () => {
  const metricsOf = (run: ReturnType<typeof account>) => run.end().metrics;

  it('time Pending: of those that became Active, and of those that still wait at the end; not of failures', () => {
    const run = account({ quotas: { enisPerVpc: 1 } });
    run.create('f', onA);
    run.create('g', vpcConfig(['b']));
    expect(metricsOf(run)).toMatchObject({
      pending_seconds: { count: 1, min: 210, max: 210 },
      functions_failed: { count: 1 },
    });
  });

  it('time in an update: of those that succeeded and of those that failed', () => {
    const run = account({
      quotas: { enisPerVpc: 1 },
      functions: [{ name: 'f', create: 'existing', vpcConfig: onA }],
    });
    run.at(10).update('f', null, 256);
    run.at(20).update('f', vpcConfig(['b']));
    expect(metricsOf(run)).toMatchObject({
      update_seconds: { count: 2, min: 0, max: 1 },
      updates_failed: { count: 1 },
    });
  });

  it('time of a release: from the loss of the last holder until the address is free', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing', vpcConfig: onA }] });
    run.at(10).delete('f');
    expect(metricsOf(run)['release_seconds']).toMatchObject({ count: 1, max: 900 });
  });

  it('ENIs left behind because their role is gone', () => {
    const run = account({
      roles: [{ name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] }],
      functions: [{ name: 'f', role: 'app', create: 'existing', vpcConfig: onA }],
    }).at(10);
    run.simulation.control.execute('DeleteRole', { roleName: 'app' });
    run.delete('f');
    expect(metricsOf(run)).toMatchObject({ enis_orphaned: { count: 1 }, release_seconds: { count: 0 } });
  });

  it('shortages, each by itself', () => {
    const run = account({
      parameters: { maxConnectionsPerEni: 10, scaleOut: false },
      functions: [
        curveFunction('f', [
          [10, 11],
          [20, 9],
          [30, 11],
          [60, 0],
        ]),
      ],
    });
    expect(metricsOf(run)).toMatchObject({
      shortage_seconds: { count: 2, min: 10, max: 30 },
      connections_refused: { count: 2 },
    });
  });

  it('versions that became Inactive; a restoration that fails is no second time', () => {
    const run = account({
      durationMs: 60 * DAY,
      functions: [{ name: 'f', create: 'existing', vpcConfig: onA }],
    }).at(31 * 86_400);
    run.world.setUsedIps(run.key('a').subnet, 251);
    run.invoke('f');
    expect(metricsOf(run)).toMatchObject({
      functions_inactive: { count: 1 },
      pending_seconds: { count: 0 },
    });
  });

  it('operations that AWS refused', () => {
    const run = account();
    run.delete('nobody');
    run.create('f', null);
    run.create('g', null);
    expect(metricsOf(run)['operations_refused']).toEqual({ count: 1 });
  });

  it('use of the quotas of VPC and Region, others included', () => {
    const run = account({
      otherEnis: 49,
      quotas: { enisPerVpc: 100, enisPerRegion: 200 },
      functions: [{ name: 'f', vpcConfig: onA }],
    });
    expect(metricsOf(run)).toMatchObject({
      eni_quota_used_ratio: { min: 0.49, max: 0.5, last: 0.5 },
      eni_region_quota_used_ratio: { min: 0.245, max: 0.25, last: 0.25 },
      enis: { min: 0, max: 1, last: 1 },
      subnet_free_ips: { min: 250, max: 251 },
    });
  });

  it('ENIs of the account, of a VPC and of a subnet are three different things to watch', () => {
    const watch = (tags: Record<string, string>) => ({
      metric: 'enis',
      name: 'enis',
      tags,
      expression: 'max<2',
      aggregate: 'max',
      operator: '<' as const,
      limit: 2,
    });
    const run = account({
      thresholds: [watch({}), watch({ vpc: 'vpc' }), watch({ subnet: 'a' }), watch({ subnet: 'b' })],
      functions: [
        { name: 'f', vpcConfig: vpcConfig(['a', 'b']) },
        { name: 'g', create: 60 * SECOND, vpcConfig: vpcConfig(['a'], ['h']) },
      ],
    });
    expect(run.end().thresholds.map(({ value, ok, firstBreachAt }) => [value, ok, firstBreachAt])).toEqual([
      [3, false, 0],
      [3, false, 0],
      [2, false, 60],
      [1, true, null],
    ]);
  });

  it('an IPv6-only subnet has no IPv4 address to run out of', () => {
    const subnets = [{ id: 'a' }, { id: 'six', cidr: null, ipv6Cidr: '2001:db8::/64' }];
    expect(metricsOf(account({ subnets }))['subnet_free_ips']).toEqual({ min: 251, max: 251, last: 251 });
  });

  it('a quota of 0 is no division by 0', () => {
    const run = account({ quotas: { enisPerVpc: 0, enisPerRegion: 0 } });
    expect(metricsOf(run)['eni_quota_used_ratio']).toEqual({ min: 0, max: 0, last: 0 });
  });

  it('attempts to invoke are counted once, however often the result is asked for', () => {
    const run = account({ functions: [invokedFunction('f', [10, 20, 30])] }).at(25);
    expect(run.simulation.result().metrics['invocations']).toEqual({ count: 2 });
    expect(run.simulation.result().metrics['invocations']).toEqual({ count: 2 });
    expect(metricsOf(run)['invocations']).toEqual({ count: 3 });
  });
});
