/** Deploys: so many creations at once, EC2’s bucket, and the queue that forms when creations come at random. */
import type { Distribution } from '../../src/kernel/distribution.ts';
import { Streams } from '../../src/kernel/random.ts';
import { MINUTE, SECOND, type Milliseconds } from '../../src/kernel/time.ts';
import type { Fact, FactName } from '../../src/model/facts.ts';
import type { DeploySpec } from '../../src/scenario/scenario.ts';
import { meanIs, meanOf, same, type Comparison } from './comparison.ts';
import type { Experiment } from './experiment.ts';
import { erlangC } from './formulas.ts';
import { called, openWorld } from './worlds.ts';

const DELAY = 210 * SECOND;
const all: DeploySpec = { parallelism: null, ec2CreateEni: null };

/** Creates a function with a key of its own at each time; when facts of one name happened, in order. */
const deploy = (
  seed: number,
  creates: readonly Milliseconds[],
  spec: DeploySpec,
  eniCreateDelay: Distribution,
): ((fact: FactName) => Milliseconds[]) => {
  const facts: Fact[] = [];
  const simulation = openWorld(
    {
      seed,
      groups: creates.length,
      durationMs: (creates.at(-1) ?? 0) + creates.length * 3 * DELAY,
      parameters: { eniCreateDelay, idleReclaimAfter: 1e12 },
      deploy: spec,
      functions: creates.map((create, group) => called(`f-${group}`, null, { group, create })),
    },
    { onFact: (fact) => facts.push(fact) },
  );
  while (!simulation.advance(1_000_000));
  return (name) => facts.filter(({ fact }) => fact === name).map(({ at }) => at);
};

const atOnce = (count: number): number[] => Array<number>(count).fill(0);

const compareMakespans = (seed: number): Comparison => {
  const parallelism = [1, 7, 10, 50, 130];
  const last = parallelism.map((p) =>
    Math.max(
      ...deploy(seed, atOnce(130), { ...all, parallelism: p }, { fixed: DELAY })('function.activated'),
    ),
  );
  const theory = parallelism.map((p) => (Math.ceil(130 / p) * DELAY) / SECOND);
  const what = 'seconds until 130 functions are Active, 1, 7, 10, 50, all at once';
  return same(
    { what, formula: '⌈n / p⌉ · d' },
    theory,
    last.map((ms) => ms / SECOND),
  );
};

const compareBucket = (seed: number): Comparison => {
  const spec = { ...all, ec2CreateEni: { bucket: 20, perSecond: 4, giveUpAfterMs: Infinity } };
  const ready = deploy(seed, atOnce(100), spec, { fixed: DELAY })('eni.attached');
  const theory = ready.map((_, i) => DELAY / SECOND + Math.max(0, (i + 1 - 20) / 4));
  const what = 'when each of 100 ENIs is ready, EC2’s bucket of 20 and 4 a second';
  return same(
    { what, formula: 'd + (i − b)⁺ / r' },
    theory,
    ready.map((ms) => ms / SECOND),
  );
};

const CUSTOMERS = 250;
const BATCHES = 40;
const WARM_UP = 1;

/** Creations come as a Poisson process: what is made of their waiting times in seconds, averaged over batches. */
const waits = (
  seed: number,
  parallelism: number,
  load: number,
  delay: Distribution,
): ((of: (wait: number) => number) => number[]) => {
  const stream = new Streams(seed).stream('creates', parallelism);
  let at = 0;
  const creates = Array.from({ length: CUSTOMERS * (BATCHES + WARM_UP) }, () => {
    at -= (DELAY / load) * Math.log(stream.uniform());
    return Math.round(at);
  });
  const started = deploy(seed, creates, { ...all, parallelism }, delay)('function.created');
  const each = started.map((start, i) => (start - (creates[i] as number)) / SECOND);
  return (of) =>
    Array.from({ length: BATCHES }, (_, batch) => {
      const from = (batch + WARM_UP) * CUSTOMERS;
      return meanOf(each.slice(from, from + CUSTOMERS).map(of));
    });
};

const compareQueues = (seed: number): Comparison[] => {
  const d = DELAY / SECOND;
  const seconds = (wait: number): number => wait;
  const waited = (wait: number): number => (wait > 0 ? 1 : 0);
  const threeAtATime = waits(seed, 3, 2, { exponential: { mean: DELAY } });
  return [
    meanIs(
      { what: 'one at a time, fixed delay, ρ = 0.5: mean wait in s', formula: 'ρd / 2(1 − ρ)' },
      d / 2,
      waits(seed, 1, 0.5, { fixed: DELAY })(seconds),
    ),
    meanIs(
      { what: 'one at a time, uniform delay, ρ = 0.5: mean wait in s', formula: 'λE[d²] / 2(1 − ρ)' },
      (2 * d) / 3,
      waits(seed, 1, 0.5, { uniform: { min: 0, max: 2 * DELAY } })(seconds),
    ),
    meanIs(
      { what: 'three at a time, exponential delay, a = 2: share that waits', formula: 'C(a, p)' },
      erlangC(2, 3),
      threeAtATime(waited),
    ),
    meanIs(
      { what: 'three at a time, exponential delay, a = 2: mean wait in s', formula: 'C(a, p) d / (p − a)' },
      erlangC(2, 3) * d,
      threeAtATime(seconds),
    ),
  ];
};

/** Makespans and throttles exactly, waiting times by Pollaczek–Khinchine and Erlang C. */
export const deploys: Experiment = {
  title: 'Deploys',
  setting: `A key for each function, creation delay ${DELAY / MINUTE} min. First all creates at 0; then creates as a Poisson process: ${BATCHES} batches of ${CUSTOMERS}.`,
  source: 'Pollaczek 1930, Khinchine 1932 (M/G/1); Erlang 1917 (M/M/c)',
  compare: (seed) => [compareMakespans(seed), compareBucket(seed), ...compareQueues(seed)],
};
