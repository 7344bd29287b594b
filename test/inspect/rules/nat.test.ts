import { describe, expect, it } from 'vitest';
import { natExceeded } from '../../../src/inspect/rules/nat.ts';
import type { FunctionSpec } from '../../../src/scenario/scenario.ts';
import { vpcConfig } from '../../support/scenarios.ts';
import { hits, messages } from '../hits.ts';

type Named = Partial<FunctionSpec> & { readonly name: string };

/** Subnets a and b lead to gateways of their own, c to that of a; each carries 1,000 connections to a destination. */
const behind = (functions: readonly Named[], { addresses = 1, concurrentExecutions = 100 } = {}) => ({
  natGateways: [
    { id: 'nat-a', addresses },
    { id: 'nat-b', addresses: 1 },
  ],
  subnets: [
    { id: 'a', route: 'nat' as const, nat: 'nat-a' },
    { id: 'b', route: 'nat' as const, nat: 'nat-b' },
    { id: 'c', route: 'nat' as const, nat: 'nat-a' },
    { id: 'd' },
  ],
  parameters: { natConnectionsPerDestination: 1000 },
  quotas: { concurrentExecutions },
  functions,
});
const calling = (name: string, perEnvironment: number, rest: Partial<FunctionSpec> = {}): Named => ({
  name,
  vpcConfig: vpcConfig(['a']),
  connections: { perEnvironment, perInvocation: 0, destination: 'api' },
  ...rest,
});

describe('more connections than a NAT gateway carries', () => {
  it('as many as the account lets run, each with its own: exactly the limit holds, one more does not', () => {
    expect(hits(natExceeded, behind([calling('f', 10)]))).toEqual([]);
    expect(hits(natExceeded, behind([calling('f', 10)], { concurrentExecutions: 101 }))).toEqual([
      {
        at: { path: ['natGateways', 0] },
        message:
          'f may hold 1,010 connections to api through nat-a, which carries 1,000 to one destination at once: 10 too many, and no ENI is added for them',
        fix: 'Hold fewer connections per environment or reserve less concurrency, or give nat-a 2 addresses.',
      },
    ]);
  });

  it('what is reserved is added, what is not goes to those who hold most', () => {
    const functions = [
      calling('small', 2),
      calling('reserved', 5, { reservedConcurrency: 60 }),
      calling('large', 20),
    ];
    // 60 × 5 + 40 × 20
    expect(messages(natExceeded, behind(functions))).toEqual([
      expect.stringContaining('large, reserved and small may hold 1,100 connections'),
    ]);
  });

  it('a curve states how many there are', () => {
    const curve = (value: number): Partial<FunctionSpec> => ({
      traffic: {
        form: 'concurrency',
        qualifier: '$LATEST',
        environments: { interpolate: 'step', points: [{ atMs: 0, value }] },
      },
    });
    expect(messages(natExceeded, behind([calling('f', 100, curve(10))]))).toEqual([]);
    expect(messages(natExceeded, behind([calling('f', 100, curve(11))]))).toHaveLength(1);
  });

  it('only the share of the subnets behind a gateway goes through it', () => {
    const spread = (subnetIds: readonly string[]) => calling('f', 15, { vpcConfig: vpcConfig(subnetIds) });
    expect(messages(natExceeded, behind([spread(['a', 'b'])]))).toEqual([]);
    expect(messages(natExceeded, behind([spread(['a', 'd'])]))).toEqual([]);
    // 1,500 × 2 / 3 is the limit; without the subnet that leads elsewhere it is all of them.
    expect(messages(natExceeded, behind([spread(['a', 'b', 'c'])]))).toEqual([]);
    expect(messages(natExceeded, behind([spread(['a', 'c'])]))).toHaveLength(1);
  });

  it('other destinations, and connections within the VPC, are not added up', () => {
    const mail = { connections: { perEnvironment: 8, perInvocation: 0, destination: 'mail' } };
    const inside = { connections: { perEnvironment: 500, perInvocation: 0 } };
    const functions = [calling('f', 8), calling('g', 0, mail), calling('h', 0, inside)];
    expect(hits(natExceeded, behind(functions))).toEqual([]);
  });

  it('counts those of an invocation too, and the addresses of the gateway', () => {
    const both = { connections: { perEnvironment: 6, perInvocation: 6, destination: 'api' } };
    expect(messages(natExceeded, behind([calling('f', 0, both)]))).toHaveLength(1);
    expect(messages(natExceeded, behind([calling('f', 0, both)], { addresses: 2 }))).toEqual([]);
  });

  it('a gateway that eight addresses would not be enough for is not told to have more', () => {
    const [hit] = hits(natExceeded, behind([calling('f', 90)]));
    expect(hit?.fix).toBe('Hold fewer connections per environment or reserve less concurrency.');
  });
});
