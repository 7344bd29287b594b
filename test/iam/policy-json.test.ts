/** Problems of policy files, with line and column. */
import { describe, expect, it } from 'vitest';
import { locateInPolicy, parsePolicyJson } from '../../src/iam/policy-json.ts';
import { readFileSync } from 'node:fs';

const places = (text: string): readonly (readonly [string, number, number])[] =>
  parsePolicyJson(text).problems.map(({ code, line, col }) => [code, line, col]);

const text = (statement: string): string =>
  `{\n  "Version": "2012-10-17",\n  "Statement": [\n${statement}\n  ]\n}\n`;

describe('parsePolicyJson', () => {
  it('reads a policy', () => {
    const source = readFileSync(new URL('policies/only-in-a-vpc.json', import.meta.url), 'utf8');
    const { document, problems } = parsePolicyJson(source);
    expect([document?.statements.length, problems]).toEqual([1, []]);
  });

  it('reads a policy indented by tabs, with a byte order mark', () => {
    const source = text(
      '\t\t{\n\t\t\t"Effect": "Allow",\n\t\t\t"Action": "*",\n\t\t\t"Resource": "arn:aws:s3:::\\u0061\\/*"\n\t\t}',
    );
    const { document, problems } = parsePolicyJson(`\uFEFF${source}`);
    expect(problems).toEqual([]);
    expect(document?.statements[0]?.resource.patterns[0]?.text).toBe('arn:aws:s3:::a/*');
  });

  it.each([
    [
      'a trailing comma in a list',
      text('{ "Effect": "Allow", "Action": ["ec2:*",], "Resource": "*" }'),
      4,
      41,
    ],
    ['a trailing comma in an object', text('{ "Effect": "Allow", "Action": "*", "Resource": "*", }'), 4, 54],
    ['a missing bracket', '{\n  "Version": "2012-10-17",\n  "Statement": [\n}\n', 4, 1],
    ['a missing comma', text('{ "Effect": "Allow" "Action": "*" }'), 4, 21],
    ['a comment', '{\n  // all\n  "Statement": []\n}', 2, 3],
    ['single quotes', "{ 'Statement': [] }", 1, 3],
    ['an unclosed document', '{ "Statement": [', 1, 17],
    ['nothing', '', 1, 1],
    ['YAML', 'Version: 2012-10-17\n', 1, 1],
  ])('%s', (_, source, line, col) => {
    expect(parsePolicyJson(source).document).toBeNull();
    expect(places(source)).toEqual([['IAM101', line, col]]);
  });

  it('points at what is wrong in the shape', () => {
    expect(places(text('    { "Effect": "allow", "Action": "*", "Resource": "*" }'))).toEqual([
      ['IAM102', 4, 7],
    ]);
    expect(places(text('    { "Effect": "Allow", "Action": "*" }'))).toEqual([['IAM102', 4, 5]]);
    expect(places(text('    { "Effect": "Allow", "Action": ["*", "x"], "Resource": "*" }'))).toEqual([
      ['IAM105', 4, 26],
    ]);
    expect(places('{ "Version": "2012-10-17" }')).toEqual([['IAM102', 1, 1]]);
    expect(places('[]')).toEqual([['IAM102', 1, 1]]);
  });

  it('refuses a key that is there twice, which JSON.parse would silently drop', () => {
    const twice = text('{ "Effect": "Deny", "Action": "*", "Resource": "*",\n  "Effect": "Allow" }');
    expect(parsePolicyJson(twice).document).toBeNull();
    expect(places(twice)).toEqual([['IAM111', 5, 3]]);
  });

  it('keeps the document when there are remarks only', () => {
    const source = text('{ "Sid": "a-b", "Effect": "Allow", "Action": "*", "Resource": "*" }');
    expect(parsePolicyJson(source).document).not.toBeNull();
    expect(places(source)).toEqual([['IAM104', 4, 3]]);
  });
});

it.each([
  [['Statement', 1], 5, 5],
  [['Statement', 1, 'Effect'], 5, 7],
  [['Statement', 7], 3, 3],
  [[], 1, 1],
])('locateInPolicy: %j is at %i:%i, or what is nearest', (path, line, col) => {
  const source = text('    { "Effect": "Allow" },\n    { "Effect": "Deny" }');
  expect(locateInPolicy(source, path)).toEqual({ line, col });
});
