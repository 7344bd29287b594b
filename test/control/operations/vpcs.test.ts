import { describe, expect, it } from 'vitest';
import { account } from '../../support/account.ts';
import { vpcConfig } from '../../support/scenarios.ts';

const error = ({ error: name, message }: { error: string | null; message: string | null }) => [name, message];

describe('a VPC', () => {
  it('is made with its subnet and group, used by a function, and taken down in the order of its parts', () => {
    const run = account();
    expect(run.call('CreateVpc', { id: 'vpc-2', cidr: '10.1.0.0/16' }).body?.Vpc).toEqual({
      VpcId: 'vpc-2',
      OwnerId: '123456789012',
      CidrBlock: '10.1.0.0/16',
      Ipv6CidrBlockAssociationSet: [],
      InstanceTenancy: 'default',
      IsDefault: false,
      State: 'available',
    });
    run.call('CreateSubnet', { id: 'subnet-2', vpcId: 'vpc-2', cidr: '10.1.0.0/28' });
    run.call('CreateSecurityGroup', { id: 'sg-2', vpcId: 'vpc-2' });
    expect(run.create('f', vpcConfig(['subnet-2'], ['sg-2'])).status).toBe(201);
    expect(error(run.call('DeleteVpc', { id: 'vpc-2' }))).toEqual([
      'DependencyViolation',
      "The vpc 'vpc-2' has dependencies and cannot be deleted.",
    ]);
    run.at(300).delete('f');
    const inOrder = [
      ['DeleteSubnet', 'subnet-2'],
      ['DeleteSecurityGroup', 'sg-2'],
      ['DeleteVpc', 'vpc-2'],
    ] as const;
    const takeDown = () => inOrder.map(([operation, id]) => run.call(operation, { id }).status);
    expect(takeDown()).toEqual([400, 400, 400]);
    expect(run.at(1199.999).key('subnet-2', ['sg-2']).enis).toHaveLength(1);
    expect(takeDown()).toEqual([400, 400, 400]);
    expect([run.at(1200).now, takeDown()]).toEqual([1200, [200, 200, 200]]);
    expect(takeDown()).toEqual([400, 400, 400]);
    const { vpcs, subnets } = run.simulation.result();
    expect([vpcs, subnets].map((rows) => rows.filter(({ deleted }) => deleted).map(({ id }) => id))).toEqual([
      ['vpc-2'],
      ['subnet-2'],
    ]);
    expect(subnets.find(({ id }) => id === 'subnet-2')).toMatchObject({
      usable: 11,
      usedPeak: 1,
      usedEnd: 0,
    });
  });

  it('gets an id by the seed where none is given, never one that there was', () => {
    const ids = () => {
      const run = account();
      return [1, 2].map(() => run.call('CreateVpc', { cidr: '10.1.0.0/16' }).body?.Vpc.VpcId);
    };
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(2);
    for (const id of ids()) expect(id).toMatch(/^vpc-0[0-9a-f]{16}$/);
    const run = account();
    expect(run.call('CreateVpc', { id: 'vpc', cidr: '10.1.0.0/16' }).error).toBe('InvalidParameterValue');
    run.call('CreateVpc', { id: 'vpc-2', cidr: '10.1.0.0/16' });
    run.call('DeleteVpc', { id: 'vpc-2' });
    expect(run.call('CreateVpc', { id: 'vpc-2', cidr: '10.1.0.0/16' }).error).toBe('InvalidParameterValue');
  });

  it.each(['10.1.0.0/15', '10.1.0.0/29', '10.1.0.1/16', 'banana'])('of %s is refused', (cidr) => {
    expect(error(account().call('CreateVpc', { cidr }))).toEqual([
      'InvalidVpc.Range',
      `The CIDR '${cidr}' is invalid.`,
    ]);
  });

  it('is listed, by id and by filter; the VPC of the Lambda service is not', () => {
    const run = account();
    run.call('CreateVpc', { id: 'vpc-2', cidr: '10.1.0.0/16', tenancy: 'dedicated' });
    const idsOf = (request: Parameters<typeof run.call<'DescribeVpcs'>>[1]) =>
      run.call('DescribeVpcs', request).body?.Vpcs.map(({ VpcId }) => VpcId);
    expect(idsOf({})).toEqual(['vpc', 'vpc-2']);
    expect(idsOf({ ids: ['vpc-2'] })).toEqual(['vpc-2']);
    expect(idsOf({ filters: [{ name: 'cidr', values: ['10.1.*'] }] })).toEqual(['vpc-2']);
    expect(idsOf({ filters: [{ name: 'vpc-id', values: ['vpc-?', 'nothing'] }] })).toEqual(['vpc-2']);
    expect(error(run.call('DescribeVpcs', { ids: ['vpc-3'] }))).toEqual([
      'InvalidVpcID.NotFound',
      "The vpc ID 'vpc-3' does not exist",
    ]);
    expect(error(run.call('DescribeVpcs', { filters: [{ name: 'constructor', values: [] }] }))).toEqual([
      'InvalidParameterValue',
      "The filter 'constructor' is invalid",
    ]);
    expect(run.create('f', vpcConfig(['a'])).status).toBe(201);
    expect(idsOf({})).toHaveLength(2);
  });

  it('callers need the permission, and are refused as EC2 does it', () => {
    const run = account({ principals: [{ name: 'nobody', policies: [] }] });
    const answer = run.call('DeleteVpc', { id: 'vpc' }, 'nobody');
    expect([answer.status, answer.error]).toEqual([403, 'UnauthorizedOperation']);
    expect(answer.message).toMatch(
      /^You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user\/nobody is not authorized to perform: ec2:DeleteVpc on resource: arn:aws:ec2:eu-west-1:123456789012:vpc\/vpc because/,
    );
  });
});
