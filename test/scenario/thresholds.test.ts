import { describe, expect, it } from 'vitest';
import { parseExpression, parseMetric, splitThreshold } from '../../src/scenario/thresholds.ts';

describe('parseExpression', () => {
  it.each([
    ['max<0.8', 'max', '<', 0.8],
    ['min>=8', 'min', '>=', 8],
    ['p(95)<300', 'p95', '<', 300],
    ['p( 99.9 ) <= 1e3', 'p99.9', '<=', 1000],
    ['count==0', 'count', '==', 0],
    ['last != -1', 'last', '!=', -1],
    ['avg>1', 'avg', '>', 1],
    ['med<2', 'med', '<', 2],
  ])('%s', (written, aggregate, operator, limit) => {
    expect(parseExpression(written)).toEqual({ aggregate, operator, limit });
  });

  it.each(['', 'max', 'max<', 'max<<1', 'max=1', 'max<5m', 'p(101)<1', 'p()<1', 'max<1 or 2'])(
    '%j is none',
    (written) => {
      expect(parseExpression(written)).toHaveProperty(
        'problem',
        expect.stringContaining(JSON.stringify(written)),
      );
    },
  );
});

describe('parseMetric', () => {
  it.each([
    ['enis', 'enis', {}],
    ['enis{}', 'enis', {}],
    ['enis{vpc:vpc-main}', 'enis', { vpc: 'vpc-main' }],
    ['enis{ vpc: v , subnet: s:1 }', 'enis', { vpc: 'v', subnet: 's:1' }],
  ])('%s', (written, name, tags) => {
    expect(parseMetric(written)).toEqual({ name, tags });
  });

  it.each(['', 'en is', 'enis{vpc', 'enis{vpc}', 'enis{:x}'])('%j is none', (written) => {
    expect(parseMetric(written)).toHaveProperty('problem');
  });
});

describe('splitThreshold', () => {
  it.each([
    ['subnet_free_ips:min>=8', 'subnet_free_ips', 'min>=8'],
    ['enis{vpc:vpc-main}: max<3', 'enis{vpc:vpc-main}', 'max<3'],
    [' enis : max<3 ', 'enis', 'max<3'],
  ])('%s', (written, metric, expression) => {
    expect(splitThreshold(written)).toEqual({ metric, expression });
  });

  it.each(['enis', ':max<3', 'enis{vpc:vpc-main}'])('%s is none', (written) => {
    expect(splitThreshold(written)).toBeUndefined();
  });
});
