import { describe, expect, test } from 'vitest';
import { defaulted, heni } from '../../src/cli/program.ts';
import { version } from '../../src/version.ts';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import { MemoryIo } from './memory-io.ts';

const npmStart = { npm_lifecycle_event: 'start', npm_package_name: 'heni' };

describe('heni', () => {
  test('alone, it prints its help with three examples', async () => {
    const io = new MemoryIo();
    expect(await heni([], io)).toBe('fine');
    expect(io.stdout.match(/^ {2}heni (run|inspect|validate) .*$/gm)).toHaveLength(3);
    expect(io.stdout).toContain('99   a threshold was crossed');
    expect(io.stderr).toBe('');
  });

  test.each([['--version'], ['-V']])('%s prints the version and nothing else', async (option) => {
    const io = new MemoryIo();
    expect(await heni([option], io)).toBe('fine');
    expect(io.stdout).toBe(`${version}\n`);
  });

  test.each([
    [['rnu', 'x.yaml'], 'Did you mean run?'],
    [['run', 'x.yaml', '--sed', '4'], 'Did you mean --seed?'],
    [['run'], "missing required argument 'input'"],
    [['run', 'x.yaml', '--format', 'xml'], 'Allowed choices are text, json.'],
    [['run', 'x.yaml', '--seed', '-1'], 'A seed is a whole number.'],
    [['run', 'x.yaml', '--seed', '99999999999999999999'], 'A seed is a whole number.'],
    [['run', 'x.yaml', '--series=soon'], 'An interval is a duration such as 1m.'],
    [['run', 'x.yaml', '--series=0s'], 'An interval is a duration such as 1m.'],
    [['presets', 'docs-2025'], 'Allowed choices are docs-2024, docs-2026.'],
    [['presets', '--jsno'], 'Did you mean --json?'],
  ])('%j is bad usage', async (args, said) => {
    const io = new MemoryIo();
    expect(await heni(args, io)).toBe('usage');
    expect(io.stderr).toMatch(/^heni: /);
    expect(io.stderr).toContain(said);
    expect(io.stdout).toBe('');
  });

  test.each(['run', 'validate', 'schema', 'presets'])('%s --help exits 0', async (verb) => {
    const io = new MemoryIo();
    expect(await heni([verb, '--help'], io)).toBe('fine');
    expect(io.stdout).toContain(`Usage: heni ${verb}`);
  });
});

describe('what is meant when less is said', () => {
  test('nothing is --help, but the demo under npm start of this package', () => {
    expect(defaulted([], { env: {} })).toEqual(['--help']);
    expect(defaulted([], { env: { ...npmStart, npm_package_name: 'shop' } })).toEqual(['--help']);
    expect(defaulted([], { env: npmStart })).toEqual([
      'run',
      'scenarios/black-friday-burst.yaml',
      '--soft-fail',
    ]);
    expect(defaulted(['presets'], { env: npmStart })).toEqual(['presets']);
  });

  test('a bare --series takes nothing of what follows', () => {
    expect(defaulted(['run', '--series', 'x.yaml'], { env: {} })).toEqual([
      'run',
      '--series=changes',
      'x.yaml',
    ]);
    expect(defaulted(['run', '--series=1m', 'x.yaml'], { env: {} })).toEqual([
      'run',
      '--series=1m',
      'x.yaml',
    ]);
    expect(defaulted(['run', '--', '--series'], { env: {} })).toEqual(['run', '--', '--series']);
  });
});

test('--help lists every exit code', async () => {
  const io = new MemoryIo();
  await heni(['--help'], io);
  for (const { code, meaning } of Object.values(exitCodes))
    expect(io.stdout).toMatch(new RegExp(`^  ${code} +${meaning.replace(/[()]/g, '\\$&')}$`, 'm'));
});
