import type { FunctionResult, OperationResult } from '../../engine/result.ts';
import { collapse, top, type Group } from '../collapse.ts';
import { heldWords } from '../held.ts';
import { operationName, targetName } from '../names.ts';
import { durations, instant, number, plural } from '../words.ts';
import { labelled, wrap } from '../wrap.ts';
import { andMore, heading, indented, INDENT, roomFor, type Page, type Section } from './section.ts';

const SHOWN = 8;

/** The operations of the timeline; only the refused ones one by one, with AWS's own words. */
export const operations: Section = ({ operations: all, functions }, page) => {
  if (all.length === 0) return [];
  const refused = all.filter(({ status }) => status >= 400);
  const title = `Operations (${number(all.length)})`;
  const waits = waited(all, page);
  if (refused.length === 0)
    return [...heading(page, title), `${INDENT}all accepted${later(functions)}`, ...waits];
  const { shown, rest } = top(collapse(refused, targetName, likeness, SHOWN), roomFor(page, SHOWN), () => 0);
  const more = andMore(rest.flatMap(({ rows }) => rows).length);
  return [
    ...heading(page, `${title} · ${number(refused.length)} refused${invokes(refused)}`),
    ...shown.flatMap((group) => told(group, page)),
    ...(more === null ? [] : [page.paint('dim', INDENT + more)]),
    ...waits,
  ];
};

/** What was accepted at last, and how long it took: that is how long a deploy waits. */
const waited = (all: readonly OperationResult[], page: Page): string[] => {
  const late = all.filter(({ status, waitedSeconds }) => status < 400 && waitedSeconds !== undefined);
  const { shown, rest } = top(collapse(late, targetName, likeness, SHOWN), roomFor(page, SHOWN), () => 0);
  const more = andMore(rest.flatMap(({ rows }) => rows).length);
  return [
    ...shown.flatMap(({ label, rows }) => {
      const [row] = rows;
      if (row === undefined) return [];
      const at = `${INDENT}${durations(rows.map((each) => each.at))}${INDENT}`;
      const wait = `tried for ${durations(rows.map((each) => each.waitedSeconds ?? 0))}, then accepted`;
      return labelled(at, `${operationName(row)} of ${label}: ${wait}`, page.width, at.length);
    }),
    ...(more === null ? [] : [page.paint('dim', INDENT + more)]),
  ];
};

/** `, 1 of them an Invoke`: the verdict tells it with the invocations. */
const invokes = (refused: readonly OperationResult[]): string => {
  const count = refused.filter(({ operation }) => operation === 'Invoke').length;
  if (count === 0 || count === refused.length) return '';
  return `, ${number(count)} of them ${count === 1 ? 'an Invoke' : 'Invokes'}`;
};

/** A creation or an update is accepted first, and may fail then. */
const later = (functions: readonly FunctionResult[]): string => {
  const failed = functions.filter(
    ({ state, lastUpdateStatus }) => state === 'Failed' || lastUpdateStatus === 'Failed',
  );
  return failed.length === 0 ? '' : `; ${plural(failed.length, 'function')} failed afterwards`;
};

const likeness = ({ operation, status, error }: OperationResult): string => [operation, status, error].join();

const told = ({ label, rows }: Group<OperationResult>, { width, paint, startEpochMs }: Page): string[] => {
  const [row] = rows;
  if (row === undefined) return [];
  const times = new Set(rows.map(targetName)).size < rows.length ? ` × ${number(rows.length)}` : '';
  const call = `${operationName(row)}${label === '' ? '' : ` of ${label}`}${times}: ${row.status} ${row.error ?? ''}${row.waitedSeconds === undefined ? '' : `, tried for ${durations(rows.map((each) => each.waitedSeconds ?? 0))}`}`;
  const at = `${INDENT}${durations(rows.map((each) => each.at))}${INDENT}`;
  const below = [
    ...(row.message === null ? [] : [row.message]),
    ...(row.heldBy === undefined ? [] : [heldWords(row.heldBy, (seconds) => instant(seconds, startEpochMs))]),
  ].flatMap((text) => wrap(text, width - 2 * INDENT.length));
  return [
    ...labelled(at, call, width, at.length),
    ...below.map((line) => indented(paint('dim', indented(line)))),
  ];
};
