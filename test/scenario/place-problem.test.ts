import { describe, expect, it } from 'vitest';
import { placeProblem } from '../../src/scenario/place-problem.ts';
import type { Problem } from '../../src/scenario/problem.ts';
import { readYaml } from '../../src/scenario/yaml-source.ts';

const { source } = readYaml('a:\n  - { name: x }\n  - { name: x }\n', 's.yaml');
const place = (problem: Problem) => source && placeProblem(problem, source, 's.yaml');

describe('placeProblem', () => {
  it('gives the line, the path, the other line and the severity of the code', () => {
    expect(
      place({ code: 'SCN005', path: ['a', 1, 'name'], message: 'stands twice', also: ['a', 0, 'name'] }),
    ).toEqual({
      code: 'SCN005',
      severity: 'error',
      file: 's.yaml',
      line: 3,
      col: 13,
      message: 'a[1].name: stands twice, first on line 2',
    });
  });

  it('points at keys, and leaves the key of an unknown one to the message', () => {
    expect(
      place({ code: 'SCN001', path: ['a', 0, 'name'], at: 'key', message: 'unknown key', fix: 'f' }),
    ).toMatchObject({
      line: 2,
      col: 7,
      message: 'a[0]: unknown key',
      fix: 'f',
    });
  });

  it('takes the severity of policy problems from them', () => {
    expect(place({ code: 'IAM103', severity: 'info', path: [], message: 'm' })).toMatchObject({
      severity: 'info',
      message: 'm',
    });
    expect(place({ code: 'SCN013', path: [], message: 'm' })?.severity).toBe('warning');
  });
});
