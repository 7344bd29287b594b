import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/kernel/time.ts';
import { findingsOf, scenarioOf } from './support.ts';

const subnet = (usedIps: string) =>
  scenarioOf(
    `vpcs: [{ id: v, cidr: 10.0.0.0/16 }]\nsubnets: [{ id: s, vpc: v, cidr: 10.0.0.0/24, usedIps: ${usedIps} }]`,
  ).subnets[0];

describe('resolveScenario', () => {
  it.each([
    ['0', [{ atMs: 0, ips: 0 }]],
    ['40', [{ atMs: 0, ips: 40 }]],
    ['[]', [{ atMs: 0, ips: 0 }]],
    ['[{ at: 0s, ips: 5 }]', [{ atMs: 0, ips: 5 }]],
    [
      '[{ at: 1h, ips: 5 }]',
      [
        { atMs: 0, ips: 0 },
        { atMs: HOUR, ips: 5 },
      ],
    ],
  ])('usedIps: %s', (written, expected) => {
    expect(subnet(written)?.usedIps).toEqual(expected);
  });

  it('fills in what a subnet leaves out', () => {
    const { subnets, vpcs } = scenarioOf(
      'vpcs: [{ id: v, cidr: 10.0.0.0/16 }]\nsubnets: [{ id: s, vpc: v, ipv6Cidr: "2001:db8::/64" }]',
    );
    expect(vpcs).toEqual([
      { id: 'v', cidr: '10.0.0.0/16', ipv6Cidr: null, tenancy: 'default', otherEnis: 0 },
    ]);
    expect(subnets).toEqual([
      {
        id: 's',
        vpc: 'v',
        az: '',
        cidr: null,
        ipv6Cidr: '2001:db8::/64',
        route: 'none',
        usedIps: [{ atMs: 0, ips: 0 }],
      },
    ]);
  });

  it.each([
    ['{}', { parallelism: null, ec2CreateEni: null }],
    [
      '{ parallelism: 10, ec2CreateEni: { bucket: 100, perSecond: 5 } }',
      { parallelism: 10, ec2CreateEni: { bucket: 100, perSecond: 5 } },
    ],
  ])('deploy: %s', (written, expected) => {
    expect(scenarioOf(`deploy: ${written}`).deploy).toEqual(expected);
  });

  it.each(['0', '0.0000001'])(
    'deploy: a bucket filled at %s per second would never be filled',
    (perSecond) => {
      const written = `deploy: { ec2CreateEni: { bucket: 1, perSecond: ${perSecond} } }`;
      expect(findingsOf(written)).toEqual([expect.stringContaining('deploy.ec2CreateEni.perSecond')]);
    },
  );
});
