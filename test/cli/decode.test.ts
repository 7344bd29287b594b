import { describe, expect, it, test } from 'vitest';
import { decode } from '../../src/cli/decode.ts';

const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');

describe('a text', () => {
  it.each([
    ['UTF-8', Buffer.from('naïve: 日本\n')],
    ['UTF-8 with its mark', Buffer.from('\uFEFFnaïve: 日本\n')],
    ['UTF-16, as PowerShell writes it', utf16('naïve: 日本\n')],
    ['UTF-16, the other way round', Buffer.from(utf16('naïve: 日本\n')).swap16()],
  ])('%s', (_, bytes) => {
    expect(decode(bytes)).toBe('naïve: 日本\n');
  });
});

test('what is none is refused: no character is replaced or lost', () => {
  expect(() => decode(Buffer.from([0x61, 0xff, 0xfe, 0xc3]))).toThrow('it is not a text in UTF-8');
  expect(() => decode(utf16('{\n"a": 1}').subarray(2))).toThrow('line 1 has a NUL character');
});
