import { describe, expect, it } from 'vitest';
import { imported, openIn } from '../support.ts';
import { declared, file, lambda, plan, refers, type Change } from './support.ts';

const arn = 'arn:aws:iam::123456789012:role/app';
const kept = (address: string, values: object): Change => ({
  address,
  actions: ['no-op'],
  before: values,
  after: values,
});
/** A role with a document that is read at the apply, as its blocks have it. */
const text = (document: object, unknown: object = {}) =>
  file(
    plan(
      [
        kept('aws_iam_role.app', { arn, id: 'app', name: 'app' }),
        kept('aws_lambda_function.f', lambda('f', ['subnet-1'], ['sg-1'], { role: arn })),
        { address: 'aws_iam_role_policy.p', after: { role: 'app' }, unknown: { policy: true } },
        {
          address: 'data.aws_iam_policy_document.d',
          actions: ['read'],
          after: document,
          unknown: { json: true, ...unknown },
        },
      ],
      {
        resources: [
          declared('aws_iam_role_policy.p', {
            policy: refers('data.aws_iam_policy_document.d.json', 'data.aws_iam_policy_document.d'),
          }),
          declared('data.aws_iam_policy_document.d', {}),
        ],
      },
    ),
  );
const policiesOf = (document: object, unknown: object = {}) =>
  imported(text(document, unknown)).scenario.roles[0]?.policies;
const written = (...Statement: readonly object[]) => [{ Version: '2012-10-17', Statement }];

const allow = { actions: ['ec2:*'], resources: ['*'] };
const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const condition = { test: 'ArnEquals', variable: 'lambda:SourceFunctionArn', values: [functionArn] };
const deny = { effect: 'Deny', actions: ['ec2:*'], resources: ['*'], condition: [condition] };

describe('a policy document that is written as blocks', () => {
  it('denies under its conditions only', () => {
    const tags = (value: string) => ({
      test: 'StringEquals',
      variable: 'aws:PrincipalTag/t',
      values: [value],
    });
    expect(policiesOf({ statement: [allow, deny] })).toEqual(
      written(
        { Effect: 'Allow', Action: ['ec2:*'], Resource: ['*'] },
        {
          Effect: 'Deny',
          Action: ['ec2:*'],
          Resource: ['*'],
          Condition: { ArnEquals: { 'lambda:SourceFunctionArn': [functionArn] } },
        },
      ),
    );
    expect(
      policiesOf({ statement: [{ ...allow, condition: [tags('a'), tags('&{aws:b}'), condition] }] }),
    ).toEqual(
      written({
        Effect: 'Allow',
        Action: ['ec2:*'],
        Resource: ['*'],
        Condition: {
          StringEquals: { 'aws:PrincipalTag/t': ['a', '${aws:b}'] },
          ArnEquals: { 'lambda:SourceFunctionArn': [functionArn] },
        },
      }),
    );
  });

  it.each<[string, object, object]>([
    ['a value of a condition', deny, { condition: [{ values: [true] }] }],
    [
      'the values of a condition',
      { ...deny, condition: [{ ...condition, values: null }] },
      { condition: [{ values: true }] },
    ],
    ['the variable of a condition', deny, { condition: [{ variable: true }] }],
    ['its conditions', deny, { condition: true }],
    ['an action', { ...deny, actions: [null] }, { actions: [true] }],
    ['its effect', { ...deny, effect: null }, { effect: true }],
    ['the resources that it denies', { ...deny, resources: null }, { resources: true }],
    ['the resources that it leaves out', { ...allow, resources: null }, { not_resources: true }],
  ])('is not known when %s of a statement is not', (_, statement, unknown) => {
    const document = { statement: [allow, statement] };
    const marks = { statement: [{}, unknown] };
    expect(policiesOf(document, marks)).toEqual(['AWSLambdaVPCAccessExecutionRole']);
    expect(openIn(text(document, marks)).join()).toContain(
      'data.aws_iam_policy_document.d is known only after the apply; taken to allow what Lambda needs for ENIs, and to deny nothing',
    );
  });

  it('is known when only statements about other things are not', () => {
    const other = { actions: ['sqs:*'], resources: null };
    const marks = { statement: [{}, { resources: true, condition: true }] };
    expect(policiesOf({ statement: [allow, other] }, marks)).toEqual(
      written({ Effect: 'Allow', Action: ['ec2:*'], Resource: ['*'] }),
    );
  });

  it('has the statements of its sources, and those that override them by their Sid', () => {
    const source = (Action: string, Sid?: string) =>
      JSON.stringify({
        Statement: { ...(Sid === undefined ? {} : { Sid }), Effect: 'Allow', Action, Resource: '*' },
      });
    expect(
      policiesOf({
        source_policy_documents: [source('ec2:A'), source('ec2:B', 'b')],
        statement: [{ ...allow, sid: 'own', actions: ['ec2:C'] }],
        override_policy_documents: [source('ec2:D', 'b'), source('s3:*', 'own')],
      }),
    ).toEqual(
      written(
        { Effect: 'Allow', Action: 'ec2:A', Resource: '*' },
        { Sid: 'b', Effect: 'Allow', Action: 'ec2:D', Resource: '*' },
      ),
    );
  });

  it.each<[string, object, object]>([
    ['source_policy_documents', {}, { source_policy_documents: true }],
    [
      'override_policy_documents',
      { override_policy_documents: [null] },
      { override_policy_documents: [true] },
    ],
    ['source_json', {}, { source_json: true }],
    ['statement', {}, { statement: true }],
  ])('is not known when %s is not', (_, more, marks) => {
    const document = 'statement' in marks ? more : { statement: [deny], ...more };
    expect(policiesOf(document, marks)).toEqual(['AWSLambdaVPCAccessExecutionRole']);
  });
});
