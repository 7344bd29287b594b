import { expect, test } from 'vitest';
import { findingsOf, withLists } from '../support.ts';

const sound = withLists('[subnet-1]');
const wrong = (from: string, to: string): string => findingsOf(sound.replace(from, to)).join();

test.each([
  [
    'Type: AWS::Lambda::Function',
    'Type: AWS::Lambda::Functon',
    't.yaml:3:3: unknown name "AWS::Lambda::Functon"; did you mean "AWS::Lambda::Function"? (IMP023)',
  ],
  ['Type: AWS::Lambda::Function', 'Type: aws::lambda::function', 'did you mean "AWS::Lambda::Function"?'],
  [
    'Type: AWS::Lambda::Function',
    'Type: AWS::serverless::Functions',
    'did you mean "AWS::Serverless::Function"?',
  ],
  [
    'Type: AWS::Lambda::Function',
    'Typ: AWS::Lambda::Function',
    't.yaml:3:3: the resource F has no Type (IMP023)',
  ],
  ['VpcConfig:', 'VPCConfig:', 't.yaml:7:7: unknown name "VPCConfig"; did you mean "VpcConfig"? (IMP023)'],
  [
    'SubnetIds:',
    'SubnetIDs:',
    't.yaml:8:9: VpcConfig takes SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack; found "SubnetIDs"; did you mean "SubnetIds"? (IMP023)',
  ],
  ['SecurityGroupIds:', 'SecurityGroups:', 'did you mean "SecurityGroupIds"?'],
])('%s, misspelled as %s', (from, to, message) => {
  expect(wrong(from, to)).toContain(message);
});

test.each([
  'AWS::Lambda::Version',
  'AWS::Lambda::Permission',
  'AWS::Serverless::Api',
  'AWS::Serverless::Application',
  'AWS::Lambda::Fusion',
  'AWS::EC2::SubnetCidrBlock',
  'Custom::Thing',
])('%s is another type', (type) => expect(findingsOf(`${sound}  X: { Type: ${type} }\n`)).toEqual([]));

test.each([
  'ImageConfig',
  'LoggingConfig',
  'TracingConfig',
  'FileSystemConfigs',
  'TenancyConfig',
  'Description',
])('%s is another property', (name) =>
  expect(wrong('      VpcConfig:', `      ${name}: x\n      VpcConfig:`)).toBe(''),
);

// Names that every object of JavaScript has are no types.
test.each(['__proto__', 'constructor', 'toString'])('%s is no type', (type) => {
  expect(
    findingsOf(
      `${sound}  X: { Type: ${type} }\n  Y: { Type: AWS::Lambda::Alias, Properties: { A: !GetAtt X.${type} } }\n`,
    ),
  ).toEqual([]);
});
