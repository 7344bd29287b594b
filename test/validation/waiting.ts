/** Environments that miss their connection wait for it as long as they live: a queue in which patience is service. */
import { SECOND } from '../../src/kernel/time.ts';
import { ratioIs, meanIs } from './comparison.ts';
import type { Experiment } from './experiment.ts';
import { poisson, poissonTail, sum } from './formulas.ts';
import { called, callsAt, keyOf, laws, openWorld, S, sampled, until, workloadOf } from './worlds.ts';

const LOAD = 8;
const ROOM = 10;
const BATCHES = { first: 20 * S, every: 40 * S, count: 500 };

/** The mean of (N − c)⁺. */
const meanBeyond = (): number =>
  sum(poisson(LOAD, 100).map((probability, n) => probability * Math.max(0, n - ROOM)));

/** Missing connections and shortage: the environments are an M/G/∞ of which c have a connection. */
export const waiting: Experiment = {
  title: 'Environments that miss a connection',
  setting: `One connection per environment, \`environmentKeepAlive: 0s\`, an ENI of c = ${ROOM} connections, \`scaleOut: off\`, λS = ${LOAD}, S = 10 s (exponential): as many environments as calls. ${BATCHES.count - 1} batches of 40 S.`,
  source:
    'Palm 1957; Garnett, Mandelbaum, Reiman, *M&SOM* 4 (2002): Erlang A with patience like service; Wolff 1982',
  compare: (seed) => {
    const simulation = openWorld({
      seed,
      durationMs: until(BATCHES.first, BATCHES.every, BATCHES.count),
      parameters: { scaleOut: false, maxConnectionsPerEni: ROOM, environmentKeepAlive: 0 },
      functions: [
        called('f', callsAt(LOAD / (S / SECOND), laws['exponential']!), {
          connections: { perEnvironment: 1, perInvocation: 0 },
        }),
      ],
    });
    const workload = workloadOf(simulation, 'f');
    const seen = sampled(simulation, BATCHES, () => {
      const { connections } = keyOf(simulation);
      const over = workload.failed.ConnectTimeout + workload.succeeded;
      return {
        missing: connections.missing,
        shortMs: connections.shortageUntil(simulation.now),
        refused: connections.refused,
        failed: workload.failed.ConnectTimeout,
        total: workload.total,
        over,
      };
    });
    type Seen = (typeof seen)[number];
    const growth = (of: (at: Seen) => number): number[] =>
      seen.slice(1).map((now, i) => of(now) - of(seen[i] as Seen));
    const shares = (part: (at: Seen) => number, whole: (at: Seen) => number) => {
      const wholes = growth(whole);
      return growth(part).map((one, i) => [one, wholes[i] as number] as const);
    };
    const full = poissonTail(LOAD, ROOM);
    return [
      ratioIs(
        { what: 'connections refused per call', formula: 'P(N ≥ c)' },
        full,
        shares(
          ({ refused }) => refused,
          ({ total }) => total,
        ),
      ),
      ratioIs(
        { what: 'calls that end in ConnectTimeout', formula: 'P(N ≥ c)' },
        full,
        shares(
          ({ failed }) => failed,
          ({ over }) => over,
        ),
      ),
      meanIs(
        { what: 'share of time with a shortage', formula: 'P(N > c)' },
        poissonTail(LOAD, ROOM + 1),
        growth(({ shortMs }) => shortMs / BATCHES.every),
      ),
      meanIs(
        { what: 'connections missing', formula: 'E (N − c)⁺' },
        meanBeyond(),
        seen.map(({ missing }) => missing),
      ),
    ];
  },
};
