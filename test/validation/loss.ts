/** A full ENI, a full NAT gateway, or a reservation that is used up, loses calls: Erlang’s loss system. */
import type { Simulation } from '../../src/engine/simulation.ts';
import { SECOND } from '../../src/kernel/time.ts';
import type { FailureReason } from '../../src/model/workload.ts';
import { lawIs, ratioIs, type Comparison } from './comparison.ts';
import type { Experiment } from './experiment.ts';
import { erlangB, erlangLaw } from './formulas.ts';
import { called, callsAt, laws, openOn, openWorld, S, sampled, until, workloadOf } from './worlds.ts';

const SERVERS = 10;
const LOAD = 8;
const BATCHES = { first: 20 * S, every: 60 * S, count: 150 };
const TIMES = { durationMs: until(BATCHES.first, BATCHES.every, BATCHES.count) };
const oneConnection = { connections: { perEnvironment: 0, perInvocation: 1 } };
const fullEni = { scaleOut: false, maxConnectionsPerEni: SERVERS };
const rate = (load: number): number => load / (S / SECOND);

/** What a function has lost and tried so far. */
const counts = (simulation: Simulation, name: string, reason: FailureReason): readonly [number, number] => {
  const { failed, total } = workloadOf(simulation, name);
  return [failed[reason], total];
};

/** The growth from one sample to the next. */
const growth = (totals: readonly (readonly [number, number])[]): (readonly [number, number])[] =>
  totals.slice(1).map(([lost, total], i) => [lost - (totals[i]?.[0] ?? 0), total - (totals[i]?.[1] ?? 0)]);

const onEni = (seed: number, law: string): Comparison[] => {
  const simulation = openWorld({
    ...TIMES,
    seed,
    parameters: fullEni,
    functions: [called(law, callsAt(rate(LOAD), laws[law]!), oneConnection)],
  });
  const open: number[] = [];
  const totals = sampled(simulation, BATCHES, () => {
    open.push(openOn(simulation));
    return counts(simulation, law, 'ConnectTimeout');
  });
  return [
    ratioIs({ what: `${law}: ConnectTimeout`, formula: 'B(a, c)' }, erlangB(LOAD, SERVERS), growth(totals)),
    lawIs({ what: `${law}: open connections`, formula: 'aᵏ/k! / Σ aⁱ/i!' }, erlangLaw(LOAD, SERVERS), open),
  ];
};

const onSharedEni = (seed: number): Comparison[] => {
  const simulation = openWorld({
    ...TIMES,
    seed,
    parameters: fullEni,
    functions: [
      called('often', callsAt(rate(6), laws['fixed']!), oneConnection),
      called('seldom', callsAt(rate(2), laws['gamma of shape ½']!), oneConnection),
    ],
  });
  const names = ['often', 'seldom'];
  const totals = sampled(simulation, BATCHES, () =>
    names.map((name) => counts(simulation, name, 'ConnectTimeout')),
  );
  return names.map((name, i) =>
    ratioIs(
      { what: `two functions share the ENI: ${name}`, formula: 'B(a₁ + a₂, c)' },
      erlangB(8, SERVERS),
      growth(totals.map((both) => both[i] as readonly [number, number])),
    ),
  );
};

/** Two keys with all the room they want, and one gateway that has less. */
const onNat = (seed: number): Comparison[] => {
  const toOne = { connections: { perEnvironment: 0, perInvocation: 1, destination: 'api' } };
  const simulation = openWorld({
    ...TIMES,
    seed,
    groups: 2,
    parameters: { natConnectionsPerDestination: SERVERS },
    natGateways: [{ id: 'nat', addresses: 1 }],
    subnets: [{ id: 'a', cidr: '10.0.0.0/16', route: 'nat', nat: 'nat' }],
    functions: [
      called('f', callsAt(rate(6), laws['exponential']!), toOne),
      called('g', callsAt(rate(2), laws['fixed']!), { ...toOne, group: 1 }),
    ],
  });
  const destination = simulation.world.network.natGateways.get('nat')?.destination('api');
  const names = ['f', 'g'];
  const taken: number[] = [];
  const totals = sampled(simulation, BATCHES, () => {
    taken.push(destination?.taken ?? 0);
    return names.map((name) => counts(simulation, name, 'ConnectTimeout'));
  });
  const said = { what: 'a NAT gateway: connections to one destination', formula: 'aᵏ/k! / Σ aⁱ/i!' };
  return [
    ...names.map((name, i) =>
      ratioIs(
        { what: `two keys share a NAT gateway: ${name}`, formula: 'B(a₁ + a₂, c)' },
        erlangB(LOAD, SERVERS),
        growth(totals.map((both) => both[i] as readonly [number, number])),
      ),
    ),
    lawIs(said, erlangLaw(LOAD, SERVERS), taken),
  ];
};

const onReservation = (seed: number, law: string): Comparison => {
  const functions = [called('f', callsAt(rate(LOAD), laws[law]!), { reservedConcurrency: SERVERS })];
  const simulation = openWorld({ ...TIMES, seed, functions });
  const totals = sampled(simulation, BATCHES, () => counts(simulation, 'f', 'Throttled'));
  const said = { what: `reserved concurrency, ${law}: Throttled`, formula: 'B(a, c)' };
  return ratioIs(said, erlangB(LOAD, SERVERS), growth(totals));
};

const onAccount = (seed: number): Comparison[] => {
  const simulation = openWorld({
    ...TIMES,
    seed,
    quotas: { concurrentExecutions: SERVERS },
    functions: [
      called('f', callsAt(rate(5), laws['exponential']!)),
      called('g', callsAt(rate(3), laws['fixed']!)),
    ],
  });
  const names = ['f', 'g'];
  const totals = sampled(simulation, BATCHES, () =>
    names.map((name) => counts(simulation, name, 'Throttled')),
  );
  return names.map((name, i) =>
    ratioIs(
      { what: `the account’s concurrency, two functions: ${name} Throttled`, formula: 'B(a₁ + a₂, c)' },
      erlangB(8, SERVERS),
      growth(totals.map((both) => both[i] as readonly [number, number])),
    ),
  );
};

/** Erlang’s loss formula for connections, NAT gateways, reservations and the account. */
export const loss: Experiment = {
  title: 'What is full loses calls: Erlang B',
  setting: `Offered load a = ${LOAD}, c = ${SERVERS}: an ENI of ${SERVERS} connections with \`scaleOut: off\`, one connection per call; a NAT gateway of ${SERVERS} connections to a destination; reserved concurrency ${SERVERS}; an account of concurrency ${SERVERS}. ${BATCHES.count - 1} batches of 60 S, S = 10 s.`,
  source: 'Erlang 1917; insensitivity: Sevastyanov 1957; sharers: Wolff 1982 (PASTA)',
  compare: (seed) => [
    ...['exponential', 'fixed', 'lognormal'].flatMap((law) => onEni(seed, law)),
    ...onSharedEni(seed),
    ...onNat(seed),
    ...['exponential', 'uniform'].map((law) => onReservation(seed, law)),
    ...onAccount(seed),
  ],
};
