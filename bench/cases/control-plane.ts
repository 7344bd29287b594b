/** Functions, keys and ENIs: what the operations and the timers of the model cost. */
import { Simulation, simulate } from '../../src/engine/simulation.ts';
import { HOUR, SECOND } from '../../src/kernel/time.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../../test/support/scenarios.ts';
import { sized, timed, type Case, type Sample } from '../case.ts';

const UPDATES = 20_000;
/** Of each function: an update and all that follows it are over before the next. */
const BETWEEN_UPDATES = HOUR;
/** So that functions that nobody calls stay Active. */
const NEVER = 1e15;

/**
 * A third as many functions as live entities, each with a key and an ENI of its own. They take turns to move from one
 * set of groups to another, which makes a key and an ENI and lets go of others; the number of moves is the same
 * whatever the number of functions.
 */
export const movingFunctions = (live: number, updates: number): Scenario => {
  const functions = Math.max(1, Math.round(live / 3));
  const step = Math.ceil(BETWEEN_UPDATES / functions);
  const groups = Array.from({ length: functions }, (_, index) => `g${index}`);
  const homes = groups.map(
    (group) => [vpcConfig(['a'], [group]), vpcConfig(['a'], [group, 'moved'])] as const,
  );
  return scenario({
    durationMs: updates * step + BETWEEN_UPDATES,
    quotas: { enisPerVpc: 1_000_000, enisPerRegion: 1_000_000 },
    parameters: { idleReclaimAfter: NEVER },
    subnets: [{ id: 'a', cidr: '10.0.0.0/16' }],
    securityGroups: [...groups, 'moved'].map((id) => ({ id, vpc: 'vpc' })),
    functions: homes.map(([home], index) => ({ name: `f${index}`, create: 'existing', vpcConfig: home })),
    timeline: Array.from({ length: updates }, (_, index) => ({
      atMs: SECOND + index * step,
      do: 'UpdateFunctionConfiguration' as const,
      function: `f${index % functions}`,
      memory: null,
      vpcConfig: homes[index % functions]?.[(Math.floor(index / functions) + 1) % 2] ?? vpcConfig([]),
    })),
  });
};

const flat = (live: number): Case => ({
  name: `control plane, ${live.toLocaleString('en')} live entities`,
  unit: 'events',
  clock: 'CPU',
  side: 'flatness',
  ...(live === 100_000 ? { goal: '≥ 0.8 × the rate at 10' } : {}),
  run: (share) => {
    const plan = movingFunctions(live, sized(UPDATES, share));
    const simulation = new Simulation(plan);
    const { seconds } = timed(() => simulation.advance(Number.MAX_SAFE_INTEGER));
    const { operations, events, enis, simulatedSeconds } = simulation.result();
    const refused = operations.find(({ error }) => error !== null);
    if (refused !== undefined) throw new Error(`an update was refused: ${refused.message}`);
    return { units: events, seconds, simulatedSeconds, figures: { 'ENIs created': enis.created } };
  },
});

const SUBNETS = ['a', 'b', 'c'];
const GROUPS = 50;
const FUNCTIONS = 1_000;

/** Any number of functions share 150 keys, as long as there are 50 or more of them. */
const deploy: Case = {
  name: 'create 1,000 functions on 3 subnets × 50 groups',
  unit: 'functions',
  clock: 'CPU',
  goal: '≤ 0.1 s, exactly 150 ENIs',
  run: (): Sample => {
    const groups = Array.from({ length: GROUPS }, (_, index) => `g${index}`);
    const plan = scenario({
      subnets: SUBNETS.map((id) => ({ id })),
      securityGroups: groups.map((id) => ({ id, vpc: 'vpc' })),
      functions: Array.from({ length: FUNCTIONS }, (_, index) => ({
        name: `f${index}`,
        vpcConfig: vpcConfig(SUBNETS, [groups[index % GROUPS] ?? '']),
      })),
    });
    const { value: result, seconds } = timed(() => simulate(plan));
    const { created } = result.enis;
    if (created !== SUBNETS.length * GROUPS) throw new Error(`150 ENIs expected, ${created} created`);
    const { events, simulatedSeconds } = result;
    return { units: FUNCTIONS, events, seconds, simulatedSeconds, figures: { 'ENIs created': created } };
  },
};

export const controlPlaneCases: readonly Case[] = [...[10, 100, 1_000, 10_000, 100_000].map(flat), deploy];
