import { describe, expect, it } from 'vitest';
import { refusedCaller, roleDeletedInUse } from '../../../src/inspect/rules/callers.ts';
import type { TimelineEntry } from '../../../src/scenario/scenario.ts';
import { vpcConfig } from '../../support/scenarios.ts';
import { hits, messages } from '../hits.ts';

const allow = (...actions: string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});
const deployer = (...actions: string[]) => [{ name: 'deployer', policies: [allow(...actions)] }];
const create = (name: string, inVpc = true): TimelineEntry => ({
  atMs: 1,
  principal: 'deployer',
  do: 'CreateFunction',
  function: name,
  role: 'app',
  vpcConfig: inVpc ? vpcConfig(['a'], ['g']) : null,
  memory: 128,
  publish: false,
});
const update = (memoryOnly: boolean): TimelineEntry => ({
  atMs: 2,
  principal: 'deployer',
  do: 'UpdateFunctionConfiguration',
  function: 'f',
  vpcConfig: memoryOnly ? null : vpcConfig(['b'], ['g']),
  memory: 256,
});
const named = (at: { atMs: number }, rest: object): TimelineEntry =>
  ({ principal: null, ...at, ...rest }) as TimelineEntry;

describe('a caller whom AWS refuses', () => {
  it('is told with what is denied and for whom', () => {
    const timeline = [create('f'), create('h')];
    expect(hits(refusedCaller, { principals: deployer('ec2:Describe*'), timeline })).toMatchObject([
      {
        at: { path: ['principals', 0] },
        message: 'deployer is denied lambda:CreateFunction, so AWS refuses its CreateFunction of f and h',
      },
    ]);
  });

  it('needs the reads of a call that attaches, and of no other', () => {
    const principals = deployer('lambda:*', 'ec2:DescribeSubnets');
    expect(
      messages(refusedCaller, { principals, timeline: [create('f', false), update(true), update(false)] }),
    ).toEqual([
      'deployer is denied ec2:DescribeSecurityGroups, so AWS refuses its UpdateFunctionConfiguration of f',
    ]);
    expect(
      messages(refusedCaller, { principals: deployer('lambda:*', 'ec2:Describe*'), timeline: [create('f')] }),
    ).toEqual([]);
  });

  it('is nobody in particular where the timeline names nobody', () => {
    const timeline = [{ ...create('f'), principal: null }];
    expect(messages(refusedCaller, { principals: deployer('s3:*'), timeline })).toEqual([]);
  });
});

describe('a role that is deleted while functions use it', () => {
  const roles = [{ name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] }];
  const functions = [
    { name: 'f', role: 'app', vpcConfig: vpcConfig(['a'], ['g']) },
    { name: 'p', role: 'app', vpcConfig: null },
  ];
  const gone = named({ atMs: 10 }, { do: 'DeleteRole', role: 'app' });
  const deleted = (atMs: number, qualifier: string | null = null) =>
    named({ atMs }, { do: 'DeleteFunction', function: 'f', qualifier });

  it.each([
    ['before its function', [gone, deleted(20)]],
    ['before its function, of which a version went', [deleted(5, '1'), gone]],
  ])('%s', (_, timeline) => {
    expect(hits(roleDeletedInUse, { roles, functions, timeline })).toMatchObject([
      { at: { path: ['roles', 0] }, message: expect.stringMatching(/^DeleteRole of app while f in a VPC/) },
    ]);
  });

  it.each([
    ['after its function', [deleted(5), gone]],
    [
      'after an update to another role',
      [
        named(
          { atMs: 5 },
          { do: 'UpdateFunctionConfiguration', function: 'f', vpcConfig: null, role: 'other' },
        ),
        gone,
      ],
    ],
    ['of no function', [named({ atMs: 5 }, { do: 'DeleteRole', role: 'other' })]],
  ])('… but not %s', (_, timeline) => {
    expect(messages(roleDeletedInUse, { roles, functions, timeline })).toEqual([]);
  });
});
