import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import { shorten, wrap } from './wrap.ts';

/** A column; its widest cell makes its width until the table gets too wide. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'right';
  /** How narrow it may get, for a column of names (which keep both their ends) or of prose (which wraps); others never shrink. */
  readonly shrinksTo?: number;
  readonly prose?: true;
}

const GAP = 2;
const bare = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

/**
 * The rows as lines without borders, never wider than `width`: columns that may shrink do, the widest first, and
 * if that is not enough the last ones are left out. A column without any content is left out too.
 */
export const table = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number,
  head: (text: string) => string = (text) => text,
): string[] => {
  const filled = columns.filter((column) => rows.some((row) => column.cell(row) !== ''));
  const fitting = fit(
    filled.map((column) => measure(column, rows)),
    width,
  );
  const shown = filled.slice(0, fitting.length);
  const lines = new Table({
    chars: bare,
    head: shown.map((column) => column.head),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP, compact: true },
    colWidths: fitting.map((columnWidth) => columnWidth + GAP),
    colAligns: shown.map((column) => column.align ?? 'left'),
  });
  lines.push(...rows.map((row) => shown.map((column, index) => cut(column, row, fitting[index] ?? 0))));
  const [first = '', ...rest] = lines
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  return [head(first), ...rest];
};

const cut = <Row>({ cell, shrinksTo, prose }: Column<Row>, row: Row, width: number): string => {
  if (shrinksTo === undefined) return cell(row);
  return prose === true ? wrap(cell(row), width).join('\n') : shorten(cell(row), width);
};

interface Measured {
  readonly wanted: number;
  readonly least: number;
}

const measure = <Row>(column: Column<Row>, rows: readonly Row[]): Measured => {
  const cells = rows.map((row) => stripVTControlCharacters(column.cell(row)).length);
  const wanted = Math.max(column.head.length, ...cells);
  return { wanted, least: Math.min(wanted, Math.max(column.head.length, column.shrinksTo ?? wanted)) };
};

/** The widths of the columns that fit. The gap after the last column is trimmed, so it does not count. */
const fit = (columns: readonly Measured[], width: number): number[] => {
  const room = width - GAP * (columns.length - 1);
  const widths = columns.map((column) => column.wanted);
  for (let excess = sum(widths) - room; excess > 0; excess--) {
    const widest = widestThatShrinks(columns, widths);
    if (widest < 0) return columns.length > 1 ? fit(columns.slice(0, -1), width) : [Math.max(1, room)];
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
};

const widestThatShrinks = (columns: readonly Measured[], widths: readonly number[]): number =>
  columns.reduce((widest, { least }, index) => {
    const width = widths[index] ?? 0;
    return width > least && width > (widths[widest] ?? 0) ? index : widest;
  }, -1);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
