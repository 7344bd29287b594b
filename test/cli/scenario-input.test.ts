import { describe, expect, test } from 'vitest';
import { load } from '../../src/cli/scenario-input.ts';
import { example } from './example.ts';
import { MemoryIo } from './memory-io.ts';

const big = (megabytes: number): string => `${example()}${'#'.repeat(megabytes * 1_000_000)}\n`;

describe('load', () => {
  test('tells every file that was asked for, there or not', async () => {
    const text = example().replace('[AWSLambdaVPCAccessExecutionRole]', '[a.json, policies/b.json]');
    const { read } = await load('in/x.yaml', {}, new MemoryIo({ 'in/x.yaml': text, 'in/a.json': '{}' }));
    expect(read).toEqual(['in/x.yaml', 'in/a.json', 'in/policies/b.json']);
  });

  test('says what it reads only where that takes a while, and not under --quiet', async () => {
    const io = new MemoryIo({ 'big.yaml': big(2), 'small.yaml': example() });
    await load('small.yaml', {}, io);
    await load('big.yaml', { quiet: true }, io);
    expect(io.stderr).toBe('');
    await load('big.yaml', {}, io);
    expect(io.stderr).toBe('heni: reading big.yaml, 2 MB\n');
  });
});
