import { describe, expect, test } from 'vitest';
import type { RunResult, StateChange } from '../../../src/engine/result.ts';
import { states } from '../../../src/report/text/states.ts';
import { functionResult, resultWith, shortage } from '../fixture.ts';
import { page } from '../page.ts';

type Histories = Readonly<Record<string, readonly StateChange[]>>;
const resultOf = (histories: Histories): RunResult =>
  resultWith({
    functions: Object.keys(histories).map((id) => {
      const [name = '', version = ''] = id.split(':');
      return functionResult({ name, version });
    }),
    timeSeries: { ...(shortage.timeSeries as NonNullable<RunResult['timeSeries']>), functions: histories },
  });
const linesOf = (histories: Histories, width = 70) =>
  states(resultOf(histories), page({ drawings: true, width }));
const family = (count: number, history: (number: number) => readonly StateChange[]): Histories =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`f-${i + 1}:$LATEST`, history(i + 1)]));

describe('states', () => {
  test('one row per function over one time axis, alike ones together, with a legend of what occurs', () => {
    const alike = family(3, () => [
      [0, 'Pending'],
      [120, 'Active'],
    ]);
    const histories: Histories = {
      ...alike,
      'report:$LATEST': [
        [60, 'Active'],
        [300, 'Updating'],
        [320, 'Active'],
        [540, null],
      ],
    };
    expect(linesOf(histories)).toEqual([
      'States over time',
      '                       |0s                    |5m',
      '  report                   ━━━━━━━━━━━━━━━━━━━◇◇◇━━━━━━━━━━━━━━━━━',
      '  f-1 … f-3 (3)        ▒▒▒▒▒▒▒▒▒▒━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━',
      '  ▒ Pending, ◇ Active with an update InProgress, ━ Active, blank: not',
      '  there; a cell is 13s and shows the first of these that happens in it',
      '  to any of its functions',
    ]);
  });

  test('what failed, slept, changed and went is told before what was only created, and that before the calm', () => {
    const rows = linesOf({
      'calm:$LATEST': [[0, 'Active']],
      'made:$LATEST': [
        [0, 'Pending'],
        [9, 'Active'],
      ],
      'gone:$LATEST': [
        [0, 'Active'],
        [90, null],
      ],
      'changed:$LATEST': [
        [0, 'Active'],
        [90, 'Updating'],
        [99, 'Active'],
      ],
      'slept:$LATEST': [
        [0, 'Active'],
        [90, 'Inactive'],
      ],
      'failed:3': [[0, 'Failed']],
    }).slice(2, 8);
    expect(rows.map((row) => row.trim().split(' ')[0])).toEqual([
      'failed:3',
      'slept',
      'changed',
      'gone',
      'made',
      'calm',
    ]);
  });

  test('an update that fails at once is a mark, and tells before what slept', () => {
    const result = resultOf({ 'slept:$LATEST': [[0, 'Inactive']], 'f:$LATEST': [[0, 'Active']] });
    const [slept, failing] = result.functions;
    const functions = [slept, { ...failing, updateFailedAt: 300 }] as RunResult['functions'];
    const lines = states({ ...result, functions }, page({ drawings: true, width: 70 }));
    expect(lines[2]).toMatch(/^ {2}f +━{24}!━{24}$/);
    expect(lines[4]).toContain('! an update fails');
  });

  test('too many different rows are put together by what they went through', () => {
    const rows = linesOf(
      family(200, (n) => [
        [0, 'Pending'],
        [n * 2, 'Active'],
      ]),
    );
    expect(rows).toHaveLength(5);
    expect(rows[2]).toMatch(/^ {2}f-1 … f-200 \(200\) +▒+━+$/);
  });

  const unlike = (history: (n: number) => readonly StateChange[]): Histories =>
    Object.fromEntries('abcdefghijklmnopq'.split('').map((name, n) => [`${name}:$LATEST`, history(n)]));

  test('many of one history are one line, whatever their names', () => {
    const rows = linesOf({
      ...unlike(() => [
        [0, 'Pending'],
        [300, 'Active'],
      ]),
      'z:$LATEST': [[0, 'Failed']],
    });
    expect(rows.slice(2, 4)).toEqual([
      expect.stringMatching(/^ {2}z +×+$/),
      expect.stringMatching(/^ {2}a and 16 more +▒+━+$/),
    ]);
  });

  test('what is left out is counted; in a file nothing is', () => {
    const histories = unlike((n) =>
      Array.from({ length: n + 2 }, (_, i) => [i * 30, i % 2 ? 'Active' : 'Pending']),
    );
    expect(linesOf(histories)).toContain('  … and 5 more');
    const inFile = states(resultOf(histories), page({ drawings: true, full: true }));
    expect(inFile.filter((line) => /^ {2}[a-q] /.test(line))).toHaveLength(17);
  });

  test.each([60, 80, 100, 120, 160])('no line passes %d columns, however long the names', (width) => {
    const name = 'a-function-of-a-team-that-likes-names-as-long-as-aws-lets-them';
    const lines = linesOf({ [`${name}:$LATEST`]: [[0, 'Pending']], 'b:12': [[9, 'Failed']] }, width);
    expect(lines.length).toBe(width < 70 ? 0 : lines.length);
    expect(lines.filter((line) => line.length > width)).toEqual([]);
  });

  test('is left out where nothing happened, where drawings are not wanted, and without room', () => {
    expect(linesOf({ 'f:$LATEST': [[0, 'Active']] })).toEqual([]);
    const eventful: Histories = { 'f:$LATEST': [[5, 'Pending']] };
    expect(states(resultOf(eventful), page())).toEqual([]);
    expect(linesOf(eventful, 40)).toEqual([]);
    expect(linesOf(eventful, 60)).not.toEqual([]);
    expect(states(resultWith(), page({ drawings: true }))).toEqual([]);
  });
});
