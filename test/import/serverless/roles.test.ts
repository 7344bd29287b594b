import { describe, expect, it } from 'vitest';
import { imported, inspected, openIn } from '../support.ts';
import { inVpc, service } from './support.ts';

const functionsOf = (text: string, parameters = {}) => imported(text, parameters).scenario.functions;

describe('roles', () => {
  const rolesOf = (text: string) =>
    Object.fromEntries(
      imported(text).scenario.roles.map(({ name, policies }) => [
        name,
        policies.map((one) => (typeof one === 'string' ? one : 'document')),
      ]),
    );

  it('are one for all, which the Framework lets into the VPC', () => {
    expect(rolesOf(service('  a: {}'))).toEqual({ IamRoleLambdaExecution: [] });
    const statements = '  iam: { role: { statements: [{ Effect: Allow, Action: "ec2:*", Resource: "*" }] } }';
    expect(rolesOf(service('  a: {}', `${inVpc}\n${statements}`))).toEqual({
      IamRoleLambdaExecution: ['AWSLambdaVPCAccessExecutionRole', 'document'],
    });
    expect(rolesOf(service('  a: { vpc: ~ }'))).toEqual({
      IamRoleLambdaExecution: ['AWSLambdaVPCAccessExecutionRole'],
    });
    expect(inspected(service('  a: {}', inVpc)).findings.filter(({ code }) => code === 'ENI003')).toEqual([]);
  });

  it('with statements that only the deploy knows are open', () => {
    const text = service('  a: {}', '  iam: { role: { statements: ["${ssm:/statement}"] } }');
    expect(openIn(text)).toEqual([
      't.yaml:6:31: a statement of a policy is the variable ${ssm:/statement} (no value given); taken to allow what Lambda needs for ENIs, and to deny nothing',
    ]);
  });

  it('that exist get nothing', () => {
    const resources = 'resources: { Resources: { R: { Type: AWS::IAM::Role } } }';
    const text = service('  a: { role: R }\n  b: { role: !GetAtt R.Arn }', inVpc, resources);
    expect(functionsOf(text).map(({ role }) => role)).toEqual(['R', 'R']);
    expect(inspected(text).findings.map(({ code }) => code)).toContain('ENI003');
    expect(
      openIn(service('  a: {}', `${inVpc}\n  iam: { role: "arn:aws:iam::123456789012:role/r" }`)).join(),
    ).toContain('the role arn:aws:iam::123456789012:role/r is not among the inputs');
  });

  it('are one for each function where these have statements of their own', () => {
    const text = service('  a: { iamRoleStatements: [] }\n  b: {}', inVpc);
    expect(functionsOf(text).map(({ role }) => role)).toEqual([
      'AIamRoleLambdaExecution',
      'IamRoleLambdaExecution',
    ]);
    const each = service('  a: {}\n  b: {}', `${inVpc}\n  iam: { role: { mode: perFunction } }`);
    expect(functionsOf(each).map(({ role }) => role)).toEqual([
      'AIamRoleLambdaExecution',
      'BIamRoleLambdaExecution',
    ]);
  });
});
