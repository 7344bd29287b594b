/** Documents that AWS would refuse, and remarks on those that it takes. */
import { describe, expect, it } from 'vitest';
import { parsePolicyDocument } from '../../src/iam/parse-policy.ts';
import { problemRows } from '../../src/iam/problems.ts';
import { statement } from './fixtures.ts';

const one = (rest: object): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*', ...rest }],
});
const without = (key: string): object => one({ [key]: undefined });

describe('refused', () => {
  it.each([
    ['no object', 'text', 'IAM102', 'the document'],
    ['no Statement', { Version: '2012-10-17' }, 'IAM102', 'Statement'],
    ['another Version', { ...one({}), Version: '2020-01-01' }, 'IAM102', 'Version'],
    ['a misspelt Effect', one({ Effect: 'allow' }), 'IAM102', 'Statement[0].Effect'],
    ['no Effect', without('Effect'), 'IAM102', 'Statement[0].Effect'],
    ['no Action', without('Action'), 'IAM102', 'Statement[0]'],
    ['Action and NotAction', one({ NotAction: 'a:B' }), 'IAM102', 'Statement[0]'],
    ['no Resource', without('Resource'), 'IAM102', 'Statement[0]'],
    ['an Action that is no text', one({ Action: [1] }), 'IAM102', 'Statement[0].Action[0]'],
    ['a Principal', one({ Principal: '*' }), 'IAM102', 'Statement[0].Principal'],
    ['an unknown element', one({ Actions: [] }), 'IAM102', 'Statement[0].Actions'],
    [
      'a Principal in a single statement',
      { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Principal: '*' } },
      'IAM102',
      'Statement.Principal',
    ],
    [
      'a single statement without Resource',
      { Statement: { Effect: 'Allow', Action: '*' } },
      'IAM102',
      'Statement',
    ],
    ['an unknown element of the policy', { ...one({}), Statements: [] }, 'IAM102', 'Statements'],
    [
      'a Condition without operator',
      one({ Condition: { 'aws:username': 'a' } }),
      'IAM102',
      'Statement[0].Condition.aws:username',
    ],
    ['an action without service', one({ Action: 'CreateFunction' }), 'IAM105', 'Statement[0].Action'],
    ['a resource that is no ARN', one({ Resource: 'my_function' }), 'IAM105', 'Statement[0].Resource'],
    [
      'an unknown operator',
      one({ Condition: { StringIs: { a: 'b' } } }),
      'IAM106',
      'Statement[0].Condition.StringIs',
    ],
    [
      'Null with IfExists',
      one({ Condition: { NullIfExists: { a: 'true' } } }),
      'IAM106',
      'Statement[0].Condition.NullIfExists',
    ],
  ])('%s', (_, json, code, where) => {
    const { document, problems } = parsePolicyDocument(json);
    expect(document).toBeNull();
    expect(problems[0]).toMatchObject({ code, where, severity: 'error' });
    expect(problems[0]?.fix).not.toBe('');
  });

  it('says in words what is missing', () => {
    const { problems } = parsePolicyDocument({ Statement: { Effect: 'Allow', Action: '*' } });
    expect(problems.map(({ message }) => message)).toEqual([
      'Statement: must have one of Resource and NotResource.',
    ]);
  });

  it('proposes the right case of an operator', () => {
    const { problems } = parsePolicyDocument(one({ Condition: { stringequals: { a: 'b' } } }));
    expect(problems[0]?.fix).toBe('Write StringEquals.');
  });
});

describe('taken with a remark', () => {
  it.each([
    ['an Id', { ...one({}), Id: 'x' }, 'IAM103'],
    ['a Sid with a hyphen', one({ Sid: 'a-b' }), 'IAM104'],
    ['an operator that heni does not decide', one({ Condition: { DateEquals: { a: '2026' } } }), 'IAM107'],
    ['a number that is none', one({ Condition: { NumericEquals: { a: 'ten' } } }), 'IAM108'],
    ['a Null that is neither true nor false', one({ Condition: { Null: { a: 'yes' } } }), 'IAM108'],
    ['an ARN of too few parts', one({ Condition: { ArnLike: { a: '*' } } }), 'IAM108'],
    ['a variable', one({ Condition: { StringEquals: { a: '${aws:username}' } } }), 'IAM109'],
    ['a variable in a resource', one({ Resource: 'arn:aws:s3:::${aws:username}' }), 'IAM109'],
    [
      'a variable without Version',
      { ...one({ Resource: 'arn:aws:s3:::${aws:username}' }), Version: undefined },
      'IAM110',
    ],
  ])('%s', (_, json, code) => {
    const { document, problems } = parsePolicyDocument(json);
    expect(document).not.toBeNull();
    expect(problems.map((found) => found.code)).toEqual([code]);
    expect(problems[0]?.severity).toBe(problemRows[code as keyof typeof problemRows].severity);
  });
});

describe('taken as it is', () => {
  it.each([
    ['an Allow of everything', statement('Allow', {})],
    [
      'one statement without a list',
      { Statement: { Effect: 'Deny', NotAction: ['*'], NotResource: 'arn:aws:s3:::*' } },
    ],
    [
      'numbers and booleans as values',
      one({ Condition: { NumericLessThan: { a: 5 }, Bool: { b: [true] } } }),
    ],
    ['a literal star written as a variable', one({ Condition: { StringEquals: { a: '${*}' } } })],
    ['an ARN with a variable', one({ Condition: { ArnLike: { a: 'arn:aws:iam::1:user/x' } } })],
  ])('%s', (_, json) => {
    const { document, problems } = parsePolicyDocument(json);
    expect([document === null, problems]).toEqual([false, []]);
  });
});
