/** Every row of conditions.json, as the Condition of an Allow and as that of a Deny. */
import { describe, expect, it } from 'vitest';
import { valuesOf } from '../../src/iam/conditions.ts';
import { evaluate } from '../../src/iam/evaluate.ts';
import { operatorRows } from '../../src/iam/operators.ts';
import { conditionCases as rows, policyOf, statement } from './fixtures.ts';

const everything = policyOf(statement('Allow', {}), 'everything');

describe('conditions.json', () => {
  it.each(rows.map((row) => [row.name, row] as const))(
    '%s',
    (_, { condition, context, result, finding = '' }) => {
      const request = { principal: 'p', action: 'lambda:CreateFunction', resource: '*', context };
      const allow = evaluate({ identity: [policyOf(statement('Allow', { Condition: condition }))] }, request);
      const deny = evaluate(
        { identity: [everything, policyOf(statement('Deny', { Condition: condition }))] },
        request,
      );
      expect(allow.allowed).toBe(result === true);
      expect(deny.allowed).toBe(result === false);
      const findings = [allow, deny].map((decision) => decision.findings.map(({ code }) => code).join());
      expect(findings).toEqual([finding, finding]);
    },
  );

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
    const missing = decided.flatMap((operator) => {
      const own = asked.filter(({ name }) => name === operator);
      return [
        own.some(({ found }) => found === 1) ? [] : [`${operator}, present`],
        own.some(({ found }) => found === 0) ? [] : [`${operator}, absent`],
        own.some(({ found }) => found > 1) ? [] : [`${operator}, several values found`],
        own.some(({ expected }) => expected > 1) ? [] : [`${operator}, several values expected`],
      ].flat();
    });
    expect(missing).toEqual([]);
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
