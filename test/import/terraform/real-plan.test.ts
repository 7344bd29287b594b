/**
 * A plan of a public repository, Terraform 0.12. Counted by hand in its JSON: of 24 changes one is a function, an update of
 * its code only; it is in two subnets, with one group, of a VPC that a data source reads. Its role is kept, with one
 * inline policy.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeWith } from '../../control/recorded.ts';
import { mutated, mutations } from '../mutations.ts';
import { expectSomeImported } from '../share.ts';
import { imported, inspected } from '../support.ts';
import { expectFunctions } from './functions-kept.ts';
import { file } from './support.ts';

describeWith('terraform-plans', 'a real plan', (folder) => {
  const text = readFileSync(path.join(folder, 'terraform-compliance_issue-249_plan.json'), 'utf8');

  test('its function, its keys, its VPC, and what the apply does', () => {
    const { scenario, yaml } = imported(file(text));
    expect(scenario.functions).toMatchObject([
      {
        name: 'MyAPP_TFUpgradeTest_SB',
        create: 'existing',
        memory: 256,
        reservedConcurrency: null,
        role: 'myapp-lambda-exec-role-sandbox',
      },
    ]);
    expect(scenario.vpcs).toMatchObject([{ id: 'vpc-32E071F6', cidr: '10.107.56.0/21' }]);
    expect(scenario.securityGroups).toHaveLength(3);
    expect(scenario.roles.map(({ policies }) => policies.length)).toEqual([1]);
    expect(scenario.account).toMatchObject({ id: '123456789012', region: 'us-east-1' });
    expect(scenario.timeline).toMatchObject([{ atMs: 0, do: 'UpdateFunctionCode' }]);
    // Of its environment.
    expect(yaml).not.toMatch(/DB_PASSWORD|ptctusrz|5432/);
  });

  test('one key per subnet, and only the addresses of the subnets are open', () => {
    const { inventory, unresolved } = inspected(file(text));
    expect([inventory.functions.length, inventory.attached]).toEqual([1, 1]);
    expect(inventory.keys.map(({ subnetId, securityGroupIds }) => [subnetId, securityGroupIds])).toEqual([
      ['subnet-13f44a58', ['sg-041e96ff356b17d07']],
      ['subnet-9918eec4', ['sg-041e96ff356b17d07']],
    ]);
    expect(unresolved.map(({ what }) => what)).toEqual([
      'the addresses of subnet subnet-13f44a58 are not known',
      'the addresses of subnet subnet-9918eec4 are not known',
    ]);
  });

  test('mutated, it is imported with its function, or refused', () => {
    const numRuns = process.env['CI'] === 'true' ? 60 : 5;
    expectSomeImported(mutations, (some) => expectFunctions(mutated(text, some)), numRuns);
  });
});
