/** Results as a page. */
import type { Measured } from './measure.ts';
import type { Results } from './results.ts';
import { besides } from './sides.ts';
import { digits, markdownTable, showRate, showSeconds } from './words.ts';

/** The line of one case. */
export const lineOf = (row: Measured): string => {
  const [, time, , rate, memory] = cellsOf(row);
  const figures = figuresOf(row).map(([figure, value]) => `${figure} ${value}`);
  return [`${row.name}: ${rate} (${row.unit})`, `${time} each`, memory, ...figures].join(', ');
};

const cellsOf = ({ name, perUnit, clock, samples }: Measured): string[] => {
  const [{ units, events, seconds, simulatedSeconds, peakBytes } = { units: NaN, seconds: NaN }] = samples;
  const { low, median, high } = perUnit;
  return [
    name,
    `${showSeconds(median)} (${showSeconds(low)} … ${showSeconds(high)}) ${clock}`,
    simulatedSeconds === undefined ? '' : `${digits(simulatedSeconds)} s`,
    showRate(1 / median),
    peakBytes === undefined ? 'memory unknown' : `${digits(Math.round(peakBytes / 2 ** 20))} MiB`,
    digits(units),
    events === undefined ? '' : `${digits(events)}, ${showRate(events / seconds)}`,
  ];
};

/** Medians over the runs. */
const figuresOf = ({ samples }: Measured): [string, string][] =>
  Object.keys(samples[0]?.figures ?? {}).map((figure) => {
    const values = samples.map(({ figures }) => figures?.[figure] ?? NaN).toSorted((a, b) => a - b);
    return [figure, digits(values[values.length >> 1] ?? NaN)];
  });

/** The whole page: machine, cases, comparisons, figures, and what was left out. */
export const reportOf = ({ about, rows, skipped }: Results): string =>
  [
    '# Benchmark',
    '',
    `heni ${about.heni} at ${about.commit}, Node ${about.node}, ${about.machine}; load average ` +
      `${about.load.map((load) => load.toFixed(1)).join(', ')}; ${about.runs} runs after a warm-up` +
      `${about.share === 1 ? '' : `, of ${about.share} of the full work`}. Medians and quartiles, per unit.`,
    '',
    ...markdownTable(
      ['case', 'time per unit', 'simulated', 'rate', 'memory', 'units', 'events', 'goal'],
      rows.map((row) => [...cellsOf(row), row.goal ?? '']),
    ),
    ...markdownTable(
      ['side by side', 'the first of them', 'is so many times as fast'],
      besides(rows).map(({ name, first, firstIsFaster }) => [name, first, digits(firstIsFaster)]),
    ),
    ...markdownTable(
      ['case', 'figure', 'median'],
      rows.flatMap((row) => figuresOf(row).map(([figure, value]) => [row.name, figure, value])),
    ),
    ...skipped.map(({ name, why }) => `Skipped: ${name}: ${why}.\n`),
  ].join('\n');
