import { describe, expect, it, test } from 'vitest';
import { findingsOf, imported, keysOf } from '../support.ts';
import { inVpc, service } from './support.ts';

const functionsOf = (text: string, parameters = {}) => imported(text, parameters).scenario.functions;
const namesOf = (text: string, parameters = {}): string[] =>
  functionsOf(text, parameters).map(({ name }) => name);

describe('a service', () => {
  it('is recognised by service, provider and aws', () => {
    expect(namesOf('service: s\nprovider: aws\nfunctions: { f: { handler: h } }')).toEqual(['s-dev-f']);
    expect(() => imported('service: s\nprovider: { name: google }\nfunctions: { f: {} }')).not.toThrow();
    expect(namesOf('service: s\nprovider: { name: google }\nfunctions: { f: {} }')).toEqual([]);
  });

  it('is in its Region, which it may be told', () => {
    expect(imported(service('  a: {}')).scenario.account.region).toBe('eu-west-1');
    expect(imported('service: s\nprovider: aws\nfunctions: { f: {} }').scenario.account.region).toBe(
      'us-east-1',
    );
    expect(imported(service('  a: {}'), { 'opt:region': 'eu-north-1' }).scenario.account.region).toBe(
      'eu-north-1',
    );
  });

  it('--param names what a service asks for', () => {
    expect(findingsOf(service('  a: {}'), { 'opt:stge': 'x' })).toEqual([
      't.yaml:1:1: --param opt:stge: no input has this parameter; did you mean "opt:stage"? (IMP006)',
    ]);
  });
});

test('two services and a template are one account', () => {
  const template =
    'Resources: { F: { Type: AWS::Lambda::Function, Properties: { VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] } } } }';
  const files = {
    'a/serverless.yml': service('  a: {}', inVpc),
    'b/serverless.yml': service('  b: {}', inVpc),
    't.yaml': template,
  };
  expect(imported(files).scenario.functions.map(({ name }) => name)).toEqual([
    'F',
    'shop-dev-a',
    'shop-dev-b',
  ]);
  expect(keysOf(files)).toEqual(['subnet-1|sg-1', 'subnet-2|sg-1']);
});
