/** Keys at their edges: whose role counts, what a change of roles touches, what can be shared. */
import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/kernel/time.ts';
import { keyId } from '../../src/model/key.ts';
import { account, curveFunction, type Account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const managed = 'AWSLambdaVPCAccessExecutionRole';
const roles = [
  { name: 'app', policies: [managed] },
  { name: 'other', policies: [managed] },
];
const quick = { eniCreateDelay: { fixed: 10 * SECOND }, eniDeleteDelay: { fixed: 100 * SECOND } };

/** `f` with the role `app` exists, and is deleted at 0: attached until 60 s, gone at 100 s. */
const releasing = (): Account => {
  const run = account({
    roles,
    parameters: { ...quick, eniDetachAfter: 60 * SECOND },
    functions: [{ name: 'f', role: 'app', create: 'existing', vpcConfig: vpcConfig(['a']) }],
  });
  run.delete('f');
  return run;
};
const role = (run: Account, operation: 'CreateRole' | 'DeleteRole', roleName: string) =>
  operation === 'CreateRole'
    ? run.simulation.control.execute('CreateRole', { roleName, policies: [managed] })
    : run.simulation.control.execute('DeleteRole', { roleName });

describe('the text of a key', () => {
  it('parts subnet, groups and flag', () => {
    expect(keyId('a', ['h', 'g'])).toBe('a|g,h');
    expect(keyId('a', ['g'], true)).toBe('a|g|ipv6');
  });
});

describe('a change of roles', () => {
  it('of another role leaves an orphan where it is; of its own lets it go', () => {
    const run = releasing();
    role(run, 'DeleteRole', 'app');
    expect(run.at(100).phases('a')).toEqual(['orphaned']);
    role(run, 'DeleteRole', 'other');
    expect(run.at(200).phases('a')).toEqual(['orphaned']);
    role(run, 'CreateRole', 'app');
    expect(run.phases('a')).toEqual([]);
  });

  it('does not hasten a release that is under way', () => {
    const run = releasing();
    role(run, 'DeleteRole', 'other');
    expect(run.at(1).phases('a')).toEqual(['releasing']);
    expect(run.at(99).phases('a')).toEqual(['detached']);
    role(run, 'CreateRole', 'other');
    expect(run.phases('a')).toEqual(['detached']);
    expect(run.at(100).phases('a')).toEqual([]);
  });

  it('does not touch an ENI that was taken back', () => {
    const run = releasing();
    run.at(10).create('g', vpcConfig(['a']));
    role(run, 'DeleteRole', 'other');
    expect(run.at(200).phases('a')).toEqual(['inUse']);
  });
});

describe('an ENI that several functions hold', () => {
  /** 12 connections on two ENIs, 2 from 20 s on: one is given up, while both functions hold the key. */
  const scaledIn = () =>
    account({
      roles: [...roles, { name: 'poor', policies: [] }],
      parameters: { ...quick, maxConnectionsPerEni: 10, scaleInAfter: 0 },
      functions: [
        {
          ...curveFunction('busy', [
            [0, 12],
            [20, 2],
          ]),
          role: 'app',
        },
        { name: 'idle', role: 'poor', create: 'existing', vpcConfig: vpcConfig(['a']) },
      ],
    });

  it('is deleted when the role of one of them allows it', () => {
    expect(scaledIn().at(500).phases('a')).toEqual(['inUse']);
  });

  it('is an orphan when no role allows it, and goes when that of one does again', () => {
    const run = scaledIn().at(30);
    role(run, 'DeleteRole', 'app');
    expect(run.at(500).phases('a')).toEqual(['inUse', 'orphaned']);
    role(run, 'CreateRole', 'app');
    expect(run.phases('a')).toEqual(['inUse']);
  });
});

describe('exhaustionMode sync', () => {
  it('sees that a key can be shared, though another of its ENIs is on its way out', () => {
    const run = account({
      parameters: { ...quick, exhaustionMode: 'sync', eniDetachAfter: 0 },
      quotas: { enisPerVpc: 2 },
      functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }],
    });
    run.delete('f');
    run.at(1).create('g', vpcConfig(['a']));
    expect(run.at(20).phases('a')).toEqual(['detached', 'inUse']);
    expect(run.create('h', vpcConfig(['a'])).status).toBe(201);
    expect(run.create('i', vpcConfig(['b'])).status).toBe(400);
  });
});
