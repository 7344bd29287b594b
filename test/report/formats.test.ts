import { expect, test } from 'vitest';
import { formats } from '../../src/report/formats.ts';
import { plainReport } from '../../src/report/options.ts';
import { resultWith } from './fixture.ts';

test('every format has a name and endings of its own, and ends with a line break', () => {
  const names = formats.flatMap(({ name, extensions }) => [name, ...extensions]);
  expect(new Set(names).size).toBe(names.length);
  for (const { render } of formats) expect(render(resultWith(), plainReport)).toMatch(/[^\n]\n$/);
});
