/** The same work in other languages, in turns with ours. */
import { sized, type Case, type Sample } from '../case.ts';
import { missingSimpy, runSimpy } from '../peers/simpy.ts';
import { missingCompiler, runTwin } from '../peers/twin.ts';
import { FULL_AFTER } from './traffic.ts';

interface Loop {
  readonly name: string;
  readonly missing: () => string | null;
  readonly run: (inFlight: number, seconds: number) => Sample;
}

const heap: Loop = {
  name: 'C++ std::priority_queue',
  missing: missingCompiler,
  run: (inFlight, seconds) => runTwin('heap', inFlight, seconds),
};
const wheel: Loop = {
  name: 'C++ wheel',
  missing: missingCompiler,
  run: (inFlight, seconds) => runTwin('wheel', inFlight, seconds),
};
const simpy: Loop = { name: 'SimPy', missing: missingSimpy, run: runSimpy };

/** The slower, the shorter: what counts is the time per invocation. */
const peer = (
  side: 'dense' | 'sparse',
  inFlight: number,
  { name, missing, run }: Loop,
  seconds: number,
): Case => ({
  name: `${name}, ${inFlight.toLocaleString('en')} in flight`,
  unit: 'invocations',
  clock: 'CPU',
  side,
  missing,
  run: (share) => run(sized(inFlight, share), Math.max(FULL_AFTER + 2, sized(seconds, share))),
});

const holdQueue: Case = {
  name: 'C++ std::priority_queue, hold model, 100,000 pending',
  unit: 'events',
  clock: 'CPU',
  side: 'hold model, 100,000 pending',
  missing: missingCompiler,
  run: (share) => runTwin('hold', 100_000, sized(2_000_000, share)),
};

export const peerCases: readonly Case[] = [
  holdQueue,
  peer('dense', 65_000, heap, 60),
  peer('dense', 65_000, wheel, 180),
  peer('dense', 65_000, simpy, FULL_AFTER + 2),
  peer('sparse', 1_000, heap, 1_800),
  peer('sparse', 1_000, wheel, 3_600),
  peer('sparse', 1_000, simpy, 200),
];
