import { describe, expect, it } from 'vitest';
import { FILE, lines, load } from './support.ts';

describe('a file that is no scenario', () => {
  const aScenario = 'is not a scenario: a mapping with version, name and duration (SCN002)';
  it.each([
    ['', `1:1: nothing ${aScenario}`],
    ['[]', `1:1: a list ${aScenario}`],
    ['hello', `1:1: "hello" ${aScenario}`],
    ['version: 1\n\tname: x', '2:1: a tab cannot indent YAML; use spaces (SCN010)'],
  ])('%j', (text, expected) => {
    expect(lines(load(text).findings)).toEqual([expected]);
  });

  it('misses all that it must have', () => {
    expect(lines(load('functions: []').findings)).toEqual([
      '1:1: the key "version" is missing (SCN003)',
      '1:1: the key "name" is missing (SCN003)',
      '1:1: the key "duration" is missing (SCN003)',
    ]);
  });

  it('is of a version to come, and lasts no time', () => {
    expect(lines(load('version: 2\nname: x\nduration: 0s').findings)).toEqual([
      '1:10: version: 2 is not 1, the only version of the scenario file (SCN002)',
      '3:11: duration: a run of 0s has nothing to simulate (SCN009)',
    ]);
  });

  it('names the file as it was given', () => {
    expect(load('').findings[0]?.file).toBe(FILE);
  });
});
