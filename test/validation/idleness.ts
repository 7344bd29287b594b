/** Functions that go Inactive and come back: a renewal process. */
import type { Simulation } from '../../src/engine/simulation.ts';
import { DAY, HOUR, MINUTE, SECOND, type Milliseconds } from '../../src/kernel/time.ts';
import type { Fact, FactName } from '../../src/model/facts.ts';
import { resolveParameters, type Parameters, type PresetName } from '../../src/model/parameters.ts';
import { meanIs, ratioIs, type Comparison } from './comparison.ts';
import type { Experiment } from './experiment.ts';
import { called, callsAt, keyOf, openWorld, workloadOf } from './worlds.ts';

const RUN = 30_000 * HOUR;
const T = HOUR;
const GAP = HOUR / 2;
const CREATE = 210 * SECOND;
const ATTACH = 5 * SECOND;
const DETACH = 4 * MINUTE;
const brief = { fixed: 1 };

const every = (gap: Milliseconds) => callsAt(SECOND / gap, brief);

/** A run with its facts. */
const run = (
  seed: number,
  durationMs: Milliseconds,
  parameters: Partial<Parameters>,
  gaps: readonly Milliseconds[],
) => {
  const facts: Fact[] = [];
  const functions = gaps.map((gap, i) => called(`f-${i}`, every(gap)));
  const simulation = openWorld(
    { seed, durationMs, parameters, functions },
    { onFact: (fact) => facts.push(fact) },
  );
  while (!simulation.advance(1_000_000));
  const times = (name: FactName): Milliseconds[] =>
    facts.filter(({ fact }) => fact === name).map(({ at }) => at);
  return { simulation, times };
};

/** From each time of one list to the next one of the other, in hours. */
const lengths = (from: readonly Milliseconds[], to: readonly Milliseconds[]): number[] =>
  to.slice(0, from.length).map((end, i) => (end - (from[i] as number)) / HOUR);

/** How many times lie between each time and the next, beside the hours between them. */
const perCycle = (
  times: readonly Milliseconds[],
  cycles: readonly Milliseconds[],
): (readonly [number, number])[] =>
  cycles.slice(1).map((end, i) => {
    const start = cycles[i] as number;
    return [times.filter((at) => at > start && at <= end).length, (end - start) / HOUR] as const;
  });

const compareAlone = (seed: number): Comparison[] => {
  const delays = { eniCreateDelay: { fixed: CREATE }, attachExistingDelay: { fixed: ATTACH } };
  const released = { eniDeleteDelay: { fixed: 20 * MINUTE }, eniDetachAfter: DETACH };
  const { times } = run(seed, RUN, { idleReclaimAfter: T, ...delays, ...released }, [GAP]);
  const activated = times('function.activated');
  const inactivated = times('function.inactivated');
  const λ = HOUR / GAP;
  const idleFor = (T / HOUR) * λ;
  const takenBack = 1 - Math.exp((-λ * DETACH) / HOUR);
  const pending = (takenBack * ATTACH + (1 - takenBack) * CREATE) / HOUR;
  const cycle = Math.exp(idleFor) / λ + pending;
  const returns = perCycle(activated.slice(1), activated);
  const made = perCycle(times('eni.requested'), activated);
  return [
    // The function exists from the start: its first run begins with it, and not with a fact.
    meanIs(
      { what: 'hours Active', formula: '(e^(λT) − 1) / λ' },
      (Math.exp(idleFor) - 1) / λ,
      lengths(activated, inactivated.slice(1)),
    ),
    meanIs(
      { what: 'hours Inactive', formula: '1 / λ' },
      1 / λ,
      lengths(inactivated, times('function.restoring')),
    ),
    meanIs(
      { what: 'hours from return to return', formula: 'e^(λT) / λ + d' },
      cycle,
      returns.map(([, hours]) => hours),
    ),
    ratioIs(
      { what: 'ENIs created per hour', formula: 'e^(−λa) / (e^(λT) / λ + d)' },
      (1 - takenBack) / cycle,
      made,
    ),
  ];
};

/** Counts per batch of a run without delays, so that Inactive means: no call in the last T. */
const batches = (
  simulation: Simulation,
  count: number,
  length: Milliseconds,
  look: () => readonly [number, number],
): (readonly [number, number])[] => {
  let before = look();
  return Array.from({ length: count }, (_, i) => {
    simulation.advanceTo((i + 1) * length);
    const now = look();
    const grown = [now[0] - before[0], now[1] - before[1]] as const;
    before = now;
    return grown;
  });
};

const noDelay = { eniCreateDelay: { fixed: 0 }, attachExistingDelay: { fixed: 0 } };

const comparePreset = (seed: number, preset: PresetName): Comparison => {
  const { idleReclaimAfter } = resolveParameters(preset);
  const gap = 7 * DAY;
  const simulation = openWorld({
    seed,
    durationMs: 101 * 200 * gap,
    parameters: { ...noDelay, idleReclaimAfter },
    functions: [called(preset, every(gap))],
  });
  const { failed } = workloadOf(simulation, preset);
  const workload = workloadOf(simulation, preset);
  const pairs = batches(simulation, 100, 200 * gap, () => [failed.Inactive, workload.total]);
  const what = `calls that find it Inactive, one a week, T = ${idleReclaimAfter / DAY} days`;
  return ratioIs({ what, formula: 'e^(−λT)' }, Math.exp(-idleReclaimAfter / gap), pairs);
};

/** Three functions share a key: it is without a holder when none of them was called within T. */
const compareSharers = (seed: number): Comparison[] => {
  const gaps = [2 * HOUR, 3 * HOUR, 6 * HOUR];
  const simulation = openWorld({
    seed,
    durationMs: 20_001 * HOUR,
    parameters: { ...noDelay, idleReclaimAfter: T },
    functions: gaps.map((gap, i) => called(`f-${i}`, every(gap))),
  });
  let before = true;
  let releases = 0;
  const held = (): boolean => keyOf(simulation).holdings.size > 0;
  const pairs: [number, number][] = [];
  let unheld = 0;
  const idle: number[] = [];
  for (let batch = 1; batch <= 100; batch++) {
    while (simulation.now < batch * 200 * HOUR) {
      const { now } = simulation;
      simulation.advance(1);
      if (!before) unheld += simulation.now - now;
      if (before && !held()) releases += 1;
      before = held();
    }
    pairs.push([releases, 200]);
    idle.push(unheld / (200 * HOUR));
    [releases, unheld] = [0, 0];
  }
  const λ = gaps.reduce((rate, gap) => rate + HOUR / gap, 0);
  const none = Math.exp((-λ * T) / HOUR);
  return [
    meanIs({ what: 'three sharers: time without a holder', formula: 'e^(−ΛT), Λ = Σλ' }, none, idle),
    ratioIs({ what: 'three sharers: releases per hour', formula: 'Λe^(−ΛT)' }, λ * none, pairs),
  ];
};

/** How often functions go Inactive, and what that costs in ENIs. */
export const idleness: Experiment = {
  title: 'Idleness',
  setting:
    'One function, 2 calls an hour, `idleReclaimAfter` T = 1 h, its ENI attached for a = 4 min after it goes Inactive; d: Pending for 3m 30s, or 5 s when the ENI is taken back; 30,000 hours. Then, without delays: a call a week under both presets; three sharers of a key with a call every 2, 3 and 6 hours.',
  source:
    'Cox, *Renewal Theory*, 1962; Feller, *An Introduction to Probability Theory*, vol. II: waiting for a large gap',
  compare: (seed) => [
    ...compareAlone(seed),
    comparePreset(seed, 'docs-2024'),
    comparePreset(seed, 'docs-2026'),
    ...compareSharers(seed),
  ],
};
