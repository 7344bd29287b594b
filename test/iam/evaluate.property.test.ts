/** Laws of the evaluation, for policies of any make. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision, IamRequest } from '../../src/iam/decision.ts';
import { evaluate } from '../../src/iam/evaluate.ts';
import { explain } from '../../src/iam/explain.ts';
import { statementsOf, type NamedPolicy, type PolicySet } from '../../src/iam/policy.ts';
import { numRuns } from '../support/num-runs.ts';
import { policyOf } from './fixtures.ts';

const texts = (...all: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...all);
const actions = texts('*', 'ec2:*', 'ec2:Describe*', 'ec2:DescribeVpcs', 'lambda:*', 'lambda:CreateFunction');
const resources = texts(
  '*',
  'arn:aws:lambda:*:*:function:a*',
  'arn:aws:lambda:*:*:function:b',
  'arn:aws:s3:::*',
);
const operators = texts(
  'StringEquals',
  'StringNotEquals',
  'StringLikeIfExists',
  'ForAnyValue:StringEquals',
  'ForAllValues:StringEquals',
  'ForAllValues:StringNotLike',
  'Null',
  'IpAddress',
);
const keys = texts('lambda:VpcIds', 'lambda:SubnetIds', 'aws:username');
const values = texts('a', 'b', 'a*', 'true', 'false', '${aws:username}');

const element = (name: string, of: fc.Arbitrary<string>): fc.Arbitrary<object> =>
  fc
    .tuple(fc.boolean(), fc.uniqueArray(of, { minLength: 1, maxLength: 2 }))
    .map(([negated, list]) => ({ [negated ? `Not${name}` : name]: list }));

const condition = fc.option(
  fc.tuple(operators, keys, fc.array(values, { maxLength: 2 })).map(([operator, key, expected]) => ({
    Condition: { [operator]: { [key]: expected } },
  })),
  { nil: {} },
);

const statementOf = (effect: fc.Arbitrary<string>): fc.Arbitrary<object> =>
  fc
    .tuple(effect, element('Action', actions), element('Resource', resources), condition)
    .map(([Effect, ...parts]) => Object.assign({ Effect }, ...parts) as object);

const anyStatement = statementOf(texts('Allow', 'Deny'));
const document = (statements: readonly object[]): object => ({
  Version: '2012-10-17',
  Statement: statements,
});
const policy = fc.array(anyStatement, { minLength: 1, maxLength: 4 }).map(document);

const request: fc.Arbitrary<IamRequest> = fc.record({
  principal: fc.constant('arn:aws:iam::123456789012:user/a'),
  action: texts('ec2:DescribeVpcs', 'lambda:CreateFunction', 'lambda:DeleteFunction'),
  resource: texts('*', 'arn:aws:lambda:us-west-2:1:function:ab', 'arn:aws:lambda:us-west-2:1:function:b'),
  context: fc.dictionary(keys, fc.oneof(values, fc.array(values, { maxLength: 3 })), { maxKeys: 3 }),
});

interface SetJson {
  readonly identity: readonly object[];
  readonly boundary: object | null;
  readonly scp: readonly object[] | null;
}
const setJson: fc.Arbitrary<SetJson> = fc.record({
  identity: fc.array(policy, { maxLength: 3 }),
  boundary: fc.option(policy, { nil: null, freq: 2 }),
  scp: fc.option(fc.array(policy, { minLength: 1, maxLength: 2 }), { nil: null, freq: 2 }),
});

const named = (prefix: string, documents: readonly object[]): readonly NamedPolicy[] =>
  documents.map((json, index) => policyOf(json, `${prefix}-${index + 1}`));

const setOf = ({ identity, boundary, scp }: SetJson): PolicySet => ({
  identity: named('identity', identity),
  boundary: boundary === null ? null : policyOf(boundary, 'boundary'),
  scp: scp === null ? null : named('scp', scp),
});

const reversed = (policies: readonly NamedPolicy[]): readonly NamedPolicy[] =>
  policies
    .map(({ name, document: { statements } }) => ({
      name,
      document: { statements: statements.toReversed() },
    }))
    .toReversed();

const runs = { numRuns: numRuns(200, 3_000) };
const anyAllow = statementOf(fc.constant('Allow'));
const anyDeny = statementOf(fc.constant('Deny'));
const withStatement = (json: SetJson, added: object): PolicySet =>
  setOf({ ...json, identity: [...json.identity, document([added])] });

describe('every decision', () => {
  it('does not depend on the order of statements and policies', () => {
    const law = fc.property(setJson, request, (json, asked) => {
      const set = setOf(json);
      const other: PolicySet = {
        identity: reversed(set.identity),
        boundary: set.boundary ? reversed([set.boundary])[0] : null,
        scp: set.scp ? reversed(set.scp) : null,
      };
      expect(evaluate(other, asked).outcome).toBe(evaluate(set, asked).outcome);
    });
    fc.assert(law, runs);
  });

  it('stays a denial when a Deny is added', () => {
    const law = fc.property(setJson, anyDeny, request, (json, deny, asked) => {
      const before = evaluate(setOf(json), asked);
      const after = evaluate(withStatement(json, deny), asked);
      expect(after.allowed && !before.allowed).toBe(false);
      expect(before.outcome === 'explicitDeny' && after.outcome !== 'explicitDeny').toBe(false);
    });
    fc.assert(law, runs);
  });

  it('stays an allowance when an Allow is added', () => {
    const law = fc.property(setJson, anyAllow, request, (json, allow, asked) => {
      const before = evaluate(setOf(json), asked);
      const after = evaluate(withStatement(json, allow), asked);
      expect(before.allowed && !after.allowed).toBe(false);
      expect(after.outcome === 'explicitDeny').toBe(before.outcome === 'explicitDeny');
    });
    fc.assert(law, runs);
  });

  it('is never widened by a boundary or service control policies', () => {
    const law = fc.property(setJson, request, (json, asked) => {
      const limited = evaluate(setOf(json), asked);
      const free = evaluate(setOf({ ...json, boundary: null, scp: null }), asked);
      expect(limited.allowed && !free.allowed).toBe(false);
    });
    fc.assert(law, runs);
  });

  it('is the one that its explanation tells', () => {
    const law = fc.property(setJson, request, (json, asked) => {
      const set = setOf(json);
      const decision = evaluate(set, asked);
      const { allowed, outcome, decidedBy } = decision;
      expect([allowed, outcome]).toEqual([outcome === 'allowed', outcomeOf(set, decision)]);
      expect(decidedBy?.effect ?? null).toBe(effects[outcome]);
      const decider = decision.statements.find(
        ({ policy: name, index }) => name === decidedBy?.policy && index === decidedBy.index,
      );
      expect(decider?.matched ?? null).toBe(decidedBy === null ? null : true);
      expect(explain(decision)[0]).toMatch(allowed ? /^Allowed: / : /^Denied: /u);
    });
    fc.assert(law, runs);
  });
});

const effects = { allowed: 'Allow', explicitDeny: 'Deny', implicitDeny: null } as const;

/** The rule once more, from the reports of the statements alone. */
const outcomeOf = (set: PolicySet, { statements }: Decision): Decision['outcome'] => {
  if (statements.some(({ effect, matched }) => effect === 'Deny' && matched)) return 'explicitDeny';
  const inUse = (['identity', 'boundary', 'scp'] as const).filter(
    (layer) => layer === 'identity' || statementsOf(set, layer).length > 0,
  );
  const allows = inUse.every((layer) =>
    statements.some((one) => one.layer === layer && one.effect === 'Allow' && one.matched),
  );
  return allows ? 'allowed' : 'implicitDeny';
};
