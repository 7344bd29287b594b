/** A replay of the answers of EC2 that the tests of Cloud Custodian recorded from AWS. */
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/control/control-plane.ts';
import { usableAddresses } from '../../src/model/network.ts';
import { account, type Account } from '../support/account.ts';
import {
  blocksElsewhere,
  ec2AccountOf,
  leftOutOfEc2,
  operationOf,
  simulatedInterfaces,
  withForms,
} from './recorded-ec2.ts';
import {
  callsIn,
  custodian,
  decidedCalls,
  isOf,
  listOf,
  recordingOf,
  type Case,
} from './recorded-custodian.ts';
import {
  answerOf,
  Comparison,
  describeWith,
  membersOf,
  play,
  type Json,
  type Reasons,
  type Recording,
  type Replay,
} from './recorded.ts';

const subnets = (run: Account): Answer => run.call('DescribeSubnets', {});
const groups = (run: Account): Answer => run.call('DescribeSecurityGroups', {});

const idOf = (recording: Recording, call: string, member: string, id: string): string[] =>
  listOf(recording, call, member).map((item) => item[id] as string);

/** Makes the two interfaces of the recorded nine that are the customer's own and Lambda's. */
const interfaces = (run: Account, recording: Recording): Answer => {
  const [own, lambdas] = simulatedInterfaces(
    listOf(recording, 'ec2.DescribeNetworkInterfaces_1', 'NetworkInterfaces'),
  );
  expect([own?.Description, lambdas?.InterfaceType]).toEqual(['', 'lambda']);
  run.call('CreateNetworkInterface', {
    id: own?.NetworkInterfaceId ?? '',
    subnetId: own?.SubnetId ?? '',
    securityGroupIds: own?.Groups.map(({ GroupId }) => GroupId) ?? [],
  });
  run.create('test-python', {
    subnetIds: [lambdas?.SubnetId ?? ''],
    securityGroupIds: lambdas?.Groups.map(({ GroupId }) => GroupId) ?? [],
  });
  return run
    .at(300)
    .call('DescribeNetworkInterfaces', { filters: [{ name: 'requester-managed', values: ['false'] }] });
};
const network: Replay = {
  'ec2.DescribeNetworkInterfaces_1': interfaces,
  'ec2.DescribeSubnets_1': (run, recording) =>
    run.call('DescribeSubnets', { ids: idOf(recording, 'ec2.DescribeSubnets_1', 'Subnets', 'SubnetId') }),
  'ec2.DescribeSecurityGroups_1': (run, recording) =>
    run.call('DescribeSecurityGroups', {
      ids: idOf(recording, 'ec2.DescribeSecurityGroups_1', 'SecurityGroups', 'GroupId'),
    }),
};

/** Members that subnets got after some of the recordings were made. */
const later = ['SubnetArn', 'OwnerId', 'Ipv6Native'];
const cases: readonly Case[] = [
  { test: 'test_network_location_match_in_mismatch_sg', replay: network },
  {
    test: 'test_ecs_service_subnet',
    replay: {
      'ec2.DescribeSubnets_1': (run) => run.call('DescribeSubnets', { ids: ['subnet-06261c743949f093d'] }),
      'ec2.DescribeSubnets_2': subnets,
    },
    later,
  },
  {
    test: 'test_lambda_remove_matched_security_groups',
    replay: { 'ec2.DescribeSecurityGroups_1': groups, 'ec2.DescribeSecurityGroups_2': groups },
  },
  { test: 'test_aws_lambda_sg', replay: { 'ec2.DescribeSecurityGroups_1': groups } },
  {
    test: 'test_asg_invalid_third_ami',
    replay: { 'ec2.DescribeSubnets_1': subnets, 'ec2.DescribeSecurityGroups_1': groups },
    later,
  },
  { test: 'test_subnet_endpoint_filter', replay: { 'ec2.DescribeSubnets_1': subnets }, later },
];

/** Recorded calls that are not replayed, and why. */
const notModelled: Reasons = {
  'test_asg_invalid_third_ami/ec2.DescribeImages_1': 'instances and what they are made of are not simulated',
  'test_asg_invalid_third_ami/ec2.DescribeKeyPairs_1':
    'instances and what they are made of are not simulated',
  'test_asg_invalid_third_ami/ec2.DescribeSnapshots_1':
    'instances and what they are made of are not simulated',
  'test_subnet_endpoint_filter/ec2.DescribeVpcEndpoints_1': 'endpoints are not simulated',
};

describeWith(custodian, 'a replay of the answers of EC2 recorded by Cloud Custodian', (folder) => {
  it.each(cases)('$test', ({ test, replay, later: those }) => {
    const recording = recordingOf(folder, test);
    const run = account(ec2AccountOf(recording));
    for (const [name, call] of Object.entries(replay)) {
      const formed: Replay = {
        [name]: () => {
          const answer = call(run, recording);
          return answer.body === null ? answer : { ...answer, body: withForms(answer.body as Json) };
        },
      };
      const { status, body } = answerOf(recording, name);
      const told = { [name]: { status, body: withForms(body) } };
      play(formed, told, run, new Comparison(leftOutOfEc2[operationOf(name)] ?? {}, those));
    }
  });

  it('the nine interfaces: those that are not simulated were made by other services', () => {
    const all = listOf(
      recordingOf(folder, 'test_network_location_match_in_mismatch_sg'),
      'ec2.DescribeNetworkInterfaces_1',
      'NetworkInterfaces',
    );
    const simulated = new Set<unknown>(simulatedInterfaces(all));
    const others = all.filter((one) => !simulated.has(one));
    expect(others.map(({ Description }) => String(Description).replace(/[ :].*/, '')).sort()).toEqual([
      'AWS',
      'AWS',
      'EFS',
      'EFS',
      'EFS',
      'RDSNetworkInterface',
      'arn',
    ]);
    expect(others.map(({ InterfaceType }) => InterfaceType)).not.toContain('lambda');
  });

  it('the block of the subnet of Lambda’s interface is that of another recording of the account', () => {
    const all = listOf(
      recordingOf(folder, 'test_subnet_endpoint_filter'),
      'ec2.DescribeSubnets_1',
      'Subnets',
    );
    for (const [id, block] of Object.entries(blocksElsewhere)) {
      expect(all.find(({ SubnetId }) => SubnetId === id)).toMatchObject({ CidrBlock: block });
    }
  });

  it('no subnet has more free addresses than the model gives it, and one of each size has all of them', () => {
    const most = new Map<number, number>();
    for (const { test, replay } of cases) {
      const recording = recordingOf(folder, test);
      for (const { CidrBlock, AvailableIpAddressCount } of Object.keys(replay).flatMap((call) =>
        listOf(recording, call, 'Subnets'),
      )) {
        const usable = usableAddresses(CidrBlock as string);
        most.set(usable, Math.max(most.get(usable) ?? 0, AvailableIpAddressCount as number));
      }
    }
    expect([...most.keys()].sort((a, b) => a - b)).toEqual([27, 251, 4091, 8187]);
    expect([...most.entries()].filter(([usable, free]) => usable !== free)).toEqual([]);
  });

  describe('covers', () => {
    it('every recorded call', () => {
      expect(callsIn(folder).filter(isOf('ec2'))).toEqual(decidedCalls(cases, notModelled));
    });

    it.each(Object.entries(leftOutOfEc2))('%s: no member for nothing', (operation, leftOut) => {
      const told = cases
        .flatMap(({ test }) => Object.entries(recordingOf(folder, test)))
        .filter(([call]) => operationOf(call) === operation);
      const members = new Set(membersOf(told));
      expect(Object.keys(leftOut).filter((member) => !members.has(member))).toEqual([]);
    });
  });
});
