/**
 * The sample policies as they are handed out, where a folder of them is at hand: `HENI_SHARED_DATA`, or `../shared`
 * beside the repository.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/iam/arn.ts';
import { evaluate } from '../../src/iam/evaluate.ts';
import { lackingEniAction } from '../../src/iam/execution-role.ts';
import { decideForCode } from '../../src/iam/implicit-grant.ts';
import { managedPolicy } from '../../src/iam/managed-policies.ts';
import { parsePolicyJson } from '../../src/iam/policy-json.ts';
import type { NamedPolicy } from '../../src/iam/policy.ts';
import { asUser, functionRequest, type FunctionVpc } from '../../src/iam/requests.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(process.env['HENI_SHARED_DATA'] ?? resolve(root, '../shared'), 'policies');
const present = existsSync(folder);

const place = placeOf('123456789012', 'us-west-2');
const files = present ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
const read = (name: string): NamedPolicy => {
  const { document, problems } = parsePolicyJson(readFileSync(join(folder, `${name}.json`), 'utf8'));
  if (document === null) throw new Error(JSON.stringify(problems));
  return { name, document };
};
const managed = (name: string): NamedPolicy => {
  const policy = managedPolicy(name);
  if (policy === null) throw new Error(name);
  return policy;
};

const vpc = (vpcId: string, subnets: readonly string[], groups: readonly string[]): FunctionVpc => ({
  vpcId,
  subnetIds: subnets,
  securityGroupIds: groups,
});
const inside = vpc('vpc-1', ['subnet-1', 'subnet-2'], ['sg-1']);
const outside = vpc('vpc-3', ['subnet-8', 'subnet-9'], ['sg-9']);
const mixed = vpc('vpc-1', ['subnet-99'], ['sg-9']);

type Outcomes = readonly [none: string, inside: string, outside: string, mixed: string];
const [A, X, I] = ['allowed', 'explicitDeny', 'implicitDeny'] as const;

/** With AdministratorAccess beside a Deny, alone for an Allow. */
const expected: Readonly<Record<string, Outcomes>> = {
  'enforce-vpc-function': [X, A, A, A],
  'enforce-out-of-vpc': [A, X, A, X],
  'enforce-out-of-subnet': [A, X, A, A],
  'enforce-out-of-security-groups': [A, X, A, A],
  'page-deny-document': [A, X, A, X],
  'enforce-stay-in-specific-vpc': [I, A, I, A],
  'enforce-stay-in-specific-subnets': [A, A, I, I],
  'enforce-stay-in-specific-security-group': [A, A, I, I],
  'page-allow-document': [A, A, I, A],
};

describe.skipIf(!present)(
  `the sample policies of ${folder}${present ? '' : ' (skipped: no such folder)'}`,
  () => {
    it.each(files)('%s has no problem', (file) => {
      expect(parsePolicyJson(readFileSync(join(folder, file), 'utf8')).problems).toEqual([]);
    });

    it.each(Object.entries(expected))('%s decides as the page says', (name, outcomes) => {
      const policy = read(name);
      const denies = policy.document.statements[0]?.effect === 'Deny';
      const identity = denies ? [managed('AdministratorAccess'), policy] : [policy];
      for (const action of ['lambda:CreateFunction', 'lambda:UpdateFunctionConfiguration']) {
        const found = [null, inside, outside, mixed].map((attached) => {
          const call = { action, functionName: 'my_function', vpc: attached };
          return evaluate({ identity }, functionRequest(asUser(place, 'dev'), place, call)).outcome;
        });
        expect(found).toEqual(outcomes);
      }
    });

    it('the Deny for function code stops the code of my_function, and not Lambda', () => {
      const role = {
        identity: [managed('AWSLambdaVPCAccessExecutionRole'), read('deny-ec2-from-function-code')],
      };
      const code = { place, role: 'lambda-role', functionName: 'my_function' };
      expect(decideForCode(role, code, 'ec2:CreateNetworkInterface').outcome).toBe('explicitDeny');
      expect(decideForCode(role, code, 'ec2:DescribeSubnets').allowed).toBe(true);
      expect(
        decideForCode(role, { ...code, functionName: 'other' }, 'ec2:CreateNetworkInterface').allowed,
      ).toBe(true);
      expect(lackingEniAction(role, code)).toBeNull();
    });
  },
);

if (!present) process.stderr.write(`skipped: no sample policies at ${folder} (set HENI_SHARED_DATA)\n`);
