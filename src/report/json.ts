import type { RunResult } from '../engine/result.ts';

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
  enis: true,
  keys: true,
  subnets: true,
  vpcs: true,
  functions: true,
  uncreated: true,
  invocations: true,
  operations: true,
  metrics: true,
  thresholds: true,
  findings: true,
  assumptions: true,
  timeSeries: true,
} as const satisfies Record<keyof RunResult, true>;

/** One JSON document, with one line per row so that a text diff of two results is readable. */
export const renderJson = (result: RunResult): string => {
  const entries = (Object.keys(order) as (keyof RunResult)[])
    .filter((key) => result[key] !== undefined)
    .map((key) => `  ${JSON.stringify(key)}: ${rows(result[key])}`);
  return `{\n${entries.join(',\n')}\n}\n`;
};

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
