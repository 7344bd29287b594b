import { show } from './show.ts';

/**
 * The rows of a trace that a definition plays: all of them, the one that it names exactly or by a unique beginning,
 * or the only one. A string says why there is none, and what to do.
 */
export const pickRows = <R extends { readonly function: string }>(
  rows: readonly R[],
  file: string,
  wanted: string | undefined,
  all: boolean,
): readonly R[] | string => {
  if (all && wanted !== undefined)
    return `${show(wanted)} names one row, and count: perTraceRow plays all of them`;
  if (rows.length === 0) return `${show(file)} has no rows`;
  if (all) return rows;
  if (wanted === undefined)
    return rows.length === 1
      ? rows
      : `${show(file)} has ${rows.length} rows: name one by function (such as ${show(rows[0]?.function.slice(0, 12))}), or play all by count: perTraceRow`;
  const exact = rows.filter((row) => row.function === wanted);
  const found = exact.length > 0 ? exact : rows.filter((row) => row.function.startsWith(wanted));
  if (found.length === 1) return found;
  return found.length === 0
    ? `${show(file)} has no row ${show(wanted)}`
    : `${show(wanted)} is the beginning of ${found.length} rows of ${show(file)}: give more of the name`;
};
