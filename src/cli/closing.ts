/** What is said on stderr when a run is over: what was verified, what was written where, what was crossed. */
import type { RunResult } from '../engine/result.ts';
import type { Format } from '../report/formats.ts';
import { verdictOf } from '../report/verdict.ts';
import { measured, plural } from '../report/words.ts';
import type { Target } from './targets.ts';

/** What of the options of `run` decides what is said. */
interface Asked {
  readonly check?: true | undefined;
  readonly series?: unknown;
  readonly quiet?: true | undefined;
  readonly softFail?: true | undefined;
}

/** All of it as text; with --quiet only what explains the exit code. */
export const closingLines = (result: RunResult, targets: readonly Target<Format>[], asked: Asked): string => {
  const quiet = asked.quiet === true;
  const isTold = !(quiet && asked.softFail === true);
  return [
    ...(quiet ? [] : [...verified(result, asked), ...written(result, targets), ...seriesAt(targets, asked)]),
    ...(isTold ? crossed(result, asked) : []),
    ...(quiet ? [] : unmeasured(result)),
  ]
    .map((line) => `${line}\n`)
    .join('');
};

const verified = ({ events }: RunResult, { check }: Asked): string[] =>
  check === true ? [`heni: every law of the model held after each of ${plural(events, 'event')}`] : [];

const written = (result: RunResult, targets: readonly Target<Format>[]): string[] => {
  const files = targets.flatMap(({ path }) => (path === '-' ? [] : [path]));
  return files.length === 0 ? [] : [`heni: ${verdictOf(result).headline}; wrote ${files.join(', ')}`];
};

/** A report in text has no room for series. */
const seriesAt = (targets: readonly Target<Format>[], { series }: Asked): string[] =>
  series === undefined || targets.some(({ format }) => format.name === 'json')
    ? []
    : ['heni: the time series are in the JSON result: add --json, or -o FILE.json'];

/** A run that was stopped has crossed nothing yet for good. */
const crossed = ({ partial, thresholds }: RunResult, { softFail }: Asked): string[] => {
  const those = thresholds.filter(({ ok }) => !ok);
  if (partial || those.length === 0) return [];
  return [
    `heni: ${softFail === true ? 'warning: ' : ''}${plural(those.length, 'threshold')} crossed`,
    ...those.map(({ metric, expression, value }) => `  ${metric} ${expression}, measured ${measured(value)}`),
  ];
};

/** Such a threshold is not crossed, and shows nothing either. */
const unmeasured = ({ partial, thresholds }: RunResult): string[] => {
  const those = thresholds.filter(({ value }) => value === null);
  if (partial || those.length === 0) return [];
  return [
    `heni: warning: ${plural(those.length, 'threshold')} had nothing to measure`,
    ...those.map(({ metric, expression }) => `  ${metric} ${expression}`),
  ];
};
