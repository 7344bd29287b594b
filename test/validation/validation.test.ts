import { describe, expect, it } from 'vitest';
import { numRuns } from '../support/num-runs.ts';
import type { Comparison } from './comparison.ts';
import { delays } from './delays.ts';
import { deploys } from './deploys.ts';
import type { Experiment } from './experiment.ts';
import { idleness } from './idleness.ts';
import { keepAlive } from './keep-alive.ts';
import { little } from './little.ts';
import { loss } from './loss.ts';
import { memory } from './memory.ts';
import { occupancy } from './occupancy.ts';
import { validationPage } from './page.ts';
import { peaksAndQuantiles } from './peaks.ts';
import { transient } from './transient.ts';
import { waiting } from './waiting.ts';

/** By the name of its file, in the order of the page. */
const experiments: Readonly<Record<string, Experiment>> = {
  occupancy,
  little,
  transient,
  memory,
  loss,
  waiting,
  'keep-alive': keepAlive,
  peaks: peaksAndQuantiles,
  idleness,
  deploys,
  delays,
};

const PAGE_SEED = 1;
const seeds = Array.from({ length: numRuns(1, 3) }, (_, i) => PAGE_SEED + i);
const ofPage = new Map<string, readonly Comparison[]>();

describe.each(Object.entries(experiments))('%s', (file, experiment) => {
  it.each(seeds)('agrees with theory, seed %i', (seed) => {
    const comparisons = experiment.compare(seed);
    if (seed === PAGE_SEED) ofPage.set(file, comparisons);
    expect(comparisons.length).toBeGreaterThan(0);
    expect(comparisons.filter(({ agrees }) => !agrees)).toEqual([]);
  });
});

it('docs/validation.md has the figures of these runs (`npx vitest run test/validation -u` writes it)', async () => {
  const outcomes = Object.entries(experiments).map(([file, experiment]) => {
    const comparisons = ofPage.get(file) ?? experiment.compare(PAGE_SEED);
    return { file, experiment, comparisons };
  });
  await expect(validationPage(outcomes)).toMatchFileSnapshot('../../docs/validation.md');
});
