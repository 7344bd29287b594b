import type { ThresholdResult } from '../../engine/result.ts';
import { top } from '../collapse.ts';
import { marks } from '../paint.ts';
import type { Column } from '../table.ts';
import { duration, measured, number } from '../words.ts';
import { andMore, titledTable, roomFor, type Page, type Section } from './section.ts';

const SHOWN = 20;

/** Without anything to measure a threshold has not been crossed, and nobody knows whether it would be. */
const meaningOf = ({ ok, value }: ThresholdResult): keyof typeof marks => {
  if (value === null) return 'tight';
  return ok ? 'fine' : 'broken';
};

const columnsFor = ({ paint }: Page): readonly Column<ThresholdResult>[] => [
  { head: '', cell: (row) => paint(meaningOf(row), marks[meaningOf(row)]) },
  { head: 'threshold', cell: ({ metric }) => metric, shrinksTo: 24 },
  { head: 'wanted', cell: ({ expression }) => expression },
  { head: 'measured', cell: ({ value }) => measured(value), align: 'right' },
  {
    head: 'first crossed at',
    cell: ({ firstBreachAt }) => (firstBreachAt === null ? '' : duration(firstBreachAt)),
    align: 'right',
  },
];

/** `all kept`, `1 crossed, 2 with nothing to measure`. */
const tally = (rows: readonly ThresholdResult[]): string => {
  const crossed = rows.filter(({ ok }) => !ok).length;
  const unmeasured = rows.filter(({ value }) => value === null).length;
  return crossed + unmeasured === 0
    ? 'all kept'
    : [
        ...(crossed === 0 ? [] : [`${number(crossed)} crossed`]),
        ...(unmeasured === 0 ? [] : [`${number(unmeasured)} with nothing to measure`]),
      ].join(', ');
};

/** Every threshold with what was measured, the crossed ones first. */
export const thresholds: Section = (result, page) => {
  if (result.thresholds.length === 0) return [];
  const { shown, rest } = top(
    result.thresholds,
    roomFor(page, SHOWN),
    ({ ok, value }) => Number(!ok) * 2 + Number(value === null),
  );
  const title = `Thresholds (${number(result.thresholds.length)}) · ${tally(result.thresholds)}`;
  return titledTable(page, title, columnsFor(page), shown, andMore(rest.length));
};
