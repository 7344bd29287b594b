/** What an input leaves open, which figures must not hide. A scenario says everything; a template may not. */

/** Something that the input leaves open. */
export interface Unresolved {
  /** `file:line:col`. */
  readonly where: string;
  readonly what: string;
  /** What the figures assume in its place. */
  readonly consequence: string;
}

/** What could not be read off the input. */
export interface Gaps {
  readonly unresolved: readonly Unresolved[];
  /** The functions that are not wholly known. */
  readonly functions: ReadonlySet<string>;
  /** The subnets whose way to the internet is not known. */
  readonly openRoutes: ReadonlySet<string>;
}

/** Everything is known. */
export const nothingOpen: Gaps = { unresolved: [], functions: new Set(), openRoutes: new Set() };
