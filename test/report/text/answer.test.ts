import { describe, expect, test } from 'vitest';
import { answer } from '../../../src/report/text/answer.ts';
import { quotaExceeded, resultWith, shortage } from '../fixture.ts';
import { page } from '../page.ts';

describe('answer', () => {
  test('nothing breaks', () => {
    expect(answer(resultWith(), page())).toEqual([
      '✓ Nothing breaks',
      '  Why    Closest margin: vpc-main used 64 of its quota of 250 ENIs (25.6 %).',
    ]);
  });

  test('what else is wrong comes last, with its reason and what helps', () => {
    expect(answer(quotaExceeded, page()).slice(-3)).toEqual([
      '  Also   ✗ 1 of 2 thresholds is crossed: eni_quota_used_ratio{vpc:vpc-main} max<0.8, first at 0s',
      '           Why  It measured 1.',
      '           Fix  Change what drives the metric, or the threshold if it asks for more than you need.',
    ]);
  });

  test('of the remedies that were tried, those that help come first', () => {
    const remedies = [
      { change: 'more subnets', outcome: 'still 1m of shortage', avoids: false },
      { change: 'a second group', outcome: 'no connection is refused', avoids: true },
    ];
    expect(answer(shortage, page({ remedies })).slice(-2)).toEqual([
      '  Tried  ✓ a second group: no connection is refused',
      '         ✗ more subnets: still 1m of shortage',
    ]);
  });
});
