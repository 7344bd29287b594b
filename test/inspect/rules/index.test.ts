import { expect, test } from 'vitest';
import { rules } from '../../../src/inspect/rules/index.ts';
import { inspectCodes } from '../../../src/scenario/inspect-codes.ts';
import { hits } from '../hits.ts';

test('every rule has a code of its own, and every code of inspections a rule', () => {
  const codes: string[] = rules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => code.startsWith('ENI')).sort()).toEqual(Object.keys(inspectCodes));
});

test.each(rules)('$code has nothing to say of an empty account', (rule) => {
  expect(hits(rule, { vpcs: [], subnets: [], securityGroups: [] })).toEqual([]);
});
