import { describe, expect, it } from 'vitest';
import { cases } from '../../bench/cases.ts';
import { readOptions } from '../../bench/options.ts';

const namesOf = (...args: string[]): string[] => readOptions(args, cases).cases.map(({ name }) => name);

describe('readOptions', () => {
  it('takes all cases but the long ones', () => {
    const long = cases.filter(({ isLong }) => isLong === true).map(({ name }) => name);
    expect(long).toHaveLength(1);
    expect(namesOf()).toHaveLength(cases.length - 1);
    expect(namesOf('--long')).toEqual(cases.map(({ name }) => name));
  });

  it('filters by the name and by the side', () => {
    expect(namesOf('--filter', 'timing wheel')).toEqual(['timing wheel, 65,000 in flight']);
    expect(namesOf('--filter', 'flatness')).toHaveLength(5);
  });

  it('runs fewer times with --quick', () => {
    expect(readOptions(['--quick'], cases).runs).toBeLessThan(readOptions([], cases).runs);
  });

  it('takes two files to compare', () => {
    expect(readOptions(['--compare', 'a.json', 'b.json'], cases).compare).toEqual(['a.json', 'b.json']);
    expect(readOptions([], cases).compare).toBeNull();
  });

  it.each([
    [['--compare', 'a.json'], '--compare takes two files'],
    [['a.json', 'b.json'], '--compare takes two files'],
    [['--filter', 'nothing'], 'no case has "nothing" in its name'],
    [['--name', '../up'], 'found "../up"'],
    [['--fast'], '--fast'],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args, cases)).toThrow(message);
  });
});
