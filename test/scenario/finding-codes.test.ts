import { describe, expect, it } from 'vitest';
import { explainCode, findingCodes } from '../../src/scenario/finding-codes.ts';

describe('findingCodes', () => {
  it.each(Object.entries(findingCodes))('%s explains itself', (code, { title, meaning, mend, example }) => {
    const text = explainCode(code);
    for (const part of [code, title, meaning, mend, example]) expect(text).toContain(part);
    expect(meaning).toMatch(/\.$/);
    expect(mend).toMatch(/\.$/);
  });
});

describe('explainCode', () => {
  it('knows no others', () => {
    expect(explainCode('SCN999')).toBeUndefined();
    expect(explainCode('toString')).toBeUndefined();
  });
});
