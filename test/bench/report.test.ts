import { describe, expect, it } from 'vitest';
import { lineOf, reportOf } from '../../bench/report.ts';
import { digits, showRate, showSeconds } from '../../bench/words.ts';
import { resultsOf, row } from './results-of.ts';

describe('reportOf', () => {
  const page = reportOf(
    resultsOf('aaa', [row('ours', [1e-6, 2e-6, 3e-6], { side: 's' }), row('theirs', [4e-6], { side: 's' })]),
  );

  it('says where and of what', () => {
    expect(page).toContain(
      'heni 0.0.0 at aaa, Node v20, one; load average 0.0, 0.0, 0.0; 3 runs after a warm-up',
    );
  });

  it('has medians, quartiles and rates, and does not invent memory', () => {
    expect(page).toContain('| ours | 2 µs (1.5 µs … 2.5 µs) CPU |  | 500 k/s | memory unknown |');
  });

  it('compares sides and names what was left out', () => {
    expect(page).toContain('| theirs | ours | 2 |');
    expect(page).toContain('Skipped: left: it lacks.');
  });
});

it('a case is one line', () => {
  expect(lineOf(row('ours', [1e-3], { meanInFlight: 7.25 }))).toBe(
    'ours: 1 k/s (events), 1 ms (1 ms … 1 ms) CPU each, memory unknown, meanInFlight 7.25',
  );
});

describe('numbers', () => {
  it.each([
    [showRate(25_340_000), '25.3 M/s'],
    [showRate(999), '999/s'],
    [showRate(0.5), '0.5/s'],
    [showSeconds(24.71e-9), '24.7 ns'],
    [showSeconds(1.5), '1.5 s'],
    [digits(1234.5), '1,235'],
    [digits(65_000), '65,000'],
  ])('are shown as %s', (shown, expected) => {
    expect(shown).toBe(expected);
  });
});
