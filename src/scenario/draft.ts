import type { Clock } from './clock.ts';
import type { Declared } from './declared.ts';
import type { ExpandedFunction } from './expand-functions.ts';
import type { Path, Problem } from './problem.ts';
import type { ScenarioFile } from './schema.ts';

/** A file that the schema has passed, as the checks look at it. */
export interface Draft {
  readonly file: ScenarioFile;
  readonly clock: Clock;
  readonly functions: readonly ExpandedFunction[];
  readonly declared: Declared;
  /** Whether the file has something at a path, right or wrong. */
  readonly isWritten: (path: Path) => boolean;
}

/** A check looks at a draft and says what is wrong with it. */
export type Check = (draft: Draft) => readonly Problem[];
