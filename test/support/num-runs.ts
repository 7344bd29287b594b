/** How many random cases to run: few at the desk, many in CI. */
export const numRuns = (local: number, ci: number): number => (process.env['CI'] === 'true' ? ci : local);
