import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numRuns } from '../support/num-runs.ts';
import { commands } from './commands.ts';
import { Pair } from './pair.ts';
import { world } from './worlds.ts';

test('x', () => {
  fc.assert(
    fc.property(world, fc.commands([...commands], { maxCommands: 40, size: 'max' }), (scenario, steps) => {
      let pair: Pair | undefined;
      try {
        fc.modelRun(() => ({ model: {}, real: (pair = new Pair(scenario)) }), steps);
      } catch (problem) {
        throw new Error(
          `${(problem as Error).message}\nnow ${pair?.model.now} ${JSON.stringify(pair?.entries, null, 0).replaceAll('},{"at', '},\n{"at')}`,
          { cause: problem },
        );
      }
    }),
    { numRuns: numRuns(300, 10_000) },
  );
  expect(1).toBe(1);
});
