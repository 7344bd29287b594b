/** The answer in one look: what breaks first, when, why, and what to do about it. */
import type { RunResult } from '../engine/result.ts';
import { rules } from './rules/index.ts';
import { byTime, levels, type Level, type Trouble } from './trouble.ts';
import { usages } from './usage.ts';
import { duration, instant } from './words.ts';

/** A trouble with the rule that found it. */
export interface FoundTrouble extends Trouble {
  readonly rule: string;
  readonly level: Level;
}

/** The first trouble of the worst level, and all others; `at` is in seconds of simulated time. */
export interface Verdict {
  readonly level: Level | 'fine';
  /** A sentence without its full stop: `sg-fn-84 fails at 0s: EniLimitExceeded`. */
  readonly headline: string;
  readonly at: number | null;
  readonly why: string;
  readonly fix: string | null;
  /** All the rest: what is broken first, then by time. */
  readonly others: readonly FoundTrouble[];
}

/** With a start, instants are also told as dates. */
export const verdictOf = (result: RunResult, startEpochMs: number | null = null): Verdict => {
  const [first, ...others] = troublesOf(result, startEpochMs);
  if (first === undefined)
    return { level: 'fine', headline: calm(result), at: null, ...closest(result), others };
  const { level, headline, at, why, fix } = first;
  return {
    level,
    headline: level === 'tight' ? `${calm(result)}, but ${headline}` : headline,
    at,
    why,
    fix,
    others,
  };
};

const calm = ({ partial, simulatedSeconds }: RunResult): string =>
  partial ? `Nothing breaks in the ${duration(simulatedSeconds)} that were simulated` : 'Nothing breaks';

const troublesOf = (result: RunResult, startEpochMs: number | null): FoundTrouble[] => {
  const found = rules.flatMap(({ name, level, detect }) => {
    const trouble = detect(result, (seconds) => instant(seconds, startEpochMs));
    return trouble === null ? [] : [{ rule: name, level, ...trouble }];
  });
  return levels.flatMap((level) =>
    byTime(
      found.filter((trouble) => trouble.level === level),
      ({ at }) => at,
    ),
  );
};

const closest = (result: RunResult): { why: string; fix: null } => {
  const [fullest] = usages(result);
  const why =
    fullest === undefined || fullest.ratio === 0
      ? 'No limit was touched.'
      : `Closest margin: ${fullest.text}.`;
  return { why, fix: null };
};
