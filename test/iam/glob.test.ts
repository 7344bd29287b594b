/** Globs against regular expressions, and the two rules for ARNs. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numRuns } from '../support/num-runs.ts';
import { arnMatches, globMatches, withinSegments, type Glyph } from '../../src/iam/glob.ts';
import { parsePattern, resolvePattern } from '../../src/iam/pattern.ts';

const glyphs = (text: string): readonly Glyph[] =>
  resolvePattern(parsePattern(text, { wildcards: true, variables: false }), () => null) ?? [];

const matches = (pattern: string, text: string): boolean => globMatches(glyphs(pattern), text);
const asRegExp = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('?', '.').replaceAll('*', '.*')}$`, 'su');

const small = (alphabet: string): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...alphabet.split('')), { maxLength: 8 }).map((chars) => chars.join(''));

describe('globMatches', () => {
  it('is the regular expression', () => {
    const law = fc.property(small('ab.:*?'), small('ab.:'), (pattern, text) => {
      expect(matches(pattern, text)).toBe(asRegExp(pattern).test(text));
    });
    fc.assert(law, { numRuns: numRuns(500, 10_000) });
  });

  it('takes a text as its own pattern, and * for anything', () => {
    expect([matches('', ''), matches('', 'a'), matches('*', ''), matches('*', 'a:b')]).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it('is not slow for many stars', () => {
    expect(matches('*a'.repeat(40), 'a'.repeat(2000) + 'b')).toBe(false);
  });

  it('counts characters, not code units', () => {
    expect(matches('a?b', 'a🦆b')).toBe(true);
  });
});

describe('withinSegments', () => {
  it.each([
    [
      'arn:aws:ec2:us-west-2:123456789012:*/*',
      'arn:aws:ec2:us-west-2:123456789012:network-interface/eni-1',
      true,
    ],
    ['arn:aws:ec2:us-w*-2:1:subnet/a', 'arn:aws:ec2:us-west-2:1:subnet/a', true],
    ['arn:aws:ec2:us*a', 'arn:aws:ec2:us-west-2:1:subnet/a', false],
    ['arn:aws:ec2:us*', 'arn:aws:ec2:us-west-2:1:subnet/a', true],
    ['arn:aws:ec2:us*:subnet/a', 'arn:aws:ec2:us-west-2:1:subnet/a', true],
    ['arn:aws:ec2?us-west-2:1:subnet/a', 'arn:aws:ec2:us-west-2:1:subnet/a', false],
    ['arn:aws:lambda:us-west-2:1:function*latest', 'arn:aws:lambda:us-west-2:1:function:f:latest', true],
    ['arn:aws:s3?::bucket', 'arn:aws:s3:::bucket', false],
    ['arn:**', 'arn:aws:ec2:us-west-2:1:subnet/a', true],
  ])('%s covers %s: %s', (pattern, arn, expected) => {
    expect(globMatches(withinSegments(glyphs(pattern)), arn)).toBe(expected);
  });
});

describe('arnMatches', () => {
  it.each([
    ['arn:aws:lambda:*:*:function:f', 'arn:aws:lambda:us-west-2:1:function:f', true],
    ['arn:*:*:*:*:*', 'arn:aws:lambda:us-west-2:1:function:f:3', true],
    ['arn:aws:lambda:*:function:f', 'arn:aws:lambda:us-west-2:1:function:f', false],
    ['arn:aws:lambda:us-west-2:1:function:?', 'arn:aws:lambda:us-west-2:1:function:f', true],
    ['arn:aws:lambda:*', 'arn:aws:lambda:us-west-2:1:function:f', false],
    ['arn:aws:s3:::bucket', 'arn:aws:s3:::bucket', true],
    ['arn:aws:s3:::*', 'bucket', false],
  ])('%s is like %s: %s', (pattern, arn, expected) => {
    expect(arnMatches(glyphs(pattern), arn)).toBe(expected);
  });
});
