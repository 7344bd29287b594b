import { expect, it } from 'vitest';
import { operations } from '../../src/control/operations/index.ts';
import { actionRows, knownActions } from '../../src/iam/actions.ts';
import { eniActions } from '../../src/iam/execution-role.ts';
import { deniedToCode } from '../../src/iam/implicit-grant.ts';
import { callerReads } from '../../src/iam/requests.ts';

it('knows every action that heni asks about, once', () => {
  const asked = [...eniActions.map(({ action }) => action), ...deniedToCode, ...callerReads];
  expect(asked.filter((action) => !knownActions.includes(action))).toEqual([]);
  expect(new Set(knownActions.map((action) => action.toLowerCase())).size).toBe(knownActions.length);
});

it('knows every operation of the control plane', () => {
  const names = Object.keys(operations).map((name) => (name === 'Invoke' ? 'InvokeFunction' : name));
  const known = new Set(knownActions.map((action) => action.split(':')[1]));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

it.each([
  ['lambda:CreateFunction', 'function'],
  ['ec2:DescribeSubnets', 'everything'],
  ['ec2:GetSecurityGroupsForVpc', 'vpc'],
  ['ec2:DetachNetworkInterface', 'interface'],
  ['iam:CreateRole', 'role'],
  ['lambda:ListFunctions', 'everything'],
  ['lambda:PutFunctionConcurrency', 'function'],
  ['ec2:DeleteSubnet', 'subnet'],
  ['ec2:CreateSubnet', 'newSubnet'],
  ['ec2:DeleteSecurityGroup', 'securityGroup'],
])('%s is asked on: %s', (action, on) => {
  expect(actionRows.get(action)).toBe(on);
});
