import { describe, expect, it, test } from 'vitest';
import { findingsOf, imported, inspected, keysOf, openIn } from '../support.ts';
import { service } from './support.ts';

describe('variables', () => {
  it('that stand for a whole list are one key, and open', () => {
    const text = service(
      '  a: { vpc: { subnetIds: "${ssm:/net/${sls:stage}/subnets}", securityGroupIds: [sg-1] } }',
    );
    expect(keysOf(text)).toEqual(['ssm:/net/dev/subnets|sg-1']);
    expect(openIn(text)[0]).toBe(
      't.yaml:8:26: SubnetIds is the variable ${ssm:/net/dev/subnets} (no value given); counted as one subnet: keys = 1 × (number of subnets)',
    );
    expect(inspected(text).coverage).toEqual({ functions: 1, resolved: 0 });
    expect(keysOf(text, { 'ssm:/net/dev/subnets': 'subnet-1, subnet-2' })).toEqual([
      'subnet-1|sg-1',
      'subnet-2|sg-1',
    ]);
  });

  it('that stand for one id are a key of their own, the same wherever they stand', () => {
    const vpc = '{ vpc: { subnetIds: ["${env:S}"], securityGroupIds: [sg-1] } }';
    expect(keysOf(service(`  a: ${vpc}\n  b: ${vpc}`))).toEqual(['env:S|sg-1']);
    expect(keysOf(service(`  a: ${vpc}`), { 'env:S': 'subnet-1' })).toEqual(['subnet-1|sg-1']);
  });

  test.each([
    [
      "${self:custom.ids.${opt:stage, 'dev'}}",
      'custom: { ids: { dev: [subnet-d], prod: [subnet-p] } }',
      'subnet-d',
    ],
    [
      '${param:ids}',
      'stages: { default: { params: { ids: [subnet-x] } }, dev: { params: { ids: [subnet-d] } } }',
      'subnet-d',
    ],
    ['${param:ids}', 'params: { default: { ids: [subnet-x] } }', 'subnet-x'],
    ['${env:IDS, self:custom.ids}', 'custom: { ids: [subnet-e] }', 'subnet-e'],
    [
      '${self:custom.a}',
      'custom: { a: "${self:custom.b}", b: ["${self:custom.c}"], c: subnet-c }',
      'subnet-c',
    ],
    ['${self:custom.${self:provider.stage}}', 'custom: { dev: subnet-d }', 'subnet-d'],
    ['${self:custom.list.1}', 'custom: { list: [[subnet-0], [subnet-1]] }', 'subnet-1'],
  ])('%s', (subnets, more, id) => {
    const text = service(`  a: { vpc: { subnetIds: "${subnets}", securityGroupIds: [sg-1] } }`, '', more);
    expect(keysOf(text)).toEqual([`${id}|sg-1`]);
  });

  it('of the whole vpc', () => {
    const vpc = {
      provider: '  vpc: ${self:custom.vpc.${sls:stage}}',
      more: 'custom: { vpc: { dev: { securityGroupIds: [sg-1], subnetIds: [subnet-1] } } }',
    };
    expect(keysOf(service('  a: {}', vpc.provider, vpc.more))).toEqual(['subnet-1|sg-1']);
    const open = service('  a: {}\n  b: { vpc: { subnetIds: [subnet-1] } }', '  vpc: ${file(./vpc.yml)}');
    expect(keysOf(open)).toHaveLength(2);
    expect(openIn(open).join('\n')).toContain(
      'VpcConfig is the variable ${file(./vpc.yml)} (its file is not among the inputs)',
    );
    expect(openIn(open).join('\n')).toContain(
      'SecurityGroupIds is the variable ${file(./vpc.yml):securityGroupIds}',
    );
  });

  it('of other files, when they are among the inputs', () => {
    const files = {
      'app/serverless.yml': service(
        '  - ${file(functions.yml)}\n  - b: ${file(more/b.${sls:stage}.yml):b}',
        '  vpc: ${file(../net/vpc.json):vpc}',
        'resources:\n  - ${file(resources.yml)}',
      ),
      'app/functions.yml': 'a: { handler: h }',
      'app/more/b.dev.yml': 'b: { handler: h, memorySize: "${self:custom.none, 768}" }',
      'net/vpc.json': '{"vpc": {"securityGroupIds": [{"Ref": "G"}], "subnetIds": ["subnet-1"]}}',
      'app/resources.yml':
        'Resources: { G: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: vpc-1 } } }',
    };
    const { scenario, gaps } = imported(files);
    expect(scenario.functions.map(({ name, memory }) => [name, memory])).toEqual([
      ['shop-dev-a', 1024],
      ['shop-dev-b', 768],
    ]);
    expect(keysOf(files)).toEqual(['subnet-1|G']);
    expect(gaps.unresolved.map(({ what }) => what)).toEqual([
      'the addresses of subnet subnet-1 are not known',
    ]);
    const { 'app/functions.yml': _, ...rest } = files;
    expect(openIn(rest)).toContain(
      'app/serverless.yml:8:5: functions: ${file(functions.yml)}, which is not among the inputs; functions among them are not counted',
    );
  });

  test.each([
    [
      '${self:custom.subnts.a}',
      'cannot resolve ${self:custom.subnts.a}; did you mean "custom.subnets"? (IMP021)',
    ],
    ['${self:custom.loop}', '${self:custom.loop} refers to itself (IMP004)'],
    ['${self:custom.deep}', 'refers to itself (IMP004)'],
    ['${self:custom.big0}', 'its variables stand for more than 1,000,000 parts (IMP001)'],
  ])('%s is refused', (subnets, message) => {
    const big = Array.from(
      { length: 40 },
      (_, i) => `big${i}: "\${self:custom.big${i + 1}}\${self:custom.big${i + 1}}"`,
    );
    const more = `custom: { subnets: {}, loop: "\${self:custom.loop}", deep: { a: "\${self:custom.deep}" }, ${big.join(', ')}, big40: x }`;
    const text = service(`  a: { vpc: { subnetIds: "${subnets}", securityGroupIds: [sg-1] } }`, '', more);
    expect(findingsOf(text).join('\n')).toContain(message);
  });

  it('that nobody needs are not asked for, and never told', () => {
    const text = service(
      '  a: { environment: { K: "${self:custom.none}" } }',
      '  environment: { P: "${env:PASSWORD}" }',
    );
    const { yaml } = imported(text, { 'env:PASSWORD': 'hush' });
    expect(yaml).not.toContain('hush');
  });
});
