/** The phases of a version as they are drawn: a mark that says it without colours, and a colour. */
import type { Phase, StateChange } from '../engine/result.ts';
import type { Meaning, Paint } from './paint.ts';

/** What can be drawn: a phase, nothing, or the moment at which an update failed, which leaves the phase as it is. */
export type Drawable = Phase | 'UpdateFailed' | null;

/** How it looks. */
interface PhaseLook {
  readonly phase: Drawable;
  readonly mark: string;
  readonly meaning: Meaning;
  readonly words: string;
}

/** The worst first: of the phases that share a cell, it is the one that is drawn. */
export const phaseLooks: readonly PhaseLook[] = [
  { phase: 'Failed', mark: '×', meaning: 'broken', words: 'Failed' },
  { phase: 'UpdateFailed', mark: '!', meaning: 'broken', words: 'an update fails' },
  { phase: 'Pending', mark: '▒', meaning: 'tight', words: 'Pending' },
  { phase: 'Inactive', mark: '·', meaning: 'inactive', words: 'Inactive' },
  { phase: 'Updating', mark: '◇', meaning: 'updating', words: 'Active with an update InProgress' },
  { phase: 'Active', mark: '━', meaning: 'fine', words: 'Active' },
  { phase: null, mark: ' ', meaning: 'dim', words: 'not there' },
];

const ABSENT = phaseLooks.length - 1;
const severity = new Map<Drawable, number>(phaseLooks.map(({ phase }, index) => [phase, index]));
const severityOf = (phase: Drawable): number => severity.get(phase) ?? ABSENT;

/** Per cell of the drawing the index of a look: of the worst phase in that part of [0, seconds). */
export type Cells = readonly number[];

/** A history in so many equal parts. */
export const cellsOf = (history: readonly StateChange[], seconds: number, parts: number): Cells => {
  let next = 0;
  let now = ABSENT;
  return Array.from({ length: parts }, (_, part) => {
    const [from, end] = [(part * seconds) / parts, ((part + 1) * seconds) / parts];
    let worst = (history[next]?.[0] ?? Infinity) <= from ? ABSENT : now;
    for (let change = history[next]; change !== undefined && change[0] < end; change = history[++next]) {
      now = severityOf(change[1]);
      worst = Math.min(worst, now);
    }
    return worst;
  });
};

/** The cells with what happened at a moment of them, unless it was worse there. */
export const withMoment = (cells: Cells, what: Drawable, at: number, seconds: number): Cells => {
  const cell = Math.min(cells.length - 1, Math.floor((at / seconds) * cells.length));
  return cells.map((worst, index) => (index === cell ? Math.min(worst, severityOf(what)) : worst));
};

/** In each cell the worst of all. */
export const worstOf = (all: readonly Cells[]): Cells =>
  (all[0] ?? []).map((_, index) =>
    all.reduce((worst, cells) => Math.min(worst, cells[index] ?? ABSENT), ABSENT),
  );

/** The cells as a line; neighbours of one look are painted together. */
export const draw = (cells: Cells, paint: Paint): string =>
  cells
    .map((index) => phaseLooks[index]?.mark ?? ' ')
    .join('')
    .trimEnd()
    .replace(/(.)\1*/gu, (run) => {
      const look = phaseLooks.find(({ mark }) => run.startsWith(mark));
      return look === undefined || look.phase === null ? run : paint(look.meaning, run);
    });
