import { describe, expect, test } from 'vitest';
import { heni } from '../../../src/cli/program.ts';
import type { RunResult } from '../../../src/engine/result.ts';
import { crossing, example, mistyped } from '../example.ts';
import { MemoryIo } from '../memory-io.ts';

/** Runs `heni run x.yaml …` on the text. */
const run = async (text: string, args: readonly string[] = [], io = new MemoryIo()) => {
  io.files['x.yaml'] = text;
  const ending = await heni(['run', 'x.yaml', ...args], io);
  return { ending, io, result: () => JSON.parse(io.stdout) as RunResult };
};

describe('heni run', () => {
  test('prints a report on stdout and nothing on stderr', async () => {
    const { ending, io } = await run(example());
    expect(ending).toBe('fine');
    expect(io.stdout).toContain('✓ Nothing breaks');
    expect(io.stderr).toBe('');
  });

  test('--json prints one result, the same each time', async () => {
    const [first, second] = [await run(example(), ['--json']), await run(example(), ['--format', 'json'])];
    expect(first.result()).toMatchObject({
      schemaVersion: 1,
      simulatedSeconds: 3600,
      functions: [{ state: 'Active' }],
    });
    expect(first.io.stdout).toBe(second.io.stdout);
  });

  test('--seed takes the place of the scenario’s', async () => {
    expect((await run(example(), ['--json', '--seed', '7'])).result().seed).toBe(7);
  });

  test('--check verifies the laws and changes nothing', async () => {
    const [plain, checked] = [await run(example(), ['--json']), await run(example(), ['--json', '--check'])];
    expect(checked.io.stdout).toBe(plain.io.stdout);
    expect(plain.io.stderr).toBe('');
    expect(checked.io.stderr).toMatch(/^heni: every law of the model held after each of \d+ events\n$/);
    expect((await run(example(), ['--check', '--quiet'])).io.stderr).toBe('');
  });

  test('bad input: every problem on stderr, nothing on stdout, no file, exit 2', async () => {
    for (const format of ['text', 'json']) {
      const { ending, io } = await run(mistyped, [
        '--format',
        format,
        '-o',
        'r.json',
        '-o',
        '-',
        '--events',
        'e.ndjson',
      ]);
      expect(ending).toBe('usage');
      expect(io.stdout).toBe('');
      expect(io.stderr).toMatch(/^x\.yaml:11:1: .*"threshold".* \(SCN001\)\n/);
      expect(io.stderr).toMatch(/heni: 1 error; nothing was simulated\n$/);
      expect(Object.keys(io.files)).toEqual(['x.yaml']);
    }
  });

  test('existing functions that do not fit are bad input, at their line', async () => {
    const full = example()
      .replace('10.0.1.0/24 }', '10.0.1.0/24, usedIps: 251 }')
      .replace('name: checkout,', 'name: checkout, existing: true,');
    const { ending, io } = await run(full, ['--events', 'e.ndjson']);
    expect(ending).toBe('usage');
    expect(io.stderr).toMatch(/^x\.yaml:10:\d+: /);
    expect(Object.keys(io.files)).toEqual(['x.yaml']);
  });

  test('a file that is not there is one sentence', async () => {
    const io = new MemoryIo();
    expect(await heni(['run', 'nope.yaml'], io)).toBe('usage');
    expect(io.stderr).toBe('heni: cannot read nope.yaml: no such file or directory\n');
  });

  test('a scenario is run alone', async () => {
    const io = new MemoryIo({ 'y.yaml': example() });
    const { ending } = await run(example(), ['y.yaml'], io);
    expect(ending).toBe('usage');
    expect(io.stderr).toContain(
      'x.yaml:1:1: this is a scenario already: give it to run, inspect or validate, alone (IMP002)',
    );
    expect((await run(example(), ['1m'])).io.stderr).toContain('--series=1m');
  });
});

describe('thresholds', () => {
  test('a crossed one is exit 99, said on stderr', async () => {
    const { ending, io } = await run(crossing);
    expect(ending).toBe('threshold');
    expect(io.stderr).toBe('heni: 1 threshold crossed\n  pending_seconds max<60, measured 210\n');
  });

  test('--soft-fail makes it a warning, and --quiet takes that away', async () => {
    const soft = await run(crossing, ['--soft-fail']);
    expect([soft.ending, soft.io.stderr.split('\n')[0]]).toEqual([
      'fine',
      'heni: warning: 1 threshold crossed',
    ]);
    const quiet = await run(crossing, ['--soft-fail', '--quiet']);
    expect([quiet.ending, quiet.io.stderr]).toEqual(['fine', '']);
  });

  test('--threshold adds one, and a wrong one is bad input', async () => {
    expect((await run(example(), ['--threshold', 'enis: max<1'])).ending).toBe('threshold');
    const { ending, io } = await run(example(), ['--threshold', 'eniss: max<1']);
    expect(ending).toBe('usage');
    expect(io.stderr).toContain('(SCN008)');
  });
});

describe('outputs', () => {
  test('-o writes files in the format of their endings, and stdout only where asked', async () => {
    const { io } = await run(example(), ['-o', 'r.json', '-o', 'r.txt']);
    expect(io.stdout).toBe('');
    expect(io.stderr).toBe('heni: Nothing breaks; wrote r.json, r.txt\n');
    expect(JSON.parse(io.files['r.json'] ?? '')).toMatchObject({ schemaVersion: 1 });
    expect(io.files['r.txt']).toContain('✓ Nothing breaks');
    expect((await run(example(), ['-o', 'r.json', '-o', '-'])).io.stdout).toContain('✓ Nothing breaks');
  });

  test('a file that cannot be written is said before anything is simulated', async () => {
    const { ending, io } = await run(example(), ['-o', '/nowhere/r.json', '-o', 'r.txt']);
    expect(ending).toBe('usage');
    expect(Object.keys(io.files)).toEqual(['x.yaml']);
  });

  test('--series adds time series; the drawing on a terminal does not', async () => {
    expect((await run(example(), ['--json', '--series'])).result().timeSeries?.intervalSeconds).toBeNull();
    expect((await run(example(), ['--json', '--series=1m'])).result().timeSeries?.intervalSeconds).toBe(60);
    const io = new MemoryIo();
    io.terminal = { interactive: true, colour: false, columns: 80 };
    const drawn = await run(example(), ['-o', '-', '-o', 'r.json'], io);
    expect(drawn.io.stdout).toContain('█');
    expect(drawn.io.files['r.json']).not.toContain('timeSeries');
  });

  test('a text report says where the time series are', async () => {
    const words = 'heni: the time series are in the JSON result: add --json, or -o FILE.json\n';
    expect((await run(example(), ['--series'])).io.stderr).toBe(words);
    expect((await run(example(), ['--series', '--json'])).io.stderr).toBe('');
  });

  test('states are drawn on terminals and in files of text, and not into pipes', async () => {
    const { io } = await run(example(), ['-o', '-', '-o', 'r.txt']);
    expect(io.files['r.txt']).toMatch(/States over time\n.*\|0s.*\n {2}checkout {2}▒+━+\n/);
    expect(io.stdout).not.toContain('States over time');
  });

  test('--events writes each fact as a line, in order', async () => {
    const { io } = await run(example(), ['--events', 'e.ndjson']);
    const facts = (io.files['e.ndjson'] ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { at: number; fact: string });
    expect(facts.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['function.created', 'function.activated']),
    );
    expect(facts.map(({ at }) => at)).toEqual(facts.map(({ at }) => at).toSorted((a, b) => a - b));
  });

  test('--events - has stdout for itself', async () => {
    const { io } = await run(example(), ['--events', '-', '-o', 'r.txt']);
    expect(io.stdout).toMatch(/^(\{.*\}\n)+$/);
    expect(io.files['r.txt']).toContain('✓ Nothing breaks');
  });

  test.each([['--json'], ['--format', 'text'], ['-o', '-'], ['-o', 'r.txt', '-o', '-']])(
    '--events - with a result on stdout too, by %s %s, is refused',
    async (...options) => {
      const { ending, io } = await run(example(), ['--events', '-', ...options]);
      expect([ending, io.stdout]).toEqual(['usage', '']);
      expect(io.stderr).toContain('--events - has stdout for itself');
    },
  );

  test('--json is no other --format', async () => {
    const { ending, io } = await run(example(), ['--json', '--format', 'text']);
    expect([ending, io.stdout]).toEqual(['usage', '']);
    expect(io.stderr).toContain('--json is short for --format json, which excludes --format text');
    expect((await run(example(), ['--json', '--format', 'json'])).ending).toBe('fine');
  });

  test('another ending than .ndjson is refused', async () => {
    expect((await run(example(), ['--events', 'e.csv'])).io.stderr).toContain('--events writes NDJSON');
  });
});

test('Ctrl-C writes what there is, marked as partial', async () => {
  const io = new MemoryIo();
  io.whenListening = (press) => press();
  const busy = example().replace(
    'sg-app] } }',
    'sg-app] }, traffic: { rate: { perSecond: 200 }, duration: 100ms } }',
  );
  const { ending, result } = await run(busy, ['--json', '--fidelity', 'exact'], io);
  expect(ending).toBe('interrupted');
  expect(result().partial).toBe(true);
  expect(result().simulatedSeconds).toBeLessThan(3600);
  expect(io.stderr).toMatch(/heni: interrupted at .* of 1h; the result is marked as partial\n$/);
});
