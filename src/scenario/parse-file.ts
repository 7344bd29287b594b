import { problemsOf } from './issues.ts';
import type { Path, Problem } from './problem.ts';
import { prune } from './prune.ts';
import { scenarioFileSchema, type ScenarioFile } from './schema.ts';

/** What came of checking a file against the schema. */
export interface ParsedFile {
  /** The file, or what is left of it without its faulty parts; null when that is nothing. */
  readonly file: ScenarioFile | null;
  readonly problems: readonly Problem[];
  /** Where a path in `file` lies in the file as it was written. */
  readonly original: (path: Path) => Path;
}

/** Holds the value against the schema. */
export const parseFile = (raw: unknown): ParsedFile => {
  const whole = scenarioFileSchema.safeParse(raw);
  if (whole.success) return { file: whole.data, problems: [], original: (path) => path };
  const problems = problemsOf(whole.error.issues, raw);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { file: null, problems, original: (path) => path };
  const { value, original } = prune(
    raw as Record<string, unknown>,
    problems.map(({ path }) => path).filter(({ length }) => length > 0),
  );
  return { file: scenarioFileSchema.safeParse(value).data ?? null, problems, original };
};
