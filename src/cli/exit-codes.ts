/** What the exit code of heni says. 99 is k6's code for a crossed threshold. */
export const exitCodes = {
  fine: { code: 0, meaning: 'fine' },
  internal: { code: 1, meaning: 'internal error: our fault' },
  usage: { code: 2, meaning: 'bad usage or input' },
  incomplete: { code: 3, meaning: 'input incomplete (with --strict)' },
  threshold: {
    code: 99,
    meaning: 'a threshold was crossed (not with --soft-fail), or iam --expect was not met',
  },
  interrupted: { code: 130, meaning: 'interrupted; what was written is marked as partial' },
} as const;

/** How a verb ends. */
export type Ending = keyof typeof exitCodes;
