import { describe, expect, it } from 'vitest';
import { formatPath } from '../../src/scenario/problem.ts';

describe('formatPath', () => {
  it.each([
    [[], ''],
    [['functions', 0, 'vpcConfig', 'subnetIds', 1], 'functions[0].vpcConfig.subnetIds[1]'],
    [['thresholds', 'enis{vpc:vpc-main}', 0], 'thresholds["enis{vpc:vpc-main}"][0]'],
  ])('%j is %s', (path, text) => {
    expect(formatPath(path)).toBe(text);
  });
});
