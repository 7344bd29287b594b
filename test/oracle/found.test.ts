/** What the random runs have found, run by run: each of these once made the engine and the slow model disagree. */
import { describe, test } from 'vitest';
import { SECOND } from '../../src/kernel/time.ts';
import type { FunctionSpec } from '../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';
import { Pair } from './pair.ts';

const existing = (name: string, spec: Partial<FunctionSpec> = {}) => ({
  name,
  create: 'existing' as const,
  vpcConfig: vpcConfig(['a']),
  ...spec,
});
const lasting = (seconds: number): Partial<FunctionSpec> => ({
  traffic: {
    form: 'invocations',
    qualifier: '$LATEST',
    atMs: [],
    duration: { fixed: seconds * SECOND },
  },
});
const update = (pair: Pair, subnets: readonly string[]) =>
  pair.execute({
    do: 'UpdateFunctionConfiguration',
    function: 'f',
    vpcConfig: vpcConfig(subnets, subnets.length === 0 ? [] : ['g']),
    memory: null,
  });
const invoke = (pair: Pair, name: string) => pair.execute({ do: 'Invoke', function: name, qualifier: null });
const publish = (pair: Pair) => pair.execute({ do: 'PublishVersion', function: 'f' });

describe('found', () => {
  test('a restore leaves a failed update failed, with its reason', () => {
    const pair = new Pair(
      scenario({
        functions: [existing('f')],
        quotas: { enisPerVpc: 1 },
        parameters: { idleReclaimAfter: 60 * SECOND },
      }),
    );
    update(pair, ['b']);
    pair.advanceTo(2000 * SECOND);
    invoke(pair, 'f');
    pair.advanceTo(3000 * SECOND);
    pair.compareResults();
  });

  test('a restore that fails is no failure of the function or of an update', () => {
    const pair = new Pair(
      scenario({
        functions: [existing('f')],
        quotas: { enisPerVpc: 1 },
        parameters: { idleReclaimAfter: 60 * SECOND },
      }),
    );
    update(pair, ['b']);
    pair.advanceTo(2000 * SECOND);
    pair.execute({ do: 'SetUsedIps', subnet: 'a', ips: 251 });
    invoke(pair, 'f');
    pair.compareResults();
  });

  test('to be taken out of no VPC is no change', () => {
    const pair = new Pair(scenario({ functions: [existing('f', { vpcConfig: null })] }));
    publish(pair);
    update(pair, []);
    pair.advanceTo(60 * SECOND);
    publish(pair);
  });

  test('the clock of the scale-in starts when a draining ENI is taken back', () => {
    const pair = new Pair(
      scenario({
        functions: [
          existing('long', { ...lasting(600), connections: { perEnvironment: 0, perInvocation: 2 } }),
          existing('short', { ...lasting(20), connections: { perEnvironment: 0, perInvocation: 3 } }),
        ],
        parameters: {
          maxConnectionsPerEni: 10,
          scaleOutTrigger: 0.5,
          scaleOutDelay: { fixed: 0 },
          scaleInBelow: 1,
          scaleInAfter: 5 * SECOND,
          environmentKeepAlive: 0,
        },
      }),
    );
    // 6 connections start a second ENI; at 20 s it drains with the 2 of `long`.
    for (const name of ['short', 'short', 'long']) invoke(pair, name);
    // 5, then 8 connections: it is taken back at 31 s, and below the threshold from then on.
    for (const second of [30, 31]) {
      pair.advanceTo(second * SECOND);
      invoke(pair, 'short');
    }
    // 5 connections again: one ENI can take over, and does so at once.
    pair.advanceTo(50 * SECOND);
    pair.advanceTo(56 * SECOND);
  });

  test('a new holder whose role allows it brings the ENI that the others could not have', () => {
    const pair = new Pair(
      scenario({
        roles: [{ name: 'poor', policies: [] }],
        functions: [
          existing('poor', { role: 'poor' }),
          existing('busy', { ...lasting(600), connections: { perEnvironment: 2, perInvocation: 0 } }),
        ],
        parameters: {
          maxConnectionsPerEni: 10,
          scaleOutTrigger: 0.5,
          idleReclaimAfter: 20 * SECOND,
          eniCreateDelay: { fixed: SECOND },
          eniDeleteDelay: { fixed: 5 * SECOND },
        },
      }),
    );
    // 6 connections pass the trigger. Both functions fall idle, and the second ENI goes; `poor` comes back first.
    for (const name of ['busy', 'busy', 'busy']) invoke(pair, name);
    pair.advanceTo(60 * SECOND);
    for (const name of ['poor', 'busy']) invoke(pair, name);
  });

  test('such a holder has its own ENIs first', () => {
    const pair = new Pair(
      scenario({
        roles: [{ name: 'poor', policies: [] }],
        functions: [
          existing('busy', {
            role: 'poor',
            ...lasting(600),
            connections: { perEnvironment: 5, perInvocation: 0 },
          }),
        ],
        quotas: { enisPerVpc: 3 },
        parameters: { maxConnectionsPerEni: 10, scaleOutTrigger: 0.5 },
      }),
    );
    for (let times = 0; times < 5; times++) invoke(pair, 'busy');
    pair.execute({
      do: 'CreateFunction',
      function: 'g',
      role: null,
      vpcConfig: vpcConfig(['a', 'b']),
      memory: 128,
      publish: false,
    });
  });

  test('a deletion drops the update first, and then lets the old keys go in their order', () => {
    const pair = new Pair(
      scenario({
        functions: [
          existing('f', { vpcConfig: vpcConfig(['a', 'b']) }),
          existing('busy', {
            ...lasting(60),
            vpcConfig: vpcConfig(['a'], ['h']),
            connections: { perEnvironment: 0, perInvocation: 6 },
          }),
        ],
        quotas: { enisPerVpc: 3 },
        parameters: {
          maxConnectionsPerEni: 10,
          scaleOutTrigger: 0.5,
          eniDeleteDelay: { fixed: 5 * SECOND },
        },
      }),
    );
    // A second ENI is wanted in a; whether the one of a or that of b is gone first decides how many are there.
    invoke(pair, 'busy');
    update(pair, ['b']);
    pair.execute({ do: 'DeleteFunction', function: 'f', qualifier: null });
    pair.advanceTo(60 * SECOND);
    pair.compareResults();
  });
});
