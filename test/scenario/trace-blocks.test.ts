import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, countLines } from '../../src/scenario/trace-blocks.ts';

describe('blocksOf', () => {
  it('cuts behind ends of lines, and never inside quotes', () => {
    expect([...blocksOf(['a,b\nc', ',d\n"x\n', 'y",z\ne'], 4)]).toEqual([
      'a,b\n',
      'c,d\n',
      '"x\ny",z\n',
      'e',
    ]);
  });

  it('loses nothing and adds nothing, wherever the chunks end', () => {
    const text = fc.stringMatching(/^[ab,\n"]*$/);
    fc.assert(
      fc.property(fc.array(text), fc.integer({ min: 1, max: 9 }), (chunks, least) => {
        const blocks = [...blocksOf(chunks, least)];
        expect(blocks.join('')).toBe(chunks.join(''));
        for (const block of blocks.slice(0, -1)) {
          expect(block.endsWith('\n')).toBe(true);
          expect(block.split('"').length % 2).toBe(1);
        }
      }),
    );
  });
});

describe('countLines', () => {
  it('counts ends of lines', () => expect(['', 'a', 'a\n', '\n\nb'].map(countLines)).toEqual([0, 0, 1, 2]));
});
