/** A test that refuses every broken input shows nothing: some of them must still be imported. */
import fc from 'fast-check';
import { expect } from 'vitest';

/** The least share of broken inputs that are still imported; several times as many are. */
const LEAST = 0.1;

/** Fewer cases say nothing of a share. */
const ENOUGH = 40;

/** The same broken inputs each time, so that a change is to blame when one fails; with SWARM_SEED others. */
export const brokenAlike = (numRuns: number) => ({
  numRuns,
  seed: Number(process.env['SWARM_SEED'] ?? 1),
});

/** Tries cases, each of which expects what it must and says whether it was imported. */
export const expectSomeImported = <T>(
  cases: fc.Arbitrary<T>,
  isImported: (one: T) => boolean,
  numRuns: number,
): void => {
  let count = 0;
  fc.assert(
    fc.property(cases, (one) => {
      if (isImported(one)) count++;
    }),
    brokenAlike(numRuns),
  );
  if (numRuns >= ENOUGH) expect(count / numRuns).toBeGreaterThan(LEAST);
};
