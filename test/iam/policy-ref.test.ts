/** References to policies in scenarios. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/iam/evaluate.ts';
import { allowedEverything, readPolicyRef } from '../../src/iam/policy-ref.ts';
import { sample } from './fixtures.ts';

describe('readPolicyRef', () => {
  it('takes a managed policy by name, and a document', () => {
    expect(readPolicyRef('AWSLambdaVPCAccessExecutionRole', 'x').policy?.name).toBe(
      'AWSLambdaVPCAccessExecutionRole',
    );
    expect(readPolicyRef(sample('only-in-a-vpc'), 'deploy').policy?.name).toBe('deploy');
  });

  it('names what it knows when it does not know a name', () => {
    const { policy, problems } = readPolicyRef('AWSLambdaVPCAccess', 'x');
    expect(policy).toBeNull();
    expect(problems).toMatchObject([{ code: 'IAM112', severity: 'error' }]);
    expect(problems[0]?.fix).toContain('AWSLambdaVPCAccessExecutionRole');
  });

  it('passes on the problems of a document', () => {
    expect(readPolicyRef({ Statement: 1 }, 'x')).toMatchObject({
      policy: null,
      problems: [{ code: 'IAM102' }],
    });
  });
});

it('allowedEverything may do everything', () => {
  const request = { principal: 'p', action: 'lambda:CreateFunction', resource: '*', context: {} };
  expect(evaluate(allowedEverything, request).allowed).toBe(true);
});
