/** Every case of the suite; what is compared on one side is run in turns, whatever its place here. */
import type { Case } from './case.ts';
import { aggregateCases } from './cases/aggregate.ts';
import { controlPlaneCases } from './cases/control-plane.ts';
import { dataPlaneCases } from './cases/data-plane.ts';
import { kernelCases } from './cases/kernel.ts';
import { loadingCases } from './cases/loading.ts';
import { memoryCases } from './cases/memory.ts';
import { observationCases } from './cases/observation.ts';
import { peerCases } from './cases/peers.ts';
import { processCases } from './cases/process.ts';
import { workerCases } from './cases/workers.ts';

export const cases: readonly Case[] = [
  ...kernelCases,
  ...dataPlaneCases,
  ...peerCases,
  ...controlPlaneCases,
  ...observationCases,
  ...memoryCases,
  ...loadingCases,
  ...processCases,
  ...workerCases,
  ...aggregateCases,
];
