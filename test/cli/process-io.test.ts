import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../src/cli/errors.ts';
import { processIo, wantsColour } from '../../src/cli/process-io.ts';

const io = processIo();
const folder = mkdtempSync(join(tmpdir(), 'heni-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

describe('files', () => {
  test('what is written is read again', async () => {
    const sink = io.open(path('a.txt'));
    sink.write('one ');
    sink.write('två');
    sink.close();
    expect(readFileSync(path('a.txt'), 'utf8')).toBe('one två');
    expect(await io.read(path('a.txt'))).toBe('one två');
    expect(io.readIfThere(path('a.txt'))).toBe('one två');
  });

  test('what is not there, or is no file, is undefined or a mistake of usage', async () => {
    expect(io.readIfThere(path('none'))).toBeUndefined();
    expect(io.readIfThere(folder)).toBeUndefined();
    await expect(io.read(path('none'))).rejects.toThrow(/^cannot read .*none: no such file or directory$/);
    await expect(io.read(folder)).rejects.toThrow('it is a directory');
  });

  test('a file comes in pieces that cut no character', () => {
    const text = `${'å'.repeat(800_000)}b\n`;
    writeFileSync(path('long.csv'), text);
    const file = io.readPieces(path('long.csv'));
    const pieces = [...(file?.pieces ?? [])];
    expect(file?.bytes).toBe(1_600_002);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe(text);
    expect(io.readPieces(path('none'))).toBeUndefined();
    expect(io.readPieces(folder)).toBeUndefined();
  });

  test('whether a file can be written is known beforehand', () => {
    expect(() => io.checkWritable(path('new.json'))).not.toThrow();
    expect(() => io.checkWritable('-')).not.toThrow();
    expect(() => io.checkWritable(path('none/new.json'))).toThrow(UsageError);
    expect(() => io.checkWritable(folder)).toThrow('it is a directory');
  });

  test.skipIf(process.getuid?.() === 0)('a file without permission cannot be written', () => {
    writeFileSync(path('locked'), '');
    chmodSync(path('locked'), 0o400);
    expect(() => io.checkWritable(path('locked'))).toThrow('permission denied');
  });
});

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
  [{ TERM: 'dumb' }, true, false],
])('with %j and a terminal %s, colour is %s', (env, isTerminal, wanted) => {
  expect(wantsColour(env, isTerminal)).toBe(wanted);
});
