import { describe, expect, it } from 'vitest';
import { account } from '../../support/account.ts';
import { vpcConfig } from '../../support/scenarios.ts';

const role = { name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] };
const attached = () =>
  account({ roles: [role], functions: [{ name: 'f', role: 'app', vpcConfig: vpcConfig(['a']) }] });
const only = (run: ReturnType<typeof account>) => {
  const [one] = run.call('DescribeNetworkInterfaces', {}).body?.NetworkInterfaces ?? [];
  if (one === undefined) throw new Error('there is no interface');
  return one;
};

describe('an ENI of Lambda, as a customer sees it', () => {
  it('tells the function that it was made for, its address, and that amazon-aws has attached it', () => {
    const eni = only(attached().at(300));
    expect(eni).toEqual({
      NetworkInterfaceId: expect.stringMatching(/^eni-0[0-9a-f]{16}$/) as string,
      InterfaceType: 'lambda',
      Description: expect.stringMatching(
        /^AWS Lambda VPC ENI-f-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      ) as string,
      Status: 'in-use',
      Attachment: {
        AttachmentId: expect.stringMatching(/^ela-attach-0[0-9a-f]{16}$/) as string,
        InstanceOwnerId: 'amazon-aws',
        DeviceIndex: 1,
        DeleteOnTermination: false,
        Status: 'attached',
      },
      SubnetId: 'a',
      VpcId: 'vpc',
      AvailabilityZone: 'zone-0',
      OwnerId: '123456789012',
      RequesterManaged: false,
      Groups: [{ GroupId: 'g', GroupName: 'g' }],
      PrivateIpAddress: '10.0.0.4',
      PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: '10.0.0.4' }],
    });
  });

  it('is attaching, in use, still in use in the first phase of the release, then available as an interface', () => {
    const run = attached();
    const seen = (second: number) => {
      const { Status, InterfaceType, Attachment } = only(run.at(second));
      return [Status, InterfaceType, Attachment !== undefined];
    };
    expect([seen(0), seen(210)]).toEqual([
      ['attaching', 'lambda', false],
      ['in-use', 'lambda', true],
    ]);
    run.delete('f');
    expect([seen(449), seen(450), seen(1109)]).toEqual([
      ['in-use', 'lambda', true],
      ['available', 'interface', false],
      ['available', 'interface', false],
    ]);
    expect(run.at(1110).call('DescribeNetworkInterfaces', {}).body?.NetworkInterfaces).toEqual([]);
  });

  it('in use cannot be deleted, detached or changed', () => {
    const run = attached().at(300);
    const { NetworkInterfaceId: id } = only(run);
    const answers = [
      run.call('DeleteNetworkInterface', { id }),
      run.call('DetachNetworkInterface', { id }),
      run.call('ModifyNetworkInterfaceAttribute', { id, securityGroupIds: ['h'] }),
    ];
    expect(answers.map(({ error, message }) => [error, message])).toEqual([
      ['InvalidParameterValue', `Network interface '${id}' is currently in use.`],
      ['OperationNotPermitted', "You are not allowed to manage 'ela-attach' attachments."],
      ['AuthFailure', 'You do not have permission to access the specified resource.'],
    ]);
    expect(run.phases('a')).toEqual(['inUse']);
  });

  it('detached or orphaned can be deleted by a person, once', () => {
    const run = attached().at(300);
    run.delete('f');
    const { NetworkInterfaceId: id } = only(run);
    expect(run.at(539).call('DeleteNetworkInterface', { id }).error).toBe('InvalidParameterValue');
    expect(run.at(540).call('DeleteNetworkInterface', { id }).status).toBe(200);
    expect(run.call('DeleteNetworkInterface', { id })).toMatchObject({
      error: 'InvalidNetworkInterfaceID.NotFound',
      message: `The networkInterface ID '${id}' does not exist`,
    });
    expect(run.at(3000).times('eni.deleted')).toEqual([540]);
    const orphaned = attached().at(300);
    orphaned.delete('f');
    orphaned.call('DeleteRole', { roleName: 'app' });
    expect(orphaned.at(1300).phases('a')).toEqual(['orphaned']);
    orphaned.call('DeleteNetworkInterface', { id: only(orphaned).NetworkInterfaceId });
    expect([orphaned.phases('a'), orphaned.simulation.result().enis.orphaned]).toEqual([[], 0]);
  });

  it('deleted by a person gives its room to who waits for it', () => {
    const run = account({
      quotas: { enisPerVpc: 1 },
      functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }],
    });
    run.delete('f');
    const { NetworkInterfaceId: id } = only(run.at(240));
    run.create('e', vpcConfig(['b']));
    expect(run.version('e').state).toBe('Failed');
    run.call('DeleteNetworkInterface', { id });
    run.create('d', vpcConfig(['b']));
    expect(run.version('d').state).toBe('Pending');
  });
});

describe('an interface of the customer', () => {
  it('takes an address and a unit of the Region, not of the VPC, until it is deleted', () => {
    const run = account({ subnets: [{ id: 'a', cidr: '10.0.0.0/28' }] });
    const made = run.call('CreateNetworkInterface', {
      subnetId: 'a',
      securityGroupIds: ['g'],
      description: 'database',
    });
    const { NetworkInterfaceId: id, ...shown } = made.body?.NetworkInterface ?? only(run);
    expect(shown).toMatchObject({ Status: 'available', InterfaceType: 'interface', Description: 'database' });
    const { network } = run.world;
    expect([network.subnets.get('a')?.free, network.vpcs.get('vpc')?.used, network.regionEnis]).toEqual([
      10, 0, 1,
    ]);
    expect(run.call('DeleteSubnet', { id: 'a' }).error).toBe('DependencyViolation');
    expect(run.call('DeleteSecurityGroup', { id: 'g' }).error).toBe('DependencyViolation');
    run.call('ModifyNetworkInterfaceAttribute', { id, securityGroupIds: ['h'] });
    expect(run.call('DeleteSecurityGroup', { id: 'g' }).status).toBe(200);
    expect(run.call('DetachNetworkInterface', { id }).error).toBe('InvalidAttachment.NotFound');
    expect(run.call('DeleteNetworkInterface', { id }).status).toBe(200);
    expect([network.subnets.get('a')?.free, network.regionEnis]).toEqual([11, 0]);
    expect(run.simulation.result().subnets[0]).toMatchObject({ usedPeak: 1, usedEnd: 0, freeMin: 10 });
  });

  it('is refused without address, quota, subnet or group, or with a group of another VPC', () => {
    const run = account({
      quotas: { enisPerRegion: 1 },
      subnets: [{ id: 'a' }, { id: 'b', usedIps: [{ atMs: 0, ips: 251 }] }],
    });
    const errorOf = (subnetId: string, securityGroupIds: string[] = []) =>
      run.call('CreateNetworkInterface', { subnetId, securityGroupIds }).error;
    run.call('CreateVpc', { id: 'vpc-2', cidr: '10.9.0.0/16' });
    run.call('CreateSecurityGroup', { id: 'sg-2', vpcId: 'vpc-2' });
    expect([errorOf('c'), errorOf('a', ['i']), errorOf('a', ['sg-2']), errorOf('b')]).toEqual([
      'InvalidSubnetID.NotFound',
      'InvalidGroup.NotFound',
      'InvalidGroup.NotFound',
      'InsufficientFreeAddressesInSubnet',
    ]);
    expect([errorOf('a'), errorOf('a')]).toEqual([null, 'NetworkInterfaceLimitExceeded']);
  });

  it('stands in the way of an ENI, and clips what others use', () => {
    const run = account({
      subnets: [
        {
          id: 'a',
          cidr: '10.0.0.0/28',
          usedIps: [
            { atMs: 0, ips: 10 },
            { atMs: 9000, ips: 11 },
          ],
        },
      ],
    });
    run.call('CreateNetworkInterface', { subnetId: 'a', securityGroupIds: [] });
    run.create('f', vpcConfig(['a']));
    expect(run.version('f')).toMatchObject({ state: 'Failed', stateReasonCode: 'SubnetOutOfIPAddresses' });
    expect(run.at(9).told('subnet.usageChanged').at(-1)).toMatchObject({ ips: 10, clippedFrom: 11 });
  });
});

describe('addresses', () => {
  it('are each given to one, from the first usable on, the last given back first', () => {
    const run = account();
    const make = () =>
      run.call('CreateNetworkInterface', { subnetId: 'a', securityGroupIds: [] }).body?.NetworkInterface;
    const [first, second] = [make(), make()];
    expect([first?.PrivateIpAddress, second?.PrivateIpAddress]).toEqual(['10.0.0.4', '10.0.0.5']);
    run.call('DeleteNetworkInterface', { id: first?.NetworkInterfaceId ?? '' });
    expect([make()?.PrivateIpAddress, make()?.PrivateIpAddress]).toEqual(['10.0.0.4', '10.0.0.6']);
  });
});

describe('DescribeNetworkInterfaces', () => {
  it('filters as people look for ENIs: by description, subnet, status, group and owner', () => {
    const run = account({ functions: [{ name: 'f', vpcConfig: vpcConfig(['a', 'b'], ['g', 'h']) }] }).at(300);
    run.call('CreateNetworkInterface', { subnetId: 'a', securityGroupIds: ['g'], description: 'mine' });
    const count = (name: string, ...values: string[]) =>
      run.call('DescribeNetworkInterfaces', { filters: [{ name, values }] }).body?.NetworkInterfaces.length;
    expect([
      count('description', 'AWS Lambda VPC ENI*'),
      count('description', 'AWS Lambda VPC ENI'),
      count('subnet-id', 'a'),
      count('status', 'in-use', 'available'),
      count('status', 'available'),
      count('group-id', 'h'),
      count('attachment.instance-owner-id', 'amazon-aws'),
      count('requester-managed', 'true'),
    ]).toEqual([2, 0, 2, 3, 1, 2, 2, 0]);
    expect(run.call('DescribeNetworkInterfaces', { ids: ['eni-1'] }).error).toBe(
      'InvalidNetworkInterfaceID.NotFound',
    );
    expect(
      run.call('DescribeNetworkInterfaces', { filters: [{ name: 'colour', values: ['*'] }] }).error,
    ).toBe('InvalidParameterValue');
  });
});
