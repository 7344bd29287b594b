import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/iam/arn.ts';
import { denyForCode } from '../../../src/iam/implicit-grant.ts';
import { grantsToCode, lackingPermission, unknownRole } from '../../../src/inspect/rules/permissions.ts';
import { vpcConfig } from '../../support/scenarios.ts';
import { hits, messages } from '../hits.ts';

const VPC_ACCESS = 'AWSLambdaVPCAccessExecutionRole';
const account = (policies: readonly (string | object)[], names = ['f'], groups = ['g']) => ({
  roles: [{ name: 'app', policies }],
  functions: names.map((name) => ({ name, role: 'app', vpcConfig: vpcConfig(['a'], groups) })),
});
const document = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const place = placeOf('123456789012', 'eu-west-1');
const denyFor = (functionName: string): object => denyForCode(place, [functionName]);

describe('a permission that lacks', () => {
  it('is named with all others that lack', () => {
    expect(hits(lackingPermission, account(['AWSLambdaENIManagementAccess'], ['e', 'f']))).toMatchObject([
      {
        at: { path: ['roles', 0] },
        message: 'role app does not allow ec2:DescribeSubnets, so AWS refuses e and f in a VPC',
      },
    ]);
    expect(messages(lackingPermission, account([]))[0]).toMatch(
      /ec2:CreateNetworkInterface, ec2:DescribeNetworkInterfaces, .* and ec2:UnassignPrivateIpAddresses/,
    );
  });

  it('may lack for some functions of a role only', () => {
    const notThisGroup = document({
      Effect: 'Deny',
      Action: 'ec2:CreateNetworkInterface',
      Resource: 'arn:aws:ec2:*:*:security-group/h',
    });
    const { roles, functions } = account([VPC_ACCESS, notThisGroup]);
    const other = { name: 'e', role: 'app', vpcConfig: vpcConfig(['a'], ['h']) };
    expect(messages(lackingPermission, { roles, functions: [...functions, other] })).toEqual([
      'role app does not allow ec2:CreateNetworkInterface, so AWS refuses e in a VPC',
    ]);
  });

  it('is not told of a role that has all, nor of a function without a VPC', () => {
    expect(hits(lackingPermission, account([VPC_ACCESS]))).toEqual([]);
    const roles = [{ name: 'app', policies: [] }];
    expect(hits(lackingPermission, { roles, functions: [{ name: 'f', role: 'app' }] })).toEqual([]);
  });
});

describe('a grant to the code', () => {
  it('comes with the Deny for that very function', () => {
    const [hit] = hits(grantsToCode, account([VPC_ACCESS]));
    expect(hit?.message).toMatch(/^the code of f may itself call ec2:CreateNetworkInterface, /);
    expect(JSON.parse(hit?.fix.replace('Attach to the role: ', '') ?? '')).toEqual(denyFor('f'));
  });

  it('is gone once that Deny is attached', () => {
    expect(hits(grantsToCode, account([VPC_ACCESS, denyFor('f')]))).toEqual([]);
  });

  it('is still there for the other functions of the role', () => {
    expect(messages(grantsToCode, account([VPC_ACCESS, denyFor('f')], ['e', 'f']))).toMatchObject([
      expect.stringContaining('the code of e may itself'),
    ]);
  });

  it('of several functions comes with one Deny that stops them all', () => {
    for (const count of [3, 30]) {
      const names = Array.from({ length: count }, (_, index) => `f-${index}`);
      const [hit] = hits(grantsToCode, account([VPC_ACCESS], names));
      const deny = JSON.parse(hit?.fix.replace('Attach to the role: ', '') ?? '') as object;
      expect(hits(grantsToCode, account([VPC_ACCESS, deny], names))).toEqual([]);
      // It does not stop Lambda.
      expect(hits(lackingPermission, account([VPC_ACCESS, deny], names))).toEqual([]);
    }
  });
});

describe('a role that is not declared', () => {
  it('is unknown, and said once', () => {
    const functions = ['e', 'f'].map((name) => ({ name, vpcConfig: vpcConfig(['a']) }));
    expect(hits(unknownRole, { functions })).toMatchObject([
      {
        at: { function: 'e' },
        message: expect.stringContaining('2 functions without a declared role (e and f)') as string,
      },
    ]);
  });

  it('does not matter without a VPC', () => {
    expect(hits(unknownRole, { functions: [{ name: 'f' }] })).toEqual([]);
    expect(hits(unknownRole, account([]))).toEqual([]);
  });
});
