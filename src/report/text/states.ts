import type { FunctionResult, StateChange } from '../../engine/result.ts';
import { collapse, top, type Group } from '../collapse.ts';
import { versionName } from '../names.ts';
import { cellsOf, draw, phaseLooks, withMoment, worstOf, type Cells, type Drawable } from '../phases.ts';
import { timeAxis } from '../time-axis.ts';
import { duration } from '../words.ts';
import { labelled, shorten } from '../wrap.ts';
import { trouble } from './functions.ts';
import { andMore, heading, indented, INDENT, roomFor, type Page, type Section } from './section.ts';

const SHOWN = 12;
const GAP = 2;
/** In fewer cells nothing could be told apart. */
const FEWEST_CELLS = 40;

/** A version with its part of the drawing. */
interface Row {
  readonly name: string;
  /** How much is wrong, as in the table of functions. */
  readonly trouble: number;
  readonly cells: Cells;
  /** Every phase that it was in, in order, and whether its last update failed. */
  readonly phases: readonly Drawable[];
}

/** A line of the drawing. */
interface Drawn extends Group<Row> {
  readonly cells: Cells;
}

/** The states of the versions over time, alike ones together, those with most to tell first. */
export const states: Section = ({ functions, timeSeries, simulatedSeconds }, page) => {
  if (!page.drawings || timeSeries === undefined || simulatedSeconds === 0) return [];
  const names = namesWidth(functions, page.width);
  const parts = page.width - INDENT.length - names - GAP;
  const rows = functions.flatMap((one) => {
    const history = timeSeries.functions[`${one.name}:${one.version}`] ?? [];
    return history.length === 0 ? [] : [rowOf(one, history, simulatedSeconds, parts)];
  });
  if (parts < FEWEST_CELLS || rows.every(isCalm)) return [];
  const lines = linesOf(rows);
  const { shown, rest } = top(lines, roomFor(page, SHOWN), ({ rows: [row] }) =>
    row === undefined ? 0 : interest(row),
  );
  const hidden = rest.flatMap((group) => group.rows);
  const drawn = shown.map((group) => ({ ...group, cells: worstOf(group.rows.map(({ cells }) => cells)) }));
  const more = andMore(hidden.length);
  const axis = timeAxis(simulatedSeconds, parts, page.startEpochMs);
  return [
    ...heading(page, page.startEpochMs === null ? 'States over time' : 'States over time (UTC)'),
    page.paint('dim', INDENT + ' '.repeat(names + GAP) + axis),
    ...drawn.map(({ label, cells }) => indented(named(label, names) + draw(cells, page.paint))),
    ...(more === null ? [] : [page.paint('dim', INDENT + more)]),
    ...legend(drawn, simulatedSeconds / parts, page),
  ];
};

/** Room for `checkout-1 … checkout-20 (20)` and `auth and 85 more`, yet never more than a third of the line. */
const namesWidth = (functions: readonly FunctionResult[], width: number): number => {
  const longest = functions.reduce((most, one) => Math.max(most, versionName(one).length), 0);
  const wanted =
    functions.length === 1
      ? longest
      : longest + Math.max(longest, ' and'.length) + ` …  (${functions.length})`.length;
  return Math.min(wanted, Math.floor(width / 3));
};

const rowOf = (
  version: FunctionResult,
  history: readonly StateChange[],
  seconds: number,
  parts: number,
): Row => {
  const cells = cellsOf(history, seconds, Math.max(1, parts));
  const phases = [...(history[0]?.[0] === 0 ? [] : [null]), ...history.map(([, phase]) => phase)];
  const { updateFailedAt: at } = version;
  return {
    name: versionName(version),
    trouble: trouble(version),
    cells: at === null ? cells : withMoment(cells, 'UpdateFailed', at, seconds),
    phases: at === null ? phases : [...phases, 'UpdateFailed'],
  };
};

/** Rows that look the same are one line. Where that leaves too many, so are those with the same phases in turn. */
const linesOf = (rows: readonly Row[]): readonly Group<Row>[] => {
  const name = (row: Row): string => row.name;
  const alike = collapse(rows, name, ({ cells }) => cells.join());
  return alike.length <= SHOWN ? alike : collapse(rows, name, ({ phases }) => phases.join(), SHOWN);
};

const isCalm = ({ phases }: Row): boolean => phases.length === 1 && phases[0] === 'Active';

/** What is wrong comes first, in the order of the functions; then each kind of event outweighs all that come after it. */
const interest = ({ phases, trouble: wrong }: Row): number =>
  [
    phases.includes('Failed'),
    phases.includes('UpdateFailed'),
    phases.includes('Inactive'),
    phases.includes('Updating'),
    phases.lastIndexOf(null) > 0,
    phases.includes('Pending'),
  ].reduce((weight, true_) => weight * 2 + Number(true_), wrong);

const named = (label: string, width: number): string => shorten(label, width).padEnd(width + GAP);

/** What occurs, the worst first, and what a cell is. */
const legend = (drawn: readonly Drawn[], cellSeconds: number, { paint, width }: Page): string[] => {
  const occurring = new Set(drawn.flatMap(({ cells }) => cells));
  const looks = phaseLooks.filter((_, index) => occurring.has(index));
  const marks = looks.map(({ phase, mark, words }) => `${phase === null ? 'blank:' : mark} ${words}`);
  const whose = drawn.some(({ rows }) => rows.length > 1) ? ' to any of its functions' : '';
  const note = `${marks.join(', ')}; a cell is ${duration(cellSeconds)} and shows the first of these that happens in it${whose}`;
  return labelled(INDENT, note, width, INDENT.length).map((line) => paint('dim', line));
};
