import { expect, it } from 'vitest';
import {
  assumedRoleArn,
  ec2Arn,
  functionArn,
  placeOf,
  roleArn,
  splitArn,
  userArn,
} from '../../src/iam/arn.ts';

const place = placeOf('123456789012', 'us-west-2');

it('builds ARNs', () => {
  expect(functionArn(place, 'f')).toBe('arn:aws:lambda:us-west-2:123456789012:function:f');
  expect(functionArn(place, 'f', '3')).toBe('arn:aws:lambda:us-west-2:123456789012:function:f:3');
  expect(ec2Arn(place, 'subnet', 'subnet-1')).toBe('arn:aws:ec2:us-west-2:123456789012:subnet/subnet-1');
  expect(userArn(place, 'u')).toBe('arn:aws:iam::123456789012:user/u');
  expect(roleArn(place, 'r')).toBe('arn:aws:iam::123456789012:role/r');
  expect(assumedRoleArn(place, 'r', 's')).toBe('arn:aws:sts::123456789012:assumed-role/r/s');
});

it.each([
  ['us-west-2', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
])('%s lies in the partition %s', (region, partition) => {
  expect(placeOf('1', region).partition).toBe(partition);
});

it('splits an ARN into six parts, the last with its colons', () => {
  expect(splitArn('arn:aws:lambda:us-west-2:1:function:f:3')).toEqual([
    'arn',
    'aws',
    'lambda',
    'us-west-2',
    '1',
    'function:f:3',
  ]);
  expect(splitArn('my_function')).toBeNull();
});
