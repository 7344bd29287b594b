import { describe, expect, it } from 'vitest';
import { lintRows } from '../../src/iam/lint.ts';
import { problemRows } from '../../src/iam/problems.ts';
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

describe('the codes of policies', () => {
  const rows: Readonly<Record<string, { severity: string; title: string }>> = findingCodes;

  it.each(lintRows)('$code is as the lint has it', ({ code, severity, title }) => {
    expect(rows[code]).toMatchObject({ severity, title });
  });

  it.each(Object.entries(problemRows))('%s is as its problem has it', (code, { severity }) => {
    expect(rows[code]).toMatchObject({ severity });
  });

  it.each(['IAM201', 'IAM202', 'IAM203', 'IAM301'])('%s is explained', (code) => {
    expect(explainCode(code)).toContain('(warning)');
  });
});
