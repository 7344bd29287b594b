/** Inventories of real accounts: a demo of CloudMapper, and recordings of Cloud Custodian's tests; counted by hand. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeWith } from '../../control/recorded.ts';
import { imported, inspected, keysOf, type Texts } from '../support.ts';

const textsIn = (folder: string): Texts =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );
const codesOf = (texts: Texts): string[] =>
  imported(texts)
    .findings.map(({ code, file, line }) => `${file}:${line} ${code}`)
    .filter((line) => line.includes(' IMP'));

describeWith('inventory-cloudmapper-demo', 'the demo account of CloudMapper', (folder) => {
  const texts = textsIn(folder);

  test('one function on two keys, of four subnets and eight groups, and a group that nobody describes', () => {
    const { scenario } = imported(texts);
    expect(keysOf(texts)).toEqual(['subnet-00000003|sg-09920178', 'subnet-00000004|sg-09920178']);
    expect(scenario.functions).toMatchObject([{ name: 'invpclambda', create: 'existing', memory: 128 }]);
    expect([scenario.subnets.length, scenario.securityGroups.length]).toEqual([4, 9]);
    expect(scenario.account).toMatchObject({ id: '123456789012', region: 'us-east-1' });
  });

  test('its one interface is of a container: an address, and no Hyperplane ENI', () => {
    const { subnets, vpcs } = imported(texts).scenario;
    expect(subnets.map(({ usedIps }) => usedIps[0]?.ips)).toEqual([1, 0, 0, 0]);
    expect(vpcs).toMatchObject([{ id: 'vpc-12345678', cidr: '10.0.0.0/16', otherEnis: 0 }]);
  });

  test('it says 4,091 addresses are free of 251, and lacks a group and two ENIs', () => {
    expect(codesOf(texts).sort()).toEqual([
      'ec2-describe-subnets.json:21 IMP042',
      'ec2-describe-subnets.json:3 IMP042',
      'ec2-describe-subnets.json:39 IMP042',
      'ec2-describe-subnets.json:57 IMP042',
      'lambda-list-functions.json:3 IMP041',
      'lambda-list-functions.json:3 IMP048',
      'lambda-list-functions.json:3 IMP048',
    ]);
  });
});

describeWith('aws-recorded-custodian', 'recordings of Cloud Custodian', (folder) => {
  const of = (name: string): Texts => textsIn(path.join(folder, name));

  test('nine interfaces in four VPCs: one of Lambda, three of EFS, five of others', () => {
    const texts = of('test_network_location_match_in_mismatch_sg');
    const { scenario } = imported(texts);
    expect(scenario.vpcs.map(({ id, otherEnis }) => [id, otherEnis])).toEqual([
      ['vpc-0503a8b9ddbb3a5c5', 0],
      ['vpc-0598080981e0332f9', 0],
      ['vpc-064a31b839b9d0de4', 0],
      ['vpc-d2d616b5', 4],
    ]);
    expect(scenario.subnets).toMatchObject([{ id: 'subnet-0f07a44f903f5e621', usedIps: [{ ips: 1 }] }]);
    const orphan = imported(texts).findings.find(({ code }) => code === 'IMP045');
    expect(orphan?.message).toContain('(eni-07bd77049a9923a64, made for test-python)');
  });

  test('three functions, one of them in a VPC', () => {
    const { inventory } = inspected(of('test_aws_lambda_sg'));
    expect(inventory.functions.map(({ name }) => name)).toEqual(['c7n-cleanup', 'myIOTFunction', 'mys3']);
    expect([inventory.attached, inventory.enis]).toEqual([1, 1]);
  });

  test('a function whose groups were changed counts as it was changed last', () => {
    const texts = of('test_lambda_remove_matched_security_groups');
    const groups = 'sg-01a19f602ecaf25f4,sg-0b650189861ce4f6c';
    expect(keysOf(texts)).toEqual(
      ['subnet-4f7a0012', 'subnet-978689dc', 'subnet-c490a4a0'].map((id) => `${id}|${groups}`),
    );
    expect(codesOf(texts).every((line) => line.endsWith('IMP049'))).toBe(true);
  });

  test('what a link to the code has in it appears nowhere', () => {
    const texts = of('test_lambda_layer_concurrent_publish');
    expect(JSON.stringify(texts)).toContain('X-Amz-Security-Token');
    expect(JSON.stringify(imported(texts))).not.toContain('X-Amz');
  });

  test('all of one account together: every function once, whatever else there is', () => {
    const names = [
      'test_aws_lambda_sg',
      'test_lambda_update_memory_config',
      'test_published_lambda_architecture',
      'test_lambda_layer_concurrent_publish',
    ];
    const texts = Object.assign(
      {},
      ...names.map((name) =>
        Object.fromEntries(
          Object.entries(of(name))
            .filter(([file]) => /ListFunctions|GetFunction/.test(file))
            .map(([file, text]) => [`${name}/${file}`, text]),
        ),
      ),
    ) as Texts;
    expect(imported(texts).scenario.functions.map(({ name }) => name)).toEqual([
      'c7n-cleanup',
      'cloud-custodian-memory-resize-test',
      'custodian-ec2-foo-bar',
      'myIOTFunction',
      'mys3',
      'test-foo-bar',
    ]);
  });
});
