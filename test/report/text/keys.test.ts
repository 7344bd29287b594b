import { expect, test } from 'vitest';
import { keys } from '../../../src/report/text/keys.ts';
import { keyResult, quotaExceeded, resultWith, shortage } from '../fixture.ts';
import { page } from '../page.ts';

test('without keys there is nothing to tell', () => {
  expect(keys(resultWith({ keys: [] }), page())).toEqual([]);
});

test('alike keys are one line', () => {
  expect(keys(quotaExceeded, page()).slice(0, 3)).toEqual([
    'Keys (252): versions with equal subnet and set of security groups share ENIs',
    '  subnet    security groups    most ENIs  at end  versions',
    '  subnet-a  sg-1 … sg-83 (83)     1 each       1         1',
  ]);
});

test('a short key tells for how long and since when, a busy one how full it was', () => {
  expect(keys(shortage, page())[2]).toBe(
    '  subnet-a  sg-app                   2       2       75,000   10,000  1m 30s from 52s        20',
  );
  expect(keys(resultWith({ keys: [keyResult({ connectionsPeak: 58_500 })] }), page())[2]).toMatch(
    /58,500\s+90 % +1$/,
  );
});

test('many alike ones with names of their own are one line', () => {
  const many = Array.from({ length: 30 }, (_, index) => keyResult({ securityGroupIds: [`sg-${index}x`] }));
  const lines = keys(resultWith({ keys: many }), page());
  expect(lines).toHaveLength(3);
  expect(lines[2]).toContain('sg-0x and 29 more');
});

test('those in trouble come first, and the rest is counted', () => {
  const many = Array.from({ length: 30 }, (_, index) =>
    keyResult({ securityGroupIds: [`sg-${index}x`], shortageSeconds: index === 20 ? 5 : 0, enisEnd: index }),
  );
  const lines = keys(resultWith({ keys: many }), page());
  expect(lines[2]).toContain('sg-20x');
  expect(lines.at(-1)).toBe('  … and 20 more');
  expect(keys(resultWith({ keys: many }), page({ full: true }))).toHaveLength(2 + many.length);
});
