import type { RunResult } from '../../engine/result.ts';
import type { Paint } from '../paint.ts';
import type { ReportOptions } from '../options.ts';
import { table, type Column } from '../table.ts';
import { wrap } from '../wrap.ts';
import { number } from '../words.ts';

/** What a section knows of the report beside the result. */
export interface Page extends ReportOptions {
  readonly paint: Paint;
}

/** One part of the report as lines; without lines it is left out. */
export type Section = (result: RunResult, page: Page) => readonly string[];

/** In a file a table is cut only where nobody would read on. */
const FAR = 500;

/** How many rows a table of usually `shown` rows has here. */
export const roomFor = ({ full }: ReportOptions, shown: number): number => (full ? FAR : shown);

/** Sets the lines of a section off from its title. */
export const INDENT = '  ';

/** A title and a table under it. */
export const titledTable = <Row>(
  page: Page,
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  note: string | null = null,
): string[] => [
  ...heading(page, title),
  ...table(columns, rows, page.width - INDENT.length, (head) => page.paint('dim', head)).map(indented),
  ...(note === null ? [] : [page.paint('dim', `${INDENT}${note}`)]),
];

/** The title of a section. */
export const heading = ({ width, paint }: Page, title: string): string[] =>
  wrap(title, width).map((line) => paint('title', line));

/** A line set off from its title; an empty line stays empty. */
export const indented = (line: string): string => (line === '' ? '' : `${INDENT}${line}`);

/** `… and 950 more`, and where they are. */
export const andMore = (count: number, said = ''): string | null =>
  count === 0 ? null : `… and ${number(count)} more${said}`;
