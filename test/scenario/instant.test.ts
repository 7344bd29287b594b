import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../src/scenario/instant.ts';

describe('parseInstant', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-02', 86_400_000],
    ['1970-01-01T00:00Z', 0],
    ['1970-01-01T02:00:00+02:00', 0],
    ['1970-01-01T00:00:00.250Z', 250],
    ['1970-01-01T00:00:00', undefined],
    ['2026-02-30T00:00:00Z', undefined],
    ['2026-02-29', undefined],
    ['27/11/2026', undefined],
    ['12h', undefined],
  ])('%s is %s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });
});
