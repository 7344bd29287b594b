import { describe, expect, it } from 'vitest';
import { didYouMean, nearest, writeInstead } from '../../src/scenario/nearest.ts';

describe('nearest', () => {
  it.each([
    ['subnet', ['subnets', 'vpcs'], 'subnets'],
    ['durration', ['duration', 'deploy'], 'duration'],
    ['vpcconfig', ['vpcConfig', 'vpcs'], 'vpcConfig'],
    ['UpdateFunction', ['CreateFunction', 'UpdateFunctionConfiguration'], 'UpdateFunctionConfiguration'],
    [
      'UpdateFunction',
      ['CreateFunction', 'UpdateFunctionConfiguration', 'UpdateFunctionCode'],
      'UpdateFunctionCode',
    ],
    ['Crea', ['CreateFunction', 'CreateSubnet'], undefined],
    ['vcp', ['vpc'], undefined],
    ['sg', ['sg-app'], undefined],
    ['banana', ['vpcs', 'subnets'], undefined],
    ['anything', [], undefined],
  ] as const)('%s among %j is %s', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });
});

describe('didYouMean and writeInstead', () => {
  it('say nothing about nothing', () => {
    expect(didYouMean(undefined)).toBe('');
    expect(writeInstead(undefined)).toBeUndefined();
    expect(didYouMean('vpcs')).toBe('; did you mean "vpcs"?');
    expect(writeInstead('vpcs')).toBe('write "vpcs"');
  });
});
