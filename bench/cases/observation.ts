/** What it costs to be heard: facts told to nobody, to the engine's own measures, and to a listener. */
import { Journal } from '../../src/engine/journal.ts';
import { simulate, type SimulationOptions } from '../../src/engine/simulation.ts';
import { sized, timed, type Case } from '../case.ts';
import { movingFunctions } from './control-plane.ts';
import { exponential, FULL_AFTER, runTraffic } from './traffic.ts';

const listener = (): { readonly onFact: () => void; readonly heard: () => number } => {
  let heard = 0;
  return { onFact: () => (heard += 1), heard: () => heard };
};

const dense = (name: string, isHeard: boolean): Case => ({
  name: `dense traffic, ${name}`,
  unit: 'invocations',
  clock: 'CPU',
  side: 'observation of traffic',
  run: (share) => {
    const seconds = Math.max(FULL_AFTER + 2, sized(120, share));
    const { onFact, heard } = listener();
    const load = { inFlight: sized(65_000, share), duration: exponential, seconds };
    const { figures, ...sample } = runTraffic(load, isHeard ? onFact : undefined);
    return { ...sample, figures: { ...figures, 'facts heard': heard() } };
  },
});

const operations = (name: string, how: 'silent' | 'unheard' | 'heard', goal?: string): Case => ({
  name: `1,000 live entities, ${name}`,
  unit: 'events',
  clock: 'CPU',
  side: 'observation of operations',
  ...(goal === undefined ? {} : { goal }),
  run: (share) => {
    const plan = movingFunctions(1_000, sized(20_000, share));
    const { onFact, heard } = listener();
    const options: SimulationOptions = how === 'heard' ? { onFact } : {};
    const { value, seconds } = timed(() =>
      how === 'silent' ? withoutJournal(() => simulate(plan)) : simulate(plan, options),
    );
    return {
      units: value.events,
      seconds,
      simulatedSeconds: value.simulatedSeconds,
      figures: { 'facts heard': heard() },
    };
  },
});

/** Nothing in a simulation waits for the journal: what happens is the same without it, the result is not. */
const withoutJournal = <T>(work: () => T): T => {
  const record = Object.getOwnPropertyDescriptor(Journal.prototype, 'record') ?? {};
  Journal.prototype.record = () => {};
  try {
    return work();
  } finally {
    Object.defineProperty(Journal.prototype, 'record', record);
  }
};

export const observationCases: readonly Case[] = [
  dense('no listener', false),
  dense('a listener of every fact', true),
  operations('journal and measures taken out', 'silent'),
  operations('no listener', 'unheard', 'observation off ≤ 2 %'),
  operations('a listener of every fact', 'heard'),
];
