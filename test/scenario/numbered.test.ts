import { describe, expect, it } from 'vitest';
import { hasNumberedIds, numbered, numberVpcConfig, withNumber } from '../../src/scenario/numbered.ts';
import { findingsOf, network, scenarioOf } from './support.ts';

const text = (groups: number) => `${network.replace('sg-app', `sg, count: ${groups}`)}functions:
  - { name: f, count: 3, vpcConfig: { subnetIds: [subnet-a], securityGroupIds: ["sg-{n}"] } }
timeline:
  - { at: 1h, do: UpdateFunctionConfiguration, function: f-*, vpcConfig: { securityGroupIds: ["sg-{n}"] } }`;

describe('numbered', () => {
  it('counts from 1', () => {
    expect(numbered('checkout', 3)).toEqual(['checkout-1', 'checkout-2', 'checkout-3']);
  });
});

describe('{n} in an id', () => {
  it('stands for the number of the function', () => {
    expect(withNumber('sg-{n}', 7)).toBe('sg-7');
    expect(withNumber('sg-{n}', null)).toBe('sg-{n}');
    expect(numberVpcConfig({ securityGroupIds: ['sg-{n}', 'sg'] }, 7)).toEqual({
      securityGroupIds: ['sg-7', 'sg'],
    });
    expect(hasNumberedIds({ subnetIds: ['a'], securityGroupIds: ['sg-{n}'] })).toBe(true);
    expect(hasNumberedIds(undefined)).toBe(false);
  });

  it('gives each function of a definition its own group', () => {
    const { functions, timeline } = scenarioOf(text(3));
    expect(functions.map(({ vpcConfig }) => vpcConfig?.securityGroupIds)).toEqual([
      ['sg-1'],
      ['sg-2'],
      ['sg-3'],
    ]);
    expect(timeline.map((entry) => 'vpcConfig' in entry && entry.vpcConfig?.securityGroupIds)).toEqual([
      ['sg-1'],
      ['sg-2'],
      ['sg-3'],
    ]);
  });

  it('must be declared for every number', () => {
    expect(findingsOf(text(2))).toEqual([
      '5:81: functions[0].vpcConfig.securityGroupIds[0]: no security group "sg-3" is declared; did you mean "sg-1"? (SCN004)',
      '7:95: timeline[0].vpcConfig.securityGroupIds[0]: no security group "sg-3" is declared; did you mean "sg-1"? (SCN004)',
    ]);
  });
});
