import { expect, it } from 'vitest';
import { policySource } from '../../src/scenario/policy-source.ts';
import { SideFiles } from '../../src/scenario/side-files.ts';
import { readYaml } from '../../src/scenario/yaml-source.ts';

const yaml = `roles:
  - name: app
    policies:
      - AWSLambdaVPCAccessExecutionRole
      - policies/app.json
      - Version: "2012-10-17"
        Statement:
          - { Effect: Allow, Action: "*", Resource: "*" }
          - { Effect: Deny, Action: "*", Resource: "*" }
`;
const json = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "*", "Resource": "*" },
    { "Effect": "Deny", "Action": "*", "Resource": "*" }
  ]
}`;
const files = new SideFiles('dir/s.yaml', (path) => (path === 'dir/policies/app.json' ? json : undefined));
const { source } = readYaml(yaml, 'dir/s.yaml');

it.each([
  ['a managed policy', 0, 'AWSLambdaVPCAccessExecutionRole', { file: 'dir/s.yaml', line: 4, col: 9 }],
  ['a file', 1, 'policies/app.json', { file: 'dir/policies/app.json', line: 5, col: 5 }],
  ['a document', 2, 'roles[0].policies[2]', { file: 'dir/s.yaml', line: 9, col: 13 }],
])('%s has a name and the place of its second statement', (_, index, name, place) => {
  if (source === null) throw new Error('the YAML is sound');
  const found = policySource(['roles', 0, 'policies', index], source, files);
  expect([found.name, found.locate(1)]).toEqual([name, place]);
});
