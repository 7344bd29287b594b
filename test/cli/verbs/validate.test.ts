import { findingCodes } from '../../../src/scenario/finding-codes.ts';
import { describe, expect, test } from 'vitest';
import { heni } from '../../../src/cli/program.ts';
import { crossing, example, mistyped } from '../example.ts';
import { MemoryIo } from '../memory-io.ts';

const validate = async (...args: string[]) => {
  const io = new MemoryIo({
    'good.yaml': example(),
    'bad.yaml': mistyped,
    'crossing.yaml': crossing,
    'empty.yaml': '',
  });
  return { ending: await heni(['validate', ...args], io), io };
};

describe('heni validate', () => {
  test('a sound scenario has nothing on stdout', async () => {
    const { ending, io } = await validate('good.yaml', 'crossing.yaml');
    expect([ending, io.stdout, io.stderr]).toEqual(['fine', '', 'heni: no problems in 2 files\n']);
  });

  test('problems are on stdout, at their place', async () => {
    const { ending, io } = await validate('good.yaml', 'bad.yaml');
    expect(ending).toBe('usage');
    expect(io.stdout).toMatch(/^bad\.yaml:11:1: .*"threshold".* \(SCN001\)\n/);
    expect(io.stderr).toBe('heni: 1 error in 2 files\n');
  });

  test('an input that cannot be read does not hide the problems of the others', async () => {
    const { ending, io } = await validate('none.yaml', 'bad.yaml');
    expect(ending).toBe('usage');
    expect(io.stdout).toMatch(
      /^none\.yaml:1:1: cannot read none\.yaml: no such file or directory \(SCN011\)\nbad\.yaml:11:1: /,
    );
    expect(io.stderr).toBe('heni: 2 errors in 2 files\n');
  });

  test('--json is always an array', async () => {
    expect(JSON.parse((await validate('bad.yaml', '--json')).io.stdout)).toMatchObject([
      { code: 'SCN001', line: 11 },
    ]);
    expect((await validate('good.yaml', '--json')).io.stdout).toBe('[]\n');
  });

  test('an empty file is bad input, not a crash', async () => {
    const { ending, io } = await validate('empty.yaml');
    expect(ending).toBe('usage');
    expect(io.stdout).toMatch(/^empty\.yaml:1:1: /);
  });

  test('--explain tells what a code means, in any case', async () => {
    const { ending, io } = await validate('--explain', 'scn001');
    expect(ending).toBe('fine');
    expect(io.stdout).toMatch(/^SCN001: unknown key \(error\)\n/);
  });

  test('--explain all lists every code', async () => {
    const { ending, io } = await validate('--explain', 'all');
    expect(ending).toBe('fine');
    expect(io.stdout).toMatch(/^The scenario file\n {2}SCN001 {2}unknown key \(error\)\n/);
    expect(io.stdout.match(/^ {2}[A-Z]{3}\d{3} {2}/gm)).toHaveLength(Object.keys(findingCodes).length);
  });

  test('an unknown code is answered with the nearest', async () => {
    const { ending, io } = await validate('--explain', 'SCN01');
    expect([ending, io.stdout]).toEqual(['usage', '']);
    expect(io.stderr).toMatch(
      /^heni: there is no code SCN01; did you mean "SCN\d\d\d"\?; --explain all lists them\n$/,
    );
  });

  test('without INPUT there is nothing to validate', async () => {
    expect((await validate()).ending).toBe('usage');
  });
});
