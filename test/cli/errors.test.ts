import { describe, expect, test } from 'vitest';
import { SimulationFault, UsageError, commandLine, explain } from '../../src/cli/errors.ts';
import { InvariantError } from '../../src/kernel/invariant.ts';
import { MemoryIo } from './memory-io.ts';

const explained = (error: unknown): [string, string] => {
  const io = new MemoryIo();
  const ending = explain(error, io);
  return [ending, io.stderr];
};

describe('explain', () => {
  test('a mistake of usage is one sentence', () => {
    expect(explained(new UsageError('cannot read x.yaml'))).toEqual(['usage', 'heni: cannot read x.yaml\n']);
  });

  test('a broken law is our fault: its name, the seed, and how to see it again', () => {
    const fault = new SimulationFault(
      new InvariantError('time-never-goes-back', '3 after 5'),
      7,
      'heni run x.yaml --seed 7 --check',
    );
    expect(explained(fault)).toEqual([
      'internal',
      'heni: internal error: the law time-never-goes-back does not hold: 3 after 5\n' +
        "This is our fault, not your input's. Seed 7. To see it again:\n  heni run x.yaml --seed 7 --check\n",
    ]);
  });

  test('anything else comes with its stack', () => {
    const [ending, said] = explained(new TypeError('x is not a function'));
    expect(ending).toBe('internal');
    expect(said).toMatch(/^heni: internal error: TypeError: x is not a function\n +at /);
    expect(explained('thrown text')[1]).toContain('thrown text');
  });
});

test('a command line can be pasted into a shell', () => {
  expect(commandLine(['heni', 'run', "it's here.yaml", '--threshold', 'enis: max<2'])).toBe(
    `heni run 'it'\\''s here.yaml' --threshold 'enis: max<2'`,
  );
});
