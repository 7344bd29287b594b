import { describe, expect, it, vi } from 'vitest';
import { SideFiles, type ReadFile } from '../../src/scenario/side-files.ts';

describe('SideFiles', () => {
  it.each([
    ['scenarios/a.yaml', 'traces/day.csv', 'scenarios/traces/day.csv'],
    ['scenarios/a.yaml', '../day.csv', 'day.csv'],
    ['a.yaml', 'day.csv', 'day.csv'],
    ['<stdin>', 'day.csv', 'day.csv'],
    ['scenarios/a.yaml', '/data/day.csv', '/data/day.csv'],
  ])('in %s, %s is %s', (scenario, written, expected) => {
    expect(new SideFiles(scenario, () => undefined).pathOf(written)).toBe(expected);
  });

  it('reads each file once, and keeps its findings once', () => {
    const readFile = vi.fn<ReadFile>((path) => (path === 'gone' ? undefined : 'text'));
    const files = new SideFiles('a.yaml', readFile);
    const finding = { code: 'X', severity: 'error', file: 'f', line: 1, col: 1, message: 'm' } as const;
    const understand = (value: string) => ({ value: value.length, findings: [finding] });
    expect(files.read('f', understand)).toEqual({ value: 4, isSound: false });
    expect(files.read('f', understand)).toEqual({ value: 4, isSound: false });
    expect(files.read('gone', understand)).toBeUndefined();
    expect(files.read('gone', understand)).toBeUndefined();
    expect(readFile).toHaveBeenCalledTimes(2);
    expect(files.findings).toEqual([finding]);
  });
});
