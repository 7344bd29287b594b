import { describe, expect, it } from 'vitest';
import { importedLines } from '../../src/cli/imported-lines.ts';
import { nothingOpen } from '../../src/scenario/gaps.ts';
import { loadScenario } from '../../src/scenario/load.ts';

const linesOf = (...functions: readonly string[]): string => {
  const { scenario } = loadScenario(
    `version: 1\nname: x\nduration: 1h\nfunctions: [${functions.join(', ')}]\n`,
    'x.yaml',
    { readFile: () => undefined },
  );
  if (scenario === null) throw new Error('no scenario');
  return importedLines(scenario, nothingOpen);
};
const ends = 'heni import makes a scenario in which that can be changed\n';

describe('what a run of an import assumes', () => {
  it.each([
    [['{ name: f }'], 'everything is created at 0s, the run takes 1h, nothing is called'],
    [['{ name: f, existing: true }'], 'every function is there at 0s, the run takes 1h, nothing is called'],
    [
      ['{ name: f, existing: true }', '{ name: g, traffic: { rate: { perSecond: 1 } } }'],
      'what does not exist yet is created at 0s, the run takes 1h',
    ],
  ])('%j: %s', (functions, assumed) => {
    expect(linesOf(...functions)).toBe(
      `heni: ${functions.length} of ${functions.length} function${functions.length === 1 ? '' : 's'} resolved\nheni: assumed: ${assumed}; ${ends}`,
    );
  });
});
