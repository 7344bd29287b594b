/** Every row of conditions.json, as the Condition of an Allow and as that of a Deny. */
import { describe, expect, it } from 'vitest';
import { valuesOf } from '../../src/iam/conditions.ts';
import { evaluate } from '../../src/iam/evaluate.ts';
import { explain } from '../../src/iam/explain.ts';
import { operatorRows } from '../../src/iam/operators.ts';
import { policyOf, readJson, statement, type ConditionCase } from './fixtures.ts';

const rows = readJson<ConditionCase[]>('conditions.json');
const everything = policyOf(statement('Allow', {}), 'everything');

describe('conditions.json', () => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', (_, { condition, context, result }) => {
    const request = { principal: 'p', action: 'lambda:CreateFunction', resource: '*', context };
    const allow = evaluate({ identity: [policyOf(statement('Allow', { Condition: condition }))] }, request);
    const deny = evaluate(
      { identity: [everything, policyOf(statement('Deny', { Condition: condition }))] },
      request,
    );
    expect(allow.allowed, explain(allow).join('\n')).toBe(result === true);
    expect(deny.allowed, explain(deny).join('\n')).toBe(result === false);
    expect(allow.findings.length > 0).toBe(result === 'undecided');
    expect(deny.findings.length > 0).toBe(result === 'undecided');
  });

  it('asks every operator that heni decides with a present key, an absent one, and several values', () => {
    const decided = Object.keys(operatorRows).filter((name) => operatorRows[name]?.compare !== 'unsupported');
    const asked = rows.flatMap(({ condition, context }) =>
      Object.entries(condition).flatMap(([name, keys]) =>
        Object.entries(keys).map(([key, expected]) => {
          const found = valuesOf(context, key).length;
          return { name, found, expected: Array.isArray(expected) ? expected.length : 1 };
        }),
      ),
    );
    for (const operator of decided) {
      const own = asked.filter(({ name }) => name === operator);
      expect(
        own.some(({ found }) => found === 1),
        `${operator}, present`,
      ).toBe(true);
      expect(
        own.some(({ found }) => found === 0),
        `${operator}, absent`,
      ).toBe(true);
      expect(
        own.some(({ found }) => found > 1),
        `${operator}, several values found`,
      ).toBe(true);
      expect(
        own.some(({ expected }) => expected > 1),
        `${operator}, several values expected`,
      ).toBe(true);
    }
  });

  it('asks every operator with both set operators', () => {
    const names = new Set(rows.flatMap(({ condition }) => Object.keys(condition)));
    expect([...names].filter((name) => name.startsWith('ForAnyValue:')).length).toBeGreaterThanOrEqual(9);
    expect([...names].filter((name) => name.startsWith('ForAllValues:')).length).toBeGreaterThanOrEqual(9);
  });
});

describe('a condition in the explanation', () => {
  it('tells operator, key, expected and found values, and the result', () => {
    const policy = policyOf(
      statement('Allow', { Condition: { StringEquals: { 'lambda:VpcIds': ['vpc-1'] } } }),
    );
    const request = { principal: 'p', action: 'a:B', resource: '*', context: { 'Lambda:VpcIds': 'vpc-2' } };
    const [report] = evaluate({ identity: [policy] }, request).statements;
    expect(report?.mismatch).toBe('condition');
    expect(report?.conditions).toEqual([
      {
        operator: 'StringEquals',
        key: 'lambda:VpcIds',
        expected: ['vpc-1'],
        found: ['vpc-2'],
        result: false,
        reason: 'compared',
      },
    ]);
  });
});
