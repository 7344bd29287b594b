import type { ThresholdResult } from '../../engine/result.ts';
import { top } from '../collapse.ts';
import { marks } from '../paint.ts';
import type { Column } from '../table.ts';
import { duration, measured, number } from '../words.ts';
import { andMore, titledTable, type Page, type Section } from './section.ts';

const SHOWN = 20;

const columnsFor = ({ paint }: Page): readonly Column<ThresholdResult>[] => [
  { head: '', cell: ({ ok }) => (ok ? paint('fine', marks.fine) : paint('broken', marks.broken)) },
  { head: 'threshold', cell: ({ metric }) => metric, shrinksTo: 24 },
  { head: 'wanted', cell: ({ expression }) => expression },
  { head: 'measured', cell: ({ value }) => measured(value), align: 'right' },
  {
    head: 'first crossed at',
    cell: ({ firstBreachAt }) => (firstBreachAt === null ? '' : duration(firstBreachAt)),
    align: 'right',
  },
];

/** Every threshold with what was measured, the crossed ones first. */
export const thresholds: Section = (result, page) => {
  if (result.thresholds.length === 0) return [];
  const crossed = result.thresholds.filter(({ ok }) => !ok).length;
  const { shown, rest } = top(result.thresholds, SHOWN, ({ ok }) => Number(!ok));
  const title = `Thresholds (${number(result.thresholds.length)}) · ${crossed === 0 ? 'all kept' : `${number(crossed)} crossed`}`;
  return titledTable(page, title, columnsFor(page), shown, andMore(rest.length));
};
