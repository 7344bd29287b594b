import { expect, test } from 'vitest';
import { UsageError } from '../../src/cli/errors.ts';
import { formats } from '../../src/report/formats.ts';
import { targetsOf } from '../../src/cli/targets.ts';

const shown = (outputs: readonly string[], format?: string): string[] =>
  targetsOf(outputs, format, formats).map(({ path, format: { name } }) => `${path} ${name}`);

test('without -o all goes to stdout, as text unless asked otherwise', () => {
  expect(shown([])).toEqual(['- text']);
  expect(shown([], 'json')).toEqual(['- json']);
});

test('a file has the format of its ending; stdout, and a file without one, the format asked for', () => {
  expect(shown(['r.json', 'R.TXT', '-'])).toEqual(['r.json json', 'R.TXT text', '- text']);
  expect(shown(['result', 'r.txt', '-'], 'json')).toEqual(['result json', 'r.txt text', '- json']);
});

test('an unknown ending is refused with what is known', () => {
  expect(() => shown(['r.jsn'])).toThrow(UsageError);
  expect(() => shown(['r.jsn'])).toThrow('did you mean .json?');
  expect(() => shown(['result'])).toThrow('known are .txt, .json');
});
