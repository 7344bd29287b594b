import type { FindingCode } from './finding-codes.ts';
import type { Severity } from './finding.ts';

/** From the top of the file: `['functions', 0, 'vpcConfig']`. */
export type Path = readonly (string | number)[];

/** What is wrong at a place of the scenario file, before the place has become a line and a column. */
export interface Problem {
  readonly code: FindingCode | PolicyCode;
  /** Where the code is not one of ours, whose rows have it. */
  readonly severity?: Severity;
  readonly path: Path;
  /** Whether to point at the key or, by default, at its value. */
  readonly at?: 'key' | 'value';
  /** A sentence that follows the path and quotes what was found. */
  readonly message: string;
  readonly fix?: string | undefined;
  /** Another place that the sentence is about: its line is added. */
  readonly also?: Path | undefined;
}

/** The code of a problem within a policy document (iam/problems.ts). */
export type PolicyCode = `IAM${number}`;

/** A path as people read it: `functions[0].vpcConfig`, `thresholds["enis{vpc:vpc-main}"]`. */
export const formatPath = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!/^[\w-]+$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');

/** What stands at a path; undefined where there is nothing. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, step) => (inner as Record<string | number, unknown> | null | undefined)?.[step],
    value,
  );
