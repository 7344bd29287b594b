import { describe, expect, it } from 'vitest';
import { FILE, findingsOf, lines, load, network } from './support.ts';

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

describe('a faulty entry', () => {
  it('is checked for what else is in it', () => {
    const found = findingsOf(`${network}functions:
  - { name: web, rol: app, role: no, memory: 5, vpcConfig: { subnetIds: [subnet-z], securityGroupIds: [sg-app] } }
  - { name: web, create: soon }
timeline:
  - { at: 1h, do: Invoke, function: wob, whom: x, as: nobody }
  - { at: 99d, do: Invok, function: wob }
`);
    expect(found).toEqual([
      '5:18: functions[0]: unknown key "rol" (with "app"); did you mean "role"? (SCN001)',
      '5:34: functions[0].role: no role "no" is declared (SCN004)',
      '5:46: functions[0].memory: 5 is out of range: at least 128 (SCN009)',
      '5:74: functions[0].vpcConfig.subnetIds[0]: no subnet "subnet-z" is declared; did you mean "subnet-a"? (SCN004)',
      '6:13: functions[1].name: "web" is declared twice, first on line 8 (SCN005)',
      expect.stringContaining('functions[1].create: "soon" is not a time'),
      '8:37: timeline[0].function: no function "wob" is declared; did you mean "web"? (SCN004)',
      '8:42: timeline[0]: unknown key "whom" (with "x") (SCN001)',
      '8:55: timeline[0].as: no principal "nobody" is declared (SCN004)',
      '9:20: timeline[1].do: "Invok" is not one of the 25 known words; did you mean "Invoke"? (SCN002)',
    ]);
  });

  it('does not make other things look wrong', () => {
    const found = findingsOf(`${network}functions:
  - { name: web, count: many, vpcConfig: { subnetIds: [subnet-a], securityGroupIds: 7 } }
  - { name: day, count: perTraceRow, traffic: { trce: 1 } }
  - { name: old, create: 1h, existing: maybe, versions: [{ version: "1" }] }
timeline:
  - { at: 1h, do: Invoke, function: web-7 }
  - { at: 1h, do: Invoke, function: day-7 }
`);
    expect(found.map((line) => /^\d+/.exec(line)?.[0])).toEqual(['5', '5', '6', '6', '7']);
  });
});
