import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../src/engine/scenario-error.ts';

describe('a scenario that cannot be', () => {
  it('is one error with all its problems, a line each', () => {
    const error = new ScenarioError([
      { code: 'SCN030', message: 'f does not fit', function: 'f' },
      { code: 'SCN030', message: 'g does not fit', function: 'g' },
    ]);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('ScenarioError');
    expect(error.message).toBe('f does not fit\ng does not fit');
    expect(error.problems.map((problem) => problem.function)).toEqual(['f', 'g']);
  });
});
