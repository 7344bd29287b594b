/** How many random cases to run: few at the desk, many in CI; SWARM_RUNS, if it is set, says how many. */
export const numRuns = (local: number, ci: number): number =>
  Number(process.env['SWARM_RUNS'] ?? (process.env['CI'] === 'true' ? ci : local));

/** The same cases again, or others on purpose: with the seed SWARM_SEED, if it is set. */
export const seeded = <P extends object>(parameters: P): P & { seed?: number } => {
  const seed = process.env['SWARM_SEED'];
  return seed === undefined ? parameters : { ...parameters, seed: Number(seed) };
};
