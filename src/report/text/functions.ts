import type { FunctionResult } from '../../engine/result.ts';
import { collapse, top, type Group } from '../collapse.ts';
import { versionName } from '../names.ts';
import type { Column } from '../table.ts';
import { duration, durations, number } from '../words.ts';
import { isNotRestored } from '../rules/failed-functions.ts';
import { andMore, titledTable, roomFor, type Section } from './section.ts';

const SHOWN = 12;
type Line = Group<FunctionResult>;

const columns: readonly Column<Line>[] = [
  { head: 'function', cell: ({ label }) => label, shrinksTo: 18 },
  {
    head: 'state at end',
    cell: ({ rows: [row] }) => (row === undefined ? '' : stateOf(row)),
    shrinksTo: 24,
    prose: true,
  },
  { head: 'failed at', cell: ({ rows }) => moments(rows), align: 'right' },
  { head: 'Pending for', cell: ({ rows }) => pending(rows), align: 'right' },
  {
    head: 'times Inactive',
    cell: ({ rows }) => unlessZero(sum(rows, (row) => row.becameInactive)),
    align: 'right',
  },
  {
    head: 'invocations',
    cell: ({ rows }) => unlessZero(sum(rows, (row) => row.invocations.total)),
    align: 'right',
  },
  { head: 'failed invocations', cell: ({ rows }) => failures(rows), shrinksTo: 12, prose: true },
];

const sum = (rows: readonly FunctionResult[], value: (row: FunctionResult) => number): number =>
  rows.reduce((total, row) => total + value(row), 0);
const unlessZero = (value: number): string => (value === 0 ? '' : number(value));

/** `Failed: InvalidSubnet`, `Active, update Failed: InvalidSubnet`; a successful update is the usual and says nothing. */
const stateOf = (row: FunctionResult): string => {
  if (row.deletedAt !== null) return 'deleted';
  const state = withCode(row.state, row.stateReasonCode);
  if (row.lastUpdateStatus === null || row.lastUpdateStatus === 'Successful') return state;
  return `${state}, update ${withCode(row.lastUpdateStatus, row.lastUpdateStatusReasonCode)}`;
};
const withCode = (word: string, code: string | null): string => (code === null ? word : `${word}: ${code}`);

const failureOf = ({ failedAt, updateFailedAt }: FunctionResult): number | null => failedAt ?? updateFailedAt;

const moments = (rows: readonly FunctionResult[]): string => {
  const failed = rows.flatMap((row) => failureOf(row) ?? []);
  return failed.length === 0 ? '' : durations(failed);
};

const pending = (rows: readonly FunctionResult[]): string => {
  const seconds = rows.map(({ pendingSeconds }) => pendingSeconds);
  return Math.max(...seconds) === 0 ? '' : durations(seconds);
};

/** `12 Pending, 3 Throttled`. */
const failures = (rows: readonly FunctionResult[]): string => {
  const reasons = Object.keys(
    rows[0]?.invocations.failed ?? {},
  ) as (keyof FunctionResult['invocations']['failed'])[];
  return reasons
    .map((reason) => ({ reason, count: sum(rows, (row) => row.invocations.failed[reason]) }))
    .filter(({ count }) => count > 0)
    .map(({ reason, count }) => `${number(count)} ${reason}`)
    .join(', ');
};

/** The functions, alike ones together, those with trouble first. */
export const functions: Section = (result, page) => {
  if (result.functions.length === 0) return [];
  const lines = collapse(result.functions, versionName, likeness, SHOWN);
  const { shown, rest } = top(lines, roomFor(page, SHOWN), ({ rows: [row] }) =>
    row === undefined ? 0 : rank(row),
  );
  const hidden = rest.flatMap(({ rows }) => rows);
  const title = `${counted(result.functions)}${pendingSummary(result.metrics['pending_seconds'])}`;
  return titledTable(page, title, columns, shown, andMore(hidden.length));
};

/** `Functions (12)`, or `Functions (12, 14 versions)`. */
const counted = (rows: readonly FunctionResult[]): string => {
  const names = new Set(rows.map(({ name }) => name)).size;
  return `Functions (${number(names)}${names < rows.length ? `, ${number(rows.length)} versions` : ''})`;
};

const likeness = (row: FunctionResult): string =>
  [stateOf(row), failureOf(row) !== null, row.becameInactive > 0, failures([row]) !== ''].join();

/** How much is wrong with a version: each kind of trouble outweighs all that comes after it. */
export const trouble = (row: FunctionResult): number =>
  [
    row.state === 'Failed',
    row.lastUpdateStatus === 'Failed',
    row.invocations.succeeded + row.invocations.inFlight < row.invocations.total,
    isNotRestored(row),
    row.environmentsUnmet > 0,
    row.state === 'Inactive',
    row.becameInactive > 0,
    row.state === 'Pending',
    row.lastUpdateStatus === 'InProgress',
  ].reduce((weight, true_) => weight * 2 + Number(true_), 0);

/** The sound ones come before those that are gone. */
const rank = (row: FunctionResult): number => trouble(row) + (row.deletedAt === null ? 0.5 : 0);

const pendingSummary = (waits: { p50?: number; p95?: number; max?: number } | undefined): string =>
  waits?.p50 === undefined || waits.p95 === undefined || waits.max === undefined
    ? ''
    : ` · Pending p50 ${duration(waits.p50)}, p95 ${duration(waits.p95)}, max ${duration(waits.max)}`;
