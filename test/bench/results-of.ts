import type { Measured } from '../../bench/measure.ts';
import type { Results } from '../../bench/results.ts';
import { quartilesOf } from '../../bench/statistics.ts';

/** A row as if measured: seconds of runs of one unit each. */
export const row = (
  name: string,
  seconds: readonly number[],
  more: { readonly side?: string; readonly meanInFlight?: number } = {},
): Measured => ({
  name,
  unit: 'events',
  clock: 'CPU',
  ...(more.side === undefined ? {} : { side: more.side }),
  samples: seconds.map((taken) => ({
    units: 1,
    seconds: taken,
    ...(more.meanInFlight === undefined ? {} : { figures: { meanInFlight: more.meanInFlight } }),
  })),
  perUnit: quartilesOf(seconds),
  load: 0,
});

/** Results as if measured. */
export const resultsOf = (commit: string, rows: readonly Measured[], machine = 'one'): Results => ({
  about: { heni: '0.0.0', commit, node: 'v20', machine, load: [0, 0, 0], runs: 3, share: 1 },
  rows,
  skipped: [{ name: 'left', why: 'it lacks' }],
});
