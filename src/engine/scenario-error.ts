/** Input that is well-formed but describes a world that cannot be: found only when the world is built. */
export interface ScenarioProblem {
  readonly code: string;
  readonly message: string;
  /** The function concerned, to find its place in the file. */
  readonly function?: string;
}

/** Thrown by `new Simulation` for existing functions that cannot exist. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  constructor(readonly problems: readonly ScenarioProblem[]) {
    super(problems.map(({ message }) => message).join('\n'));
  }
}
