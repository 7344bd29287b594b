import { describe, expect, test } from 'vitest';
import { errorRows } from '../../../src/control/errors.ts';
import { fixFor } from '../../../src/report/rules/refusal-fixes.ts';

const ofInvocations = ['ResourceNotReadyException', 'CodeArtifactUserPendingException'];
const told = Object.entries(errorRows).filter(([name]) => !ofInvocations.includes(name));

describe('fixFor', () => {
  test.each(told)('says what helps against %s', (_, { error, text }) => {
    expect(fixFor({ error, message: text })).not.toMatch(/See the message|Correct what/);
  });

  test.each([
    ['unreservedTooLow', /Reserve less/],
    ['roleUnknown', /Create the role/],
    ['severalVpcs', /of one VPC/],
    ['subnetInUse', /Delete the functions first/],
    ['noVpc', /Create it first/],
    ['noSuchRole', /Create it first/],
    ['roleExists', /Leave the creation out/],
    ['wrongState', /aws lambda wait/],
    ['roleLacks', /AWSLambdaVPCAccessExecutionRole/],
    ['subnetRange', /from \/16 to \/28/],
    ['subnetConflict', /no other subnet/],
  ] as const)('%s', (name, fix) => {
    const { error, text } = errorRows[name];
    expect(fixFor({ error, message: text })).toMatch(fix);
  });

  test('an Allow is advised only where it helps', () => {
    const denied = (reason: string) =>
      fixFor({ error: 'AccessDeniedException', message: `User: x is not … ${reason}` });
    expect(denied('because no identity-based policy allows the ec2:DeleteSubnet action')).toMatch(
      /^Allow the action to/,
    );
    expect(denied('with an explicit deny in a service control policy')).toMatch(/no Allow helps/);
    expect(denied('because no permissions boundary allows the ec2:DeleteSubnet action')).toMatch(/boundary/);
    expect(denied('because no service control policy allows the ec2:DeleteSubnet action')).toMatch(
      /organization/,
    );
  });
});
