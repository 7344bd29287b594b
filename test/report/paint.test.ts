import { expect, test } from 'vitest';
import { painter } from '../../src/report/paint.ts';

test('paints only when it may, whatever the environment says', () => {
  expect(painter(false)('broken', 'fails')).toBe('fails');
  expect(painter(true)('broken', 'fails')).toBe('\u001b[31m\u001b[1mfails\u001b[22m\u001b[39m');
});
