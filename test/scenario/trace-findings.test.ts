import { describe, expect, it } from 'vitest';
import { TraceFindings } from '../../src/scenario/trace-findings.ts';
import { lines } from './support.ts';

describe('TraceFindings', () => {
  it('tells twenty, and how many more there are', () => {
    const findings = new TraceFindings('t.csv');
    for (let line = 1; line <= 23; line++) findings.report(line, 'wrong');
    const told = lines(findings.all());
    expect(told).toHaveLength(21);
    expect(told.slice(19)).toEqual(['t.csv:20:1: wrong (SCN012)', 't.csv:21:1: … and 3 more (SCN012)']);
  });

  it('tells of an error behind many warnings', () => {
    const findings = new TraceFindings('t.csv');
    for (let line = 1; line <= 21; line++) findings.report(line, 'odd', 'SCN029');
    expect(findings.hasErrors()).toBe(false);
    findings.report(22, 'wrong');
    expect(findings.hasErrors()).toBe(true);
    expect(findings.all().at(-1)).toMatchObject({ severity: 'error', line: 22, message: '… and 2 more' });
  });
});
