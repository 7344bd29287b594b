/** Inputs of public repositories, broken. */
import { test } from 'vitest';
import { describeWith } from '../control/recorded.ts';
import { fuzz, fuzzed, realSeeds } from './fuzz.ts';

const kinds = fuzzed.filter(({ real }) => real !== null);
const numRuns = process.env['CI'] === 'true' ? 2_500 / kinds.length : 40;

for (const kind of kinds)
  describeWith(kind.real ?? '', `broken real inputs of ${kind.kind}`, (folder) => {
    test(
      'are imported, or refused with findings at a place',
      () => fuzz(kind, realSeeds(folder), numRuns),
      180_000,
    );
  });
