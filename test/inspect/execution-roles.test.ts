import { expect, test } from 'vitest';
import { executionRoles } from '../../src/inspect/execution-roles.ts';
import { takeInventory } from '../../src/inspect/inventory.ts';
import { attachedOf } from '../../src/inspect/rule.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';

const policies = ['AWSLambdaVPCAccessExecutionRole'];
const roles = (parts: Parameters<typeof scenario>[0]) => {
  const one = scenario(parts);
  return executionRoles(one, attachedOf(takeInventory(one)));
};
const inVpc = (name: string, role: string | null) => ({ name, role, vpcConfig: vpcConfig(['a']) });

test('are those of functions in a VPC, with their place', () => {
  const found = roles({
    roles: ['unused', 'app', 'outside'].map((name) => ({ name, policies })),
    functions: [inVpc('g', 'app'), inVpc('f', 'app'), inVpc('h', null), { name: 'o', role: 'outside' }],
  });
  expect(found.map(({ name, at, functions }) => [name, at, functions.map((one) => one.name)])).toEqual([
    ['app', { path: ['roles', 1] }, ['f', 'g']],
  ]);
  expect(found[0]?.policies.identity.map(({ name }) => name)).toEqual(policies);
});

test('are also those that the timeline creates, told at their first function', () => {
  const found = roles({
    functions: [inVpc('f', 'late')],
    timeline: [
      { atMs: 0, do: 'CreateRole', role: 'late', policies },
      { atMs: 1, do: 'CreateRole', role: 'late', policies: [] },
    ],
  });
  expect(found).toMatchObject([{ name: 'late', at: { function: 'f' } }]);
  expect(found[0]?.policies.identity).toHaveLength(1);
});
