/** docs/validation.md: what the experiments found with the first seed. */
import type { Comparison } from './comparison.ts';
import type { Experiment } from './experiment.ts';

/** An experiment by the name of its file, and what came out. */
export interface Outcome {
  readonly file: string;
  readonly experiment: Experiment;
  readonly comparisons: readonly Comparison[];
}

/** The whole page. */
export const validationPage = (outcomes: readonly Outcome[]): string =>
  [opening(outcomes.flatMap(({ comparisons }) => comparisons)), ...outcomes.map(section), closing].join('\n');

const opening = (all: readonly Comparison[]): string => `# Theory agrees

Where a queueing, renewal or order-statistics formula is known, the engine must give it. This page compares ${all.length} figures;
it is written by the tests that check them (\`npx vitest run test/validation -u\`), with seed 1. CI repeats them with two more seeds.

How to read it. **Simulated** is what the engine gave, through the same code as \`heni run\`. **Within** is where theory must
lie: the simulated figure ± 4 of its standard errors, which a right engine misses for one seed in 16,000. The samples are
independent, or means of batches that are long against the memory of the process, or cycles of a renewal process. A law is
compared by χ² over cells of 5 or more expected samples, with a limit that is passed for one seed in 32,000.
Figures without randomness must be equal. No tolerance is set by hand; a wide interval says that the sample is small.
`;

const section = ({ file, experiment, comparisons }: Outcome): string => `## ${experiment.title}

${experiment.setting}
Source: ${experiment.source}. Test: \`test/validation/${file}.ts\`.

| what | formula | theory | simulated | within |
|---|---|---|---|---|
${comparisons.map(row).join('\n')}
`;

const row = ({ what, formula, theory, simulated, within }: Comparison): string =>
  `| ${[what, `\`${formula}\``, theory, simulated, within].join(' | ')} |`;

const closing = `## Agreement with AWS

Theory says that the engine computes its model rightly, not that the model is AWS. That is checked by what was recorded:

- The answers of the control plane have the shapes, codes and texts of recorded ones (\`test/control/recorded-answers.test.ts\`).
- One acceptance run against AWS created, moved and detached a function in 453.58 s. heni’s median is 420 to 460 s, and at
  least 95 % of its runs take 120 to 900 s (\`test/engine/calibration.test.ts\`).
- Nine acceptance tests against AWS that create and delete a function in a VPC took 433 to 1,571 s; three without a VPC, 35 to
  69 s. Of heni’s runs 95 % should lie in that range, and they do not: about 86 % do (86.3 % by the formula under *Delays*; the
  same test holds them between 82 and 91 %). Most of the others are slower. The delay of deletion has its 99th percentile at
  35 min, as the Lambda team told, which nine tests are too few to show.

## Not validated

- The assumptions that \`heni presets\` marks, such as \`attachExistingDelay\`, \`eniDetachAfter\`, the keep-alive of
  environments and when an ENI is given up: nothing is published to compare them with.
- The share of connections that each of several ENIs gets, scale-out and scale-in under random load, \`eniRecycleRate\`: no
  formula is compared here; the laws of \`model/laws.ts\` and a second model (\`test/oracle\`) watch over them.
- The rate of new environments and the control plane’s rate, which are token buckets, beyond the unit tests of their modules.
- Traffic that is counted (\`fidelity: aggregate\`), beyond the law of its peaks (\`test/engine/aggregate/peak.test.ts\`): it is
  compared with exact runs (see [fidelity.md](fidelity.md)), not with formulas.
- Loads of the size of a real account: the formulas are compared at small loads, up to 300, where an error of one shows.
`;
