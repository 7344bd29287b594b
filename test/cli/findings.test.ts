import { expect, test } from 'vitest';
import { findingLines } from '../../src/cli/findings.ts';
import type { Finding } from '../../src/scenario/finding.ts';

const finding = (fields: Partial<Finding> = {}): Finding => ({
  code: 'SCN001',
  severity: 'error',
  file: 'x.yaml',
  line: 1,
  col: 2,
  message: 'unknown key "nam"',
  ...fields,
});

test('each finding is a line that an editor links, its fix below', () => {
  const all = [finding({ line: 9 }), finding({ fix: 'write "name"' })];
  expect(findingLines(all)).toBe(
    'x.yaml:1:2: unknown key "nam" (SCN001)\n  fix: write "name"\nx.yaml:9:2: unknown key "nam" (SCN001)\n',
  );
});

test('a fix that the line says already is not repeated', () => {
  const said = finding({ message: 'unknown key "nam"; did you mean "name"?', fix: 'write "name"' });
  expect(findingLines([said])).toBe('x.yaml:1:2: unknown key "nam"; did you mean "name"? (SCN001)\n');
});
