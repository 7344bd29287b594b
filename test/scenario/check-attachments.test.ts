import { describe, expect, it } from 'vitest';
import { findingsOf } from './support.ts';

const networks = `vpcs: [{ id: v, cidr: 10.0.0.0/16 }, { id: w, cidr: 10.1.0.0/16 }]
subnets: [{ id: in-v, vpc: v, cidr: 10.0.1.0/24 }, { id: in-w, vpc: w, cidr: 10.1.1.0/24 }]
securityGroups: [{ id: of-v, vpc: v }, { id: of-w, vpc: w, count: 2 }]
`;
const found = (text: string): string[] => findingsOf(`${networks}${text}`);

describe('checkAttachments', () => {
  it.each([
    ['subnetIds: [in-v, in-w], securityGroupIds: [of-v]', 'subnets and groups of v and w'],
    ['subnetIds: [in-v], securityGroupIds: ["of-w-{n}"]', 'subnets and groups of v and w'],
    ['subnetIds: [in-v], securityGroupIds: []', 'subnets without securityGroupIds'],
    ['subnetIds: [], securityGroupIds: [of-v]', 'groups without subnetIds'],
  ])('{ %s }: %s', (config, what) => {
    expect(found(`functions: [{ name: a, count: 2, vpcConfig: { ${config} } }]`)).toEqual([
      expect.stringContaining(
        `functions[0].vpcConfig: ${what}: AWS refuses every call with this VpcConfig (SCN025)`,
      ),
    ]);
  });

  it('looks at the timeline too, and at what it creates', () => {
    const timeline = `functions: [{ name: a }]
timeline:
  - { at: 1h, do: CreateSubnet, subnet: new, vpc: w, cidr: 10.1.2.0/24 }
  - { at: 2h, do: UpdateFunctionConfiguration, function: a, vpcConfig: { subnetIds: [new], securityGroupIds: [of-v] } }
`;
    expect(found(timeline)).toEqual([
      expect.stringContaining('timeline[1].vpcConfig: subnets and groups of w and v'),
    ]);
  });

  it('has nothing against one VPC, or none', () => {
    expect(
      found(
        'functions: [{ name: a, vpcConfig: { subnetIds: [in-w], securityGroupIds: [of-w-1, of-w-2] } }, { name: b }]',
      ),
    ).toEqual([]);
  });
});
