/** Parameters, quotas and throttles of random scenarios: without a feature, those of the preset or short fixed delays. */
import fc from 'fast-check';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/kernel/time.ts';
import type { Parameters, PresetName } from '../../../src/model/parameters.ts';
import type { Quotas } from '../../../src/model/quotas.ts';
import type { DeploySpec } from '../../../src/scenario/scenario.ts';
import type { Features, Under } from './features.ts';
import { arbitraryDelay, stretch } from './parts.ts';

export const presetOf = (on: Features): PresetName => (on.docs2026 ? 'docs-2026' : 'docs-2024');

const drawnDelays = fc.record({
  eniCreateDelay: arbitraryDelay(10 * MINUTE),
  attachExistingDelay: arbitraryDelay(20 * SECOND),
  detachUpdateDelay: arbitraryDelay(MINUTE),
  plainUpdateDelay: arbitraryDelay(5 * SECOND),
  eniDeleteDelay: arbitraryDelay(30 * MINUTE),
});
const drawnOthers = fc.record({
  scaleOutDelay: arbitraryDelay(5 * MINUTE),
  eniDetachAfter: fc.constantFrom(0, MINUTE, 4 * MINUTE, HOUR),
  idleReclaimAfter: fc.constantFrom(1, MINUTE, 10 * MINUTE, HOUR, DAY),
  pendingStuckAfter: fc.constantFrom(0, MINUTE, 6 * MINUTE),
  maxConnectionsPerEni: fc.constantFrom(1, 3, 10),
  natConnectionsPerDestination: fc.constantFrom(1, 4, 12),
  isFixed: fc.boolean(),
  scaleOutTrigger: fc.constantFrom(0.01, 0.5, 0.8, null),
  scaleInBelow: fc.constantFrom(0.3, 0.5, 1, null),
  scaleInAfter: fc.constantFrom(0, 1, MINUTE, 5 * MINUTE, null),
  environmentKeepAlive: fc.constantFrom(0, 1000, MINUTE),
  envScaleRate: fc.constantFrom(0.001, 0.1, 1),
  eniRecycleRate: fc.constantFrom(20, 200, 2000),
});

/** What differs from the preset. */
export const arbitraryParameters: fc.Arbitrary<Under<Partial<Parameters>>> = fc
  .tuple(drawnDelays, drawnOthers)
  .map(([delays, others]) => (on) => ({
    ...(on.presetDelays
      ? {}
      : Object.fromEntries(Object.entries(delays).map(([name, delay]) => [name, delay(on)]))),
    ...(on.presetDelays ? {} : { eniDetachAfter: others.eniDetachAfter }),
    ...(on.shortIdle ? { idleReclaimAfter: others.idleReclaimAfter } : {}),
    ...(on.stuck ? { pendingStuckAfter: others.pendingStuckAfter } : {}),
    ...(on.sync ? { exhaustionMode: 'sync' } : {}),
    ...(on.ipv6InKey ? { ipv6InKey: true } : {}),
    ...(on.otherError ? { inactiveInvokeError: 'CodeArtifactUserPendingException' } : {}),
    ...(on.largeEnis ? {} : { maxConnectionsPerEni: others.maxConnectionsPerEni }),
    ...(on.nat ? { natConnectionsPerDestination: others.natConnectionsPerDestination } : {}),
    ...(on.noScaleOut && others.isFixed ? { scaleOut: false } : {}),
    ...(on.scaleOutEarly ? { scaleOutTrigger: others.scaleOutTrigger } : {}),
    ...(on.scaleOutDelay ? { scaleOutDelay: others.scaleOutDelay(on) } : {}),
    ...(on.scaleIn ? { scaleInBelow: others.scaleInBelow, scaleInAfter: others.scaleInAfter } : {}),
    ...(on.shortKeepAlive ? { environmentKeepAlive: others.environmentKeepAlive } : {}),
    ...(on.slowScaling ? { envScaleRate: others.envScaleRate } : {}),
    ...(on.recycling ? { eniRecycleRate: others.eniRecycleRate / stretch(on) } : {}),
    ...(on.slowControlPlane ? { controlPlaneRate: 0.01 } : {}),
  }));

/** What differs from the preset's quotas. */
export const arbitraryQuotas: fc.Arbitrary<Under<Partial<Quotas>>> = fc
  .record({
    enisPerVpc: fc.integer({ min: 1, max: 20 }),
    enisPerRegion: fc.integer({ min: 1, max: 20 }),
    concurrentExecutions: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ enisPerVpc, enisPerRegion, concurrentExecutions }) => (on) => ({
    ...(on.smallEniQuota ? { enisPerVpc } : {}),
    ...(on.smallRegionQuota ? { enisPerRegion } : {}),
    ...(on.smallConcurrency ? { concurrentExecutions } : {}),
  }));

/** The throttles of the creations of one instant. */
export const arbitraryDeploy: fc.Arbitrary<Under<DeploySpec | null>> = fc
  .record({
    parallelism: fc.option(fc.constantFrom(1, 2, 10)),
    ec2CreateEni: fc.record({
      bucket: fc.integer({ min: 1, max: 3 }),
      perSecond: fc.constantFrom(0.001, 0.01, 1),
    }),
  })
  .map(({ parallelism, ec2CreateEni }) => (on) => {
    if (!on.deploy) return null;
    const limit = on.impatientEni ? { giveUpAfterMs: 2_000 } : {};
    return { parallelism, ec2CreateEni: on.eniBucket ? { ...ec2CreateEni, ...limit } : null };
  });
