import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/kernel/time.ts';
import { resolveVpcConfig } from '../../src/scenario/resolve-functions.ts';
import { network, scenarioOf } from './support.ts';

const functionsOf = (text: string) => scenarioOf(network + text).functions;

describe('resolveFunctions', () => {
  it('fills in every default', () => {
    expect(functionsOf('functions: [{ name: a }]')).toEqual([
      {
        name: 'a',
        role: null,
        vpcConfig: null,
        memory: 128,
        reservedConcurrency: null,
        create: 0,
        versions: [],
        traffic: null,
        connections: { perEnvironment: 0, perInvocation: 0 },
      },
    ]);
  });

  it.each([
    ['', 0],
    ['create: 1h', HOUR],
    ['existing: true', 'existing'],
    ['existing: on', 'existing'],
    ['existing: off, create: 1h', HOUR],
  ])('{ %s } is created at %s', (written, expected) => {
    expect(functionsOf(`functions: [{ name: a, ${written} }]`)[0]?.create).toBe(expected);
  });

  it('leaves the creation to the timeline where that is the first that the timeline does', () => {
    const [a, b, c, d] =
      functionsOf(`functions: [{ name: a }, { name: b }, { name: c, create: 0s }, { name: d }]
timeline:
  - { at: 3h, do: Invoke, function: a }
  - { at: 2h, do: CreateFunction, function: [a, c] }
  - { at: 1h, do: DeleteFunction, function: b }
  - { at: 2h, do: CreateFunction, function: b }`);
    expect([a?.create, b?.create, c?.create, d?.create]).toEqual([null, 0, 0, 0]);
  });

  it('gives a version the attachment of its function, unless it has its own', () => {
    const [a] = functionsOf(`functions:
  - name: a
    existing: true
    vpcConfig: { subnetIds: [subnet-a], securityGroupIds: [sg-app] }
    versions: [{ version: 1 }, { version: "2", vpcConfig: {} }]`);
    expect(a?.versions).toEqual([
      { version: '1', vpcConfig: a?.vpcConfig },
      { version: '2', vpcConfig: { subnetIds: [], securityGroupIds: [], ipv6AllowedForDualStack: false } },
    ]);
  });
});

describe('resolveVpcConfig', () => {
  it('makes a set of the groups, and keeps the order of the subnets', () => {
    expect(resolveVpcConfig({ subnetIds: ['b', 'a'], securityGroupIds: ['z', 'y', 'z'] })).toEqual({
      subnetIds: ['b', 'a'],
      securityGroupIds: ['y', 'z'],
    });
    expect(resolveVpcConfig({ subnetIds: [] })).toEqual({ subnetIds: [] });
  });
});
