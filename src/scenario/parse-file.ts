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
  return { ...rest(raw as Record<string, unknown>, problems), problems };
};

/**
 * What is left without the faulty parts. Of an entry as much as can be is left, so that what else is wrong in it is
 * told too: first only the faulty keys go, then what cannot do without them.
 */
const rest = (
  raw: Readonly<Record<string, unknown>>,
  problems: readonly Problem[],
): Pick<ParsedFile, 'file' | 'original'> => {
  const faults = problems.map(smallestPart).filter(({ length }) => length > 0);
  for (const depth of [ENTRY, SECTION, 0]) {
    const { value, original } = prune(raw, faults);
    const { data: file, error } = scenarioFileSchema.safeParse(value);
    if (file !== undefined) return { file, original };
    faults.push(...problemsOf(error.issues, value).map(({ path }) => original(path).slice(0, depth)));
  }
  return { file: null, original: (path) => path };
};

const SECTION = 1;
/** Of a list such as functions, or the key of a mapping such as account. */
const ENTRY = 2;

/** Of an entry of a list, the key: what is left of a VpcConfig could mean something else. An unknown key goes alone. */
const smallestPart = ({ code, path }: Problem): Path => {
  if (code === 'SCN001') return path;
  return path.slice(0, typeof path[1] === 'number' ? ENTRY + 1 : ENTRY);
};
