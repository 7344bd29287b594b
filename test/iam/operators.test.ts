/** Names of operators. What they do is in conditions.json. */
import { expect, it } from 'vitest';
import { nearestOperator, parseOperator } from '../../src/iam/operators.ts';

it.each([
  ['StringEquals', null, false],
  ['StringEqualsIfExists', null, true],
  ['ForAnyValue:ArnNotLike', 'ForAnyValue', false],
  ['ForAllValues:NumericLessThanEqualsIfExists', 'ForAllValues', true],
  ['Null', null, false],
])('%s', (name, set, ifExists) => {
  expect(parseOperator(name)).toMatchObject({ set, ifExists });
});

it.each([
  'NullIfExists',
  'ForAllValues:Null',
  'stringEquals',
  'ForEveryValue:StringEquals',
  'toString',
  '',
  'IfExists',
])('AWS has no operator "%s"', (name) => {
  expect(parseOperator(name)).toBeNull();
});

it('knows a name written in another case', () => {
  expect(nearestOperator('foranyvalue:stringlikeifexists')).toBe('ForAnyValue:StringLikeIfExists');
  expect(nearestOperator('StringMatches')).toBeNull();
});
