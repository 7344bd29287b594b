/** Patterns as they are written. */
import { describe, expect, it } from 'vitest';
import { parsePattern, resolvePattern, variablesOf } from '../../src/iam/pattern.ts';

const all = { wildcards: true, variables: true };

describe('parsePattern', () => {
  it('reads literals, wildcards and variables', () => {
    expect(parsePattern('a*b?${aws:username}', all).pieces).toEqual([
      { literal: 'a' },
      { wild: 'many', stopsAtColon: false },
      { literal: 'b' },
      { wild: 'one', stopsAtColon: false },
      { variable: 'aws:username', fallback: null },
    ]);
  });

  it('takes ${*}, ${?} and ${$} for the characters', () => {
    expect(parsePattern('${*}${?}${$}$', all).pieces).toEqual([{ literal: '*?$$' }]);
  });

  it('keeps everything literal where nothing has a meaning', () => {
    const none = { wildcards: false, variables: false };
    expect(parsePattern('a*?${aws:username}', none).pieces).toEqual([{ literal: 'a*?${aws:username}' }]);
  });

  it('reads a fallback', () => {
    const pattern = parsePattern("${aws:PrincipalTag/team, 'company-wide'}", all);
    expect(pattern.pieces).toEqual([{ variable: 'aws:PrincipalTag/team', fallback: 'company-wide' }]);
    expect(variablesOf(pattern)).toEqual(['aws:PrincipalTag/team']);
  });
});

describe('resolvePattern', () => {
  const pattern = parsePattern("x-${a}-${b, 'y'}", all);

  it('puts values and fallbacks in, as literal text', () => {
    expect(resolvePattern(pattern, (key) => (key === 'a' ? '*' : null))).toEqual([{ literal: 'x-*-y' }]);
  });

  it('is null when a variable has neither', () => {
    expect(resolvePattern(pattern, () => null)).toBeNull();
  });
});
