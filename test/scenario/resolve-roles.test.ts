import { expect } from 'vitest';
import { describeBroken } from './broken-file.ts';

const policy =
  '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "lambda:*", "Resource": "*" }] }';

describeBroken('resolveRoles', [
  {
    what: 'policies that are not there, broken, unknown or no policies',
    text: `roles:
  - name: a
    policies: [gone.json, broken.json, good.json]
  - name: b
    policies: [AWSLambdaVPCAccesExecutionRole, TeamPolicy, { Version: "2012-10-17", Statment: [] }]
principals: [{ name: c, policies: [broken.json] }]`,
    files: { 'good.json': policy, 'broken.json': '{\n  "Version": "2012-10-17",\n  "Statement": [}\n' },
    expected: [
      '3:16: roles[0].policies[0]: the file "gone.json" cannot be read (SCN011)',
      '5:16: roles[1].policies[0]: "AWSLambdaVPCAccesExecutionRole" is not a managed policy that heni knows; did you mean "AWSLambdaVPCAccessExecutionRole"? (SCN021)',
      '5:48: roles[1].policies[1]: "TeamPolicy" is not a managed policy that heni knows; it allows and denies nothing (SCN021)',
      expect.stringMatching(/^5:\d+: roles\[1\]\.policies\[2\].* \(IAM102\)$/) as string,
      expect.stringMatching(/^5:\d+: roles\[1\]\.policies\[2\].* \(IAM102\)$/) as string,
      expect.stringMatching(/^broken\.json:3:17: .* \(IAM101\)$/) as string,
    ],
  },
]);
