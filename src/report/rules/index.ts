import type { Rule } from '../trouble.ts';
import { connectionShortage } from './connection-shortage.ts';
import { crossedThresholds } from './crossed-thresholds.ts';
import { failedFunctions, failedRestorations, failedUpdates } from './failed-functions.ts';
import { failedInvocations } from './failed-invocations.ts';
import { lateDeletions } from './late-deletions.ts';
import { natShortage } from './nat-shortage.ts';
import { orphanedEnis } from './orphaned-enis.ts';
import { refusedOperations } from './refused-operations.ts';
import { runWarnings } from './run-warnings.ts';
import { tightMargins } from './tight-margins.ts';
import { unmeasuredThresholds } from './unmeasured-thresholds.ts';
import { unmetEnvironments } from './unmet-environments.ts';
import { wentInactive } from './went-inactive.ts';

/** Every kind of trouble that a verdict knows, in the order in which they are told when they come at one time. */
export const rules: readonly Rule[] = [
  failedFunctions,
  failedUpdates,
  failedRestorations,
  connectionShortage,
  natShortage,
  refusedOperations,
  orphanedEnis,
  ...failedInvocations,
  unmetEnvironments,
  crossedThresholds,
  unmeasuredThresholds,
  wentInactive,
  lateDeletions,
  ...tightMargins,
  runWarnings,
];
