/** Our own fault: a law of the simulator does not hold. A user's mistake is a finding, never this. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
  /** The law's name in kebab case, such as `time-never-goes-back`. */
  readonly law: string;
  /** What was found instead, with the numbers. */
  readonly detail: string;

  constructor(law: string, detail: string) {
    super(`${law}: ${detail}`);
    this.law = law;
    this.detail = detail;
  }
}

/**
 * Throws InvariantError unless the condition holds. Where the detail costs something to make, give a function:
 * it is called only when the law is broken.
 */
export function invariant(
  condition: unknown,
  law: string,
  detail: string | (() => string),
): asserts condition {
  if (condition) return;
  throw new InvariantError(law, typeof detail === 'string' ? detail : detail());
}
