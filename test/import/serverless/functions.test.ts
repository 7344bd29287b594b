import { describe, expect, it, test } from 'vitest';
import { findingsOf, imported, keysOf, openIn } from '../support.ts';
import { inVpc, service } from './support.ts';

const functionsOf = (text: string, parameters = {}) => imported(text, parameters).scenario.functions;
const namesOf = (text: string, parameters = {}): string[] =>
  functionsOf(text, parameters).map(({ name }) => name);

describe('functions', () => {
  it('names functions by service, stage and key, or as they say', () => {
    const text = service('  a: { handler: h }\n  b: { name: "${self:service}-x", handler: h }');
    expect(namesOf(text)).toEqual(['shop-dev-a', 'shop-x']);
    expect(namesOf(text, { 'opt:stage': 'prod' })).toEqual(['shop-prod-a', 'shop-x']);
    expect(namesOf(service('  a: {}', '  stage: ${opt:stage, "qa"}'))).toEqual(['shop-qa-a']);
  });

  it('takes functions as a list of mappings, and leaves out what is null', () => {
    expect(namesOf(service('  - a: { handler: h }\n    n: ~\n  - b: { handler: h }'))).toEqual([
      'shop-dev-a',
      'shop-dev-b',
    ]);
  });

  it('gives memory, reserved concurrency and a version to be published', () => {
    const [a, b] = functionsOf(
      service('  a: { reservedConcurrency: 0 }\n  b: { memorySize: 256 }', '  memorySize: 512'),
    );
    expect([a?.memory, a?.reservedConcurrency, b?.memory]).toEqual([512, 0, 256]);
    const published = (functions: string, provider = '') =>
      imported(service(functions, provider)).scenario.timeline.map((one) =>
        'function' in one ? one.function : '',
      );
    expect(published('  a: {}\n  b: { versionFunction: false }')).toEqual(['shop-dev-a']);
    const open = service('  a: {}', '  versionFunctions: ${env:V}');
    expect(openIn(open)).toEqual(['t.yaml:6:21: whether versions are published is ${env:V}; published']);
    expect(published('  a: {}\n  b: { provisionedConcurrency: 1 }', '  versionFunctions: false')).toEqual([
      'shop-dev-b',
    ]);
  });
});

describe('vpc', () => {
  test.each([
    ['of the provider', '  a: {}', ['subnet-1|sg-1', 'subnet-2|sg-1']],
    ['of the function, list by list', '  a: { vpc: { subnetIds: [subnet-3] } }', ['subnet-3|sg-1']],
    ['null detaches', '  a: { vpc: ~ }', []],
    ['false detaches', '  a: { vpc: false }', []],
    ['a capacity provider has its own', '  a: { capacityProvider: c }', []],
    [
      'of other things is none',
      '  a: { vpc: ~, events: [{ stream: { vpc: { subnetIds: [subnet-9] } } }] }',
      [],
    ],
  ])('%s', (_, functions, keys) => {
    expect(keysOf(service(functions, inVpc))).toEqual(keys);
  });

  it('allows IPv6 where it says so', () => {
    const vpc = '{ ipv6AllowedForDualStack: true, securityGroupIds: [sg-1], subnetIds: [subnet-1] }';
    expect(functionsOf(service(`  a: { vpc: ${vpc} }`))[0]?.vpcConfig?.ipv6AllowedForDualStack).toBe(true);
  });

  it('with a key that is not known is refused, with the nearest spelling', () => {
    expect(
      findingsOf(service('  a:\n    vpc: { subnetsIds: [subnet-1], securityGroupIds: [sg-1] }')),
    ).toEqual([
      't.yaml:9:5: vpc has no subnetIds: the Framework leaves the VPC out (IMP022)',
      't.yaml:9:12: vpc takes securityGroupIds, subnetIds, ipv6AllowedForDualStack; found "subnetsIds"; did you mean "subnetIds"? (IMP020)',
    ]);
    expect(findingsOf(service('  a: { vpc: { SubnetIds: [subnet-1] } }')).join()).toContain(
      'did you mean "subnetIds"?',
    );
  });

  it('with one list alone is none, and said to be', () => {
    const text = service('  a: { vpc: { subnetIds: [subnet-1] } }');
    expect(keysOf(text)).toEqual([]);
    expect(findingsOf(text)).toEqual([
      't.yaml:8:8: vpc has no securityGroupIds: the Framework leaves the VPC out (IMP022)',
    ]);
  });

  it('with literals that are no ids is refused', () => {
    expect(
      findingsOf(service('  a: { vpc: { subnetIds: [app], securityGroupIds: [sg-1] } }')).join(),
    ).toContain('(IMP003)');
  });
});
