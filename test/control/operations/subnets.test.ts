import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/kernel/time.ts';
import { account, bodyOf } from '../../support/account.ts';
import { vpcConfig } from '../../support/scenarios.ts';

const error = ({ error: name, message }: { error: string | null; message: string | null }) => [name, message];

describe('CreateSubnet', () => {
  it.each([
    ['10.0.5.0/24', null],
    ['10.0.0.128/25', 'InvalidSubnet.Conflict'],
    ['10.0.0.0/16', 'InvalidSubnet.Conflict'],
    ['10.1.0.0/24', 'InvalidSubnet.Range'],
    ['10.0.5.0/29', 'InvalidSubnet.Range'],
    ['10.0.5.1/24', 'InvalidSubnet.Range'],
  ])('%s: %s', (cidr, expected) => {
    expect(account().call('CreateSubnet', { vpcId: 'vpc', cidr }).error).toBe(expected);
  });

  it('needs a VPC, and may take the block of a subnet that is gone', () => {
    const run = account();
    expect(run.call('CreateSubnet', { vpcId: 'nowhere', cidr: '10.0.5.0/24' }).error).toBe(
      'InvalidVpcID.NotFound',
    );
    run.call('DeleteSubnet', { id: 'a' });
    expect(run.call('CreateSubnet', { vpcId: 'vpc', cidr: '10.0.0.0/24' }).status).toBe(200);
  });

  it('a function can be attached to it from then on', () => {
    const run = account();
    const toNew = vpcConfig(['subnet-new']);
    expect(run.create('f', toNew)).toMatchObject({
      status: 400,
      message: expect.stringContaining(
        "InvalidSubnetID.NotFound. EC2 Error Message: The subnet ID 'subnet-new'",
      ) as string,
    });
    run.call('CreateSubnet', {
      id: 'subnet-new',
      vpcId: 'vpc',
      cidr: '10.0.5.0/28',
      availabilityZone: 'zone-c',
    });
    expect(run.create('f', toNew).status).toBe(201);
    const { body } = run.call('DescribeSubnets', { ids: ['subnet-new'] });
    expect(body?.Subnets).toEqual([
      {
        SubnetId: 'subnet-new',
        SubnetArn: 'arn:aws:ec2:eu-west-1:123456789012:subnet/subnet-new',
        VpcId: 'vpc',
        OwnerId: '123456789012',
        AvailabilityZone: 'zone-c',
        CidrBlock: '10.0.5.0/28',
        Ipv6CidrBlockAssociationSet: [],
        Ipv6Native: false,
        AvailableIpAddressCount: 10,
        State: 'available',
      },
    ]);
  });
});

describe('DeleteSubnet and DeleteSecurityGroup', () => {
  it('are refused through both phases of the release, and for an orphan for ever', () => {
    const roles = [{ name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] }];
    const run = account({
      durationMs: 2 * DAY,
      roles,
      functions: [{ name: 'f', role: 'app', create: 'existing', vpcConfig: vpcConfig(['a']) }],
    });
    run.delete('f');
    run.call('DeleteRole', { roleName: 'app' });
    const seen = [1, 239, 240, 899, 900, 86_400].map((second) => [
      run.at(second).phases('a')[0],
      run.call('DeleteSubnet', { id: 'a' }).error,
      run.call('DeleteSecurityGroup', { id: 'g' }).message,
    ]);
    const refused = ['DependencyViolation', 'resource g has a dependent object'];
    expect(seen).toEqual(
      ['releasing', 'releasing', 'detached', 'detached', 'orphaned', 'orphaned'].map((phase) => [
        phase,
        ...refused,
      ]),
    );
    run.call('CreateRole', { roleName: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] });
    expect([
      run.call('DeleteSubnet', { id: 'a' }).status,
      run.call('DeleteSecurityGroup', { id: 'g' }).status,
    ]).toEqual([200, 200]);
    expect(error(run.call('DeleteSubnet', { id: 'a' }))).toEqual([
      'InvalidSubnetID.NotFound',
      "The subnet ID 'a' does not exist",
    ]);
    expect(run.call('DeleteSecurityGroup', { id: 'g' }).error).toBe('InvalidGroup.NotFound');
  });

  it('an Inactive function holds nothing: its subnet can go, and then it cannot come back', () => {
    const run = account({
      durationMs: 60 * DAY,
      functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }],
    }).at(32 * 86_400);
    expect(run.call('DeleteSubnet', { id: 'a' }).status).toBe(200);
    expect(run.invoke('f').status).toBe(502);
    expect(bodyOf(run.get('f'))).toMatchObject({
      State: 'Inactive',
      StateReasonCode: 'InvalidSubnet',
      StateReason: 'A subnet of the function does not exist.',
    });
    const update = run.update('f', null, 256);
    expect(bodyOf(update)).toMatchObject({ State: 'Pending', LastUpdateStatus: 'InProgress' });
    expect(bodyOf(run.get('f'))).toMatchObject({
      State: 'Inactive',
      LastUpdateStatus: 'Failed',
      LastUpdateStatusReasonCode: 'InvalidSubnet',
    });
    expect(run.update('f', { securityGroupIds: ['h'] })).toMatchObject({ status: 400 });
    run.update('f', vpcConfig(['b']));
    expect(run.at(32 * 86_400 + 210).version('f').state).toBe('Active');
  });

  it('so with its security group', () => {
    const run = account({
      durationMs: 60 * DAY,
      functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }],
    }).at(32 * 86_400);
    run.call('DeleteSecurityGroup', { id: 'g' });
    run.invoke('f');
    expect(run.version('f')).toMatchObject({ state: 'Inactive', stateReasonCode: 'InvalidSecurityGroup' });
  });

  it('addresses that others were to use in a subnet that is gone change nothing', () => {
    const run = account({
      subnets: [
        {
          id: 'a',
          usedIps: [
            { atMs: 0, ips: 1 },
            { atMs: 60_000, ips: 9 },
          ],
        },
      ],
    });
    run.call('DeleteSubnet', { id: 'a' });
    expect(run.at(61).times('subnet.usageChanged')).toEqual([0]);
  });
});

describe('DescribeSubnets', () => {
  it('counts the addresses that are free beside ENIs, interfaces and others', () => {
    const run = account({
      subnets: [{ id: 'a', usedIps: [{ atMs: 0, ips: 40 }] }, { id: 'b' }],
      functions: [{ name: 'f', vpcConfig: vpcConfig(['a', 'b']) }],
    });
    run.call('CreateNetworkInterface', { subnetId: 'a', securityGroupIds: [] });
    const free = (filters: { name: string; values: string[] }[]) =>
      run.call('DescribeSubnets', { filters }).body?.Subnets.map((one) => one.AvailableIpAddressCount);
    expect(free([])).toEqual([209, 250]);
    expect(free([{ name: 'availability-zone', values: ['zone-1'] }])).toEqual([250]);
    expect(
      free([
        { name: 'vpc-id', values: ['vpc'] },
        { name: 'cidr-block', values: ['10.0.0.*'] },
      ]),
    ).toEqual([209]);
  });
});
