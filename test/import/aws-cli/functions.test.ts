import { describe, expect, it } from 'vitest';
import { findingsOf, imported, keysOf, openIn } from '../support.ts';
import { files, hyperplane, lambda, network } from './account.ts';

const functionsOf = (answers: Readonly<Record<string, unknown>>) =>
  imported(files({ ...network(), ...answers })).scenario.functions;
const list = (...rows: readonly object[]) => ({ 'functions.json': { Functions: rows } });
const enis = { 'enis.json': { NetworkInterfaces: [hyperplane(1, 'subnet-a', ['sg-1'])] } };

describe('functions of an inventory', () => {
  it('are there at the start, with their versions and attachments', () => {
    const rows = list(
      lambda('f', ['subnet-b', 'subnet-a'], ['sg-2', 'sg-1'], { MemorySize: 512 }),
      lambda('f', ['subnet-a'], ['sg-1'], { Version: '10' }),
      lambda('f', [], [], { Version: '9' }),
      lambda('g'),
    );
    expect(functionsOf(rows)).toMatchObject([
      {
        name: 'f',
        create: 'existing',
        memory: 512,
        vpcConfig: { subnetIds: ['subnet-a', 'subnet-b'], securityGroupIds: ['sg-1', 'sg-2'] },
        versions: [
          { version: '9', vpcConfig: { subnetIds: [], securityGroupIds: [] } },
          { version: '10', vpcConfig: { subnetIds: ['subnet-a'], securityGroupIds: ['sg-1'] } },
        ],
      },
      { name: 'g', create: 'existing', vpcConfig: null },
    ]);
    expect(keysOf(files({ ...network(), ...rows }))).toEqual([
      'subnet-a|sg-1',
      'subnet-a|sg-1,sg-2',
      'subnet-b|sg-1,sg-2',
    ]);
  });

  it('are filled by get-function, whose row is of the same time', () => {
    const one = lambda('f', ['subnet-a'], ['sg-1'], { State: 'Active', LastUpdateStatus: 'Successful' });
    const answers = {
      ...list(lambda('f', ['subnet-a'], ['sg-1'])),
      'get.json': { Configuration: one, Concurrency: { ReservedConcurrentExecutions: 7 } },
    };
    expect(functionsOf(answers)).toMatchObject([{ name: 'f', reservedConcurrency: 7 }]);
    expect(findingsOf(files({ ...network(250), ...answers, ...enis }))).toEqual([]);
  });

  it('of two times are as they were changed last, whatever the files are called', () => {
    const later = lambda('f', ['subnet-b'], ['sg-1'], { LastModified: '2026-02-01T00:00:00.000+0000' });
    for (const name of ['a.json', 'z.json']) {
      const answers = files({ ...network(), ...list(lambda('f', ['subnet-a'], ['sg-1'])), [name]: later });
      expect(keysOf(answers)).toEqual(['subnet-b|sg-1']);
      expect(findingsOf(answers)).toEqual([
        expect.stringMatching(/f:\$LATEST is described otherwise at .*IMP049/),
      ]);
    }
  });

  it.each<[string, object]>([
    ['get-function-configuration --qualifier $LATEST', lambda('f', ['subnet-a'], ['sg-1'])],
    ['get-function --qualifier $LATEST', { Configuration: lambda('f', ['subnet-a'], ['sg-1']), Code: {} }],
  ])('%s lists no versions', (_, answer) => {
    expect(openIn(files({ ...network(), ...enis, 'f.json': answer })).join()).toContain(
      'the published versions of f are not among the inputs',
    );
  });

  it('without a list of versions leave those open', () => {
    const plain = lambda('f', ['subnet-a'], ['sg-1'], {
      FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:f',
    });
    expect(openIn(files({ ...network(), ...enis, ...list(plain) }))[0]).toContain(
      'the published versions of f are not among the inputs',
    );
    const versions = { 'versions.json': { Versions: [plain] } };
    expect(openIn(files({ ...network(), ...enis, ...list(plain), ...versions })).join()).not.toContain(
      'published',
    );
  });

  it('of which there is a version alone are taken to be like it, and that is open', () => {
    const answers = files({
      ...network(),
      ...enis,
      'f.json': lambda('f', ['subnet-a'], ['sg-1'], { Version: '3' }),
    });
    expect(openIn(answers).join()).toContain(
      'f is given by its version 3 alone; $LATEST is taken to be like it',
    );
    expect(keysOf(answers)).toEqual(['subnet-a|sg-1']);
  });
});

describe('the State of a function', () => {
  const withState = (State: string, fields: object = {}) =>
    files({
      ...network(),
      ...enis,
      ...list(lambda('f', ['subnet-a'], ['sg-1'], { State, StateReasonCode: 'Why', ...fields })),
    });

  it.each([
    ['Inactive', 'existing', true, 'counted as Active, with the ENIs that its next call asks for'],
    ['Pending', 0, true, 'counted as created at 0s, so its wait begins anew'],
    ['Failed', 'existing', false, 'counted without its VpcConfig'],
    ['constructor', 'existing', true, 'counted as Active'],
  ])('%s: %s, attached %s', (state, create, isAttached, consequence) => {
    const { scenario, gaps } = imported(withState(state));
    expect(scenario.functions).toMatchObject([{ name: 'f', create }]);
    expect(scenario.functions[0]?.vpcConfig !== null).toBe(isAttached);
    expect(gaps.unresolved[0]).toMatchObject({ what: `f is ${state} (Why)` });
    expect(gaps.unresolved[0]?.consequence).toContain(consequence);
    expect([...gaps.functions]).toEqual(['f']);
  });

  it('Active leaves nothing open but an update in progress', () => {
    expect([...imported(withState('Active')).gaps.functions]).toEqual([]);
    const updating = imported(withState('Active', { LastUpdateStatus: 'InProgress' }));
    expect(updating.gaps.unresolved[0]?.what).toBe('an update of f is in progress');
  });

  it.each([
    ['Inactive', 0],
    ['Failed', 0],
    ['Pending', 1],
    ['Active', 1],
  ])('of a version: %s, %i left', (State, left) => {
    const rows = list(lambda('f'), lambda('f', ['subnet-a'], ['sg-1'], { Version: '2', State }));
    const answers = files({ ...network(), ...enis, ...rows });
    expect(imported(answers).scenario.functions[0]?.versions).toHaveLength(left);
    expect(openIn(answers).some((line) => line.includes(`f:2 is ${State}`))).toBe(State !== 'Active');
  });
});

describe('what is no answer of AWS', () => {
  it('is told with its place, all at once', () => {
    const rows = [
      lambda('f', [], [], { MemorySize: 'much' }),
      { FunctionNmae: 'g' },
      lambda('h', [], [], { VpcConfig: { SubnetIds: 'subnet-a', SecurityGroupIds: [{}] } }),
    ];
    expect(findingsOf(files({ 'functions.json': { Functions: rows } }))).toEqual([
      'functions.json:14:18: MemorySize: expected a whole number, found "much" (IMP040)',
      'functions.json:16:3: FunctionName: expected a text, found no such member; did you mean "FunctionNmae"? (IMP040)',
      'functions.json:26:18: SubnetIds: expected a list, found "subnet-a" (IMP040)',
      'functions.json:28:6: SecurityGroupIds: expected texts, found a mapping (IMP040)',
    ]);
  });
});

describe('environment variables', () => {
  it('appear nowhere', () => {
    const secret = 'correct-horse-battery-staple';
    const row = lambda('f', ['subnet-a'], ['sg-1'], {
      Environment: { Variables: { PASSWORD: secret, [secret]: 'x' }, Error: { Message: secret } },
      State: 'Inactive',
    });
    const answers = files({ ...network(), ...list(row), 'get.json': { Configuration: row } });
    expect(JSON.stringify(imported(answers))).not.toContain(secret);
    const broken = files({ ...network(), ...list({ ...row, FunctionName: 1.5, VpcConfig: [secret] }, {}) });
    expect(JSON.stringify(findingsOf(broken))).not.toContain(secret);
  });
});
