import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Phase, StateChange } from '../../src/engine/result.ts';
import { painter } from '../../src/report/paint.ts';
import { cellsOf, draw, phaseLooks, withMoment, worstOf } from '../../src/report/phases.ts';
import { numRuns } from '../support/num-runs.ts';

const DAY = 86_400;
const drawn = (history: readonly StateChange[], seconds: number, parts: number): string =>
  draw(cellsOf(history, seconds, parts), painter(false));

describe('cellsOf', () => {
  test('a phase holds until the next change; before the first there is nothing', () => {
    const history: StateChange[] = [
      [20, 'Pending'],
      [50, 'Active'],
      [80, null],
    ];
    expect(drawn(history, 100, 10)).toBe('  ▒▒▒━━━');
  });

  test('five minutes of Pending are seen in thirty days', () => {
    const history: StateChange[] = [
      [0, 'Active'],
      [15.5 * DAY, 'Pending'],
      [15.5 * DAY + 300, 'Active'],
    ];
    expect(drawn(history, 30 * DAY, 30)).toBe(`${'━'.repeat(15)}▒${'━'.repeat(14)}`);
  });

  const phase = fc.constantFrom<(Phase | null)[]>(
    'Pending',
    'Active',
    'Updating',
    'Inactive',
    'Failed',
    null,
  );
  test('no phase is lost to a milder one, and the drawing has as many cells as it was asked for', () => {
    const changes = fc.array(fc.tuple(fc.integer({ min: 0, max: 999 }), phase));
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 90 }), (some, parts) => {
        const history = [...new Map(some)].sort(([a], [b]) => a - b);
        const cells = cellsOf(history, 1000, parts);
        expect(cells).toHaveLength(parts);
        const worst = Math.min(
          ...history.map(([, one]) => phaseLooks.findIndex((look) => look.phase === one)),
          history[0]?.[0] === 0 ? Infinity : phaseLooks.length - 1,
        );
        expect(Math.min(...cells)).toBe(worst);
      }),
      { numRuns: numRuns(200, 2000) },
    );
  });
});

test('several rows drawn as one show the worst of them in each cell', () => {
  const rows = [
    cellsOf([[0, 'Active']], 4, 4),
    cellsOf(
      [
        [0, 'Pending'],
        [1, 'Active'],
        [3, 'Failed'],
      ],
      4,
      4,
    ),
  ];
  expect(draw(worstOf(rows), painter(false))).toBe('▒━━×');
});

test('a moment is seen in its cell, unless something worse is there', () => {
  const active = cellsOf([[0, 'Active']], 100, 4);
  const marked = (at: number, cells = active): string =>
    draw(withMoment(cells, 'UpdateFailed', at, 100), painter(false));
  expect([marked(0), marked(49), marked(50), marked(100)]).toEqual(['!━━━', '━!━━', '━━!━', '━━━!']);
  expect(marked(10, cellsOf([[0, 'Failed']], 100, 4))).toBe('××××');
});

test('every mark is one column wide, no two are alike, and colours change nothing else', () => {
  expect(new Set(phaseLooks.map(({ mark }) => mark)).size).toBe(phaseLooks.length);
  expect(phaseLooks.every(({ mark }) => mark.length === 1)).toBe(true);
  const coloured = draw(
    cellsOf(
      [
        [0, 'Pending'],
        [1, 'Active'],
      ],
      2,
      4,
    ),
    painter(true),
  );
  expect(coloured).toBe('\u001b[33m\u001b[1m▒▒\u001b[22m\u001b[39m\u001b[32m\u001b[1m━━\u001b[22m\u001b[39m');
});
