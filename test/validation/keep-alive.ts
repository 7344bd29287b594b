/** How many environments there are, and how often a call has to open one. */
import { MINUTE, SECOND, type Milliseconds } from '../../src/kernel/time.ts';
import { same, shareIs, type Comparison } from './comparison.ts';
import type { Experiment } from './experiment.ts';
import { called, callsAt, laws, openOn, openWorld, workloadOf } from './worlds.ts';

const CALLS = 6000;
const KEEP = 7 * MINUTE;
const perEnvironment = { connections: { perEnvironment: 1, perInvocation: 0 } };

/** Calls so short that they do not meet: each finds the environment of the last one, or none. */
const compareColdStarts = (seed: number, meanGap: Milliseconds): Comparison => {
  const simulation = openWorld({
    seed,
    durationMs: (CALLS + 1000) * meanGap,
    parameters: { environmentKeepAlive: KEEP },
    functions: [called('f', callsAt(SECOND / meanGap, { fixed: 1 }), perEnvironment)],
  });
  const workload = workloadOf(simulation, 'f');
  let cold = 0;
  while (workload.total < CALLS) {
    const before = openOn(simulation);
    simulation.advance(1);
    if (openOn(simulation) > before) cold += 1;
  }
  const what = `cold starts, a call every ${meanGap / MINUTE} min on average`;
  return shareIs({ what, formula: 'e^(−λK)' }, Math.exp(-KEEP / meanGap), cold, CALLS);
};

/** Reused last in first out, the environments are as many as were busy at once within the last K: pathwise. */
const compareNumbers = (seed: number): Comparison => {
  const keep = 20 * SECOND;
  const simulation = openWorld({
    seed,
    durationMs: 10 * MINUTE,
    parameters: { environmentKeepAlive: keep },
    functions: [called('f', callsAt(1, laws['exponential']!), perEnvironment)],
  });
  const workload = workloadOf(simulation, 'f');
  /** The running calls after each instant at which something happened. */
  const path: { at: Milliseconds; running: number }[] = [{ at: 0, running: 0 }];
  const theory: number[] = [];
  const simulated: number[] = [];
  for (let at = 1; at < 10 * MINUTE; at++) {
    simulation.advanceTo(at);
    if (workload.inFlight !== path.at(-1)?.running) path.push({ at, running: workload.inFlight });
    while (path.length > 1 && (path[1]?.at ?? at) <= at - keep) path.shift();
    if (at % 100 !== 0) continue;
    theory.push(Math.max(...path.map(({ running }) => running)));
    simulated.push(openOn(simulation));
  }
  return same(
    { what: 'environments, K = 20 s, every 100 ms', formula: 'max N over (t − K, t]' },
    theory,
    simulated,
  );
};

/** The number of environments that the keep-alive leaves, and the cold starts that it saves. */
export const keepAlive: Experiment = {
  title: 'Environments that are kept',
  setting: `${CALLS} calls of 1 ms, \`environmentKeepAlive: 7m\`; then a call a second of mean duration 10 s (exponential) for 10 minutes.`,
  source: 'exponential gaps; the second is a property of reuse in last in, first out order',
  compare: (seed) => [
    ...[3, 7, 20].map((minutes) => compareColdStarts(seed, minutes * MINUTE)),
    compareNumbers(seed),
  ],
};
