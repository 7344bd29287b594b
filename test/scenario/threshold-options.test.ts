import { describe, expect, it } from 'vitest';
import { declaredNames } from '../../src/scenario/declared.ts';
import { readThresholdOptions } from '../../src/scenario/threshold-options.ts';
import { lines } from './support.ts';

const declared = declaredNames({ vpcs: [{ id: 'v' }] }, []);

describe('readThresholdOptions', () => {
  it('keeps the good ones, and quotes the others', () => {
    const { thresholds, findings } = readThresholdOptions(
      ['enis{vpc:v}:max<3', 'enis{vpc:w}: max<3', 'enis', 'enis: p(95)<3'],
      declared,
    );
    expect(thresholds).toEqual([{ metric: 'enis{vpc:v}', expression: 'max<3' }]);
    expect(lines(findings)).toEqual([
      '--threshold "enis{vpc:w}: max<3": no VPC "w" is declared (SCN008)',
      '--threshold "enis": it is not METRIC: EXPRESSION, such as "subnet_free_ips: min>=8" (SCN008)',
      '--threshold "enis: p(95)<3": "p(95)<3": enis is a gauge, which has min, max, last (SCN008)',
    ]);
  });
});
