import { describe, expect, it } from 'vitest';
import { ec2Errors } from '../../src/control/ec2-errors.ts';
import { AwsError, errorRows, type ErrorCase } from '../../src/control/errors.ts';
import { iamErrors } from '../../src/control/iam-errors.ts';
import { lambdaErrors } from '../../src/control/lambda-errors.ts';

const cases = Object.keys(errorRows) as ErrorCase[];

describe('an error of AWS', () => {
  it('has the name, the status and the text of its row, with the details of the request filled in', () => {
    const error = new AwsError('unknownSubnet', { id: 'subnet-1' });
    expect(error).toMatchObject({
      errorCase: 'unknownSubnet',
      error: 'InvalidParameterValueException',
      status: 400,
      message:
        "Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. EC2 Error Message: The subnet ID 'subnet-1' does not exist",
    });
  });

  it('fills a detail in wherever it stands, and numbers too', () => {
    expect(new AwsError('dedicatedTenancy', { vpc: 'vpc-1' }).message.match(/vpc-1/g)).toHaveLength(2);
    expect(new AwsError('tooMany', { values: 'x', member: 'm', limit: 16 }).message).toMatch(/equal to 16$/);
  });

  it('shows a detail that was forgotten by its name', () => {
    expect(new AwsError('alreadyExists').message).toBe('Function already exist: {name}');
  });
});

describe('the table', () => {
  it.each(cases)('%s: a status that AWS uses, and where its text is from', (name) => {
    const { status, text, source } = errorRows[name];
    expect([400, 403, 404, 409, 429, 502]).toContain(status);
    expect(text.length).toBeGreaterThan(5);
    expect(['recorded', 'field', 'doc', 'ours']).toContain(source);
  });

  it('names the errors as each service does', () => {
    const names = (rows: Readonly<Record<string, { readonly error: string }>>): string[] =>
      Object.values(rows).map(({ error }) => error);
    for (const error of names(lambdaErrors)) expect(error).toMatch(/^[A-Za-z\d]+Exception$/);
    for (const error of names(ec2Errors)) expect(error).toMatch(/^[A-Za-z\d]+(\.[A-Za-z]+)?$/);
    expect(names(iamErrors).filter((error) => error.endsWith('Exception'))).toEqual([]);
  });

  it.each([
    ['wrongState', 'ResourceConflictException', 409],
    ['updateInProgress', 'ResourceConflictException', 409],
    ['alreadyExists', 'ResourceConflictException', 409],
    ['notFound', 'ResourceNotFoundException', 404],
    ['invalidIds', 'ValidationException', 400],
    ['unknownGroup', 'InvalidParameterValueException', 400],
    ['ResourceNotReadyException', 'ResourceNotReadyException', 502],
    ['CodeArtifactUserPendingException', 'CodeArtifactUserPendingException', 409],
    ['throttled', 'TooManyRequestsException', 429],
    ['accessDenied', 'AccessDeniedException', 403],
    ['roleLacks', 'InvalidParameterValueException', 400],
  ] as const)('%s is %s, %i', (name, error, status) => {
    expect(errorRows[name]).toMatchObject({ error, status });
  });
});
