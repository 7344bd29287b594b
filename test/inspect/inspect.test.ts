import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspect/inspect.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { example } from '../cli/example.ts';

const loaded = (text: string) => {
  const outcome = loadScenario(text, 'x.yaml', { readFile: () => undefined });
  if (outcome.scenario === null) throw new Error('the example has errors');
  return outcome;
};

describe('inspect', () => {
  it('places each finding, in reading order', () => {
    const { findings } = inspect(loaded(example()), 'x.yaml');
    expect(findings.map(({ code, severity, file, line, col }) => [code, severity, file, line, col])).toEqual([
      ['IAM301', 'warning', 'x.yaml', 8, 9],
      ['ENI030', 'warning', 'x.yaml', 10, 13],
      ['ENI032', 'info', 'x.yaml', 10, 13],
    ]);
  });

  it('tells those of the file itself too', () => {
    const text = example('timeline: [{ at: 2h, do: Invoke, function: checkout }]\n');
    expect(inspect(loaded(text), 'x.yaml').findings.map(({ code }) => code)).toContain('SCN013');
  });

  it('takes a scenario for wholly known, unless told otherwise', () => {
    expect(inspect(loaded(example()), 'x.yaml')).toMatchObject({
      unresolved: [],
      coverage: { functions: 1, resolved: 1 },
    });
    const unresolved = [{ where: 'x.yaml:1:1', what: 'a list', consequence: 'one key' }];
    const gaps = { unresolved, functions: new Set(['checkout']), openRoutes: new Set<string>() };
    expect(inspect(loaded(example()), 'x.yaml', gaps)).toMatchObject({
      unresolved,
      coverage: { functions: 1, resolved: 0 },
    });
  });
});
