/** Two files of results, case by case. */
import type { Results } from './results.ts';
import { liesApart } from './statistics.ts';
import { digits, markdownTable, showSeconds } from './words.ts';

/**
 * Medians, their ratio, and whether the difference is more than noise: only if the quartiles of the runs of one lie
 * apart from those of the other. What one of the two lacks is named.
 */
export const compareResults = (before: Results, after: Results): string => {
  const later = new Map(after.rows.map((row) => [row.name, row]));
  const rows = before.rows.flatMap(({ name, perUnit: a }) => {
    const b = later.get(name)?.perUnit;
    if (b === undefined) return [];
    const difference = liesApart(a, b) ? (b.median < a.median ? 'faster' : 'slower') : 'within the noise';
    return [[name, showSeconds(a.median), showSeconds(b.median), digits(b.median / a.median), difference]];
  });
  const common = new Set(rows.map(([name]) => name));
  const alone = [...before.rows, ...after.rows].filter(({ name }) => !common.has(name));
  const places = [before.about, after.about].map(({ machine, node }) => `${machine}, Node ${node}`);
  return [
    ...markdownTable(['case', before.about.commit, after.about.commit, 'ratio', 'difference'], rows),
    ...(places[0] === places[1] ? [] : [`Measured on two machines: ${places.join('; ')}.`]),
    ...alone.map(({ name }) => `Only in one of the two: ${name}.`),
  ].join('\n');
};
