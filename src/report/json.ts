import type { RunResult } from '../engine/result.ts';
import type { ReportOptions } from './options.ts';
import type { Trouble } from './trouble.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/** A trouble of the verdict: how bad it is, and what the report says about it. */
interface ToldTrouble extends Omit<Trouble, 'fix'> {
  readonly level: Verdict['level'];
  readonly fix: string | null;
}

/** A result as it is written: with the verdict of the report, for scripts that ask what is wrong. */
export interface ResultDocument extends RunResult {
  /** The first trouble of the worst level; `others` are the rest, worst first. */
  readonly verdict: ToldTrouble & { readonly others: readonly ToldTrouble[] };
}

/** The order of the keys is part of the format; the type checker asks for every one of them. */
const order = {
  schemaVersion: true,
  heni: true,
  scenario: true,
  preset: true,
  seed: true,
  fidelity: true,
  partial: true,
  simulatedSeconds: true,
  events: true,
  verdict: true,
  enis: true,
  orphans: true,
  keys: true,
  subnets: true,
  vpcs: true,
  natGateways: true,
  functions: true,
  uncreated: true,
  invocations: true,
  operations: true,
  metrics: true,
  thresholds: true,
  findings: true,
  assumptions: true,
  timeSeries: true,
} as const satisfies Record<keyof ResultDocument, true>;

/** The result as one JSON document. */
export const renderJson = (
  result: RunResult,
  { startEpochMs }: Pick<ReportOptions, 'startEpochMs'> = { startEpochMs: null },
): string => {
  const verdict = verdictOf(result, startEpochMs);
  const document: ResultDocument = {
    ...result,
    verdict: { ...told(verdict), others: verdict.others.map(told) },
  };
  return jsonDocument((Object.keys(order) as (keyof ResultDocument)[]).map((key) => [key, document[key]]));
};

/** One JSON document, with one line per row so that a text diff of two is readable; undefined members are left out. */
export const jsonDocument = (members: readonly (readonly [key: string, value: unknown])[]): string => {
  const entries = members
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${rows(value)}`);
  return `{\n${entries.join(',\n')}\n}\n`;
};

const told = ({ level, headline, at, why, fix }: ToldTrouble): ToldTrouble => ({
  level,
  headline,
  at,
  why,
  fix,
});

/** Lists and the members of objects of objects one to a line; everything else on one. */
const rows = (value: unknown): string => {
  if (Array.isArray(value) && value.length > 0) {
    return `[\n${value.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`;
  }
  if (isNested(value)) {
    const members = Object.entries(value).map(
      ([key, row]) => `    ${JSON.stringify(key)}: ${JSON.stringify(row)}`,
    );
    return `{\n${members.join(',\n')}\n  }`;
  }
  return JSON.stringify(value);
};

const isNested = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).some((member) => typeof member === 'object');
