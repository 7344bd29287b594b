/** Invocations, one by one. */
import { sized, type Case } from '../case.ts';
import { exponential, FULL_AFTER, lognormal, runTraffic, type Load } from './traffic.ts';

const traffic = (name: string, load: Load, extra: Pick<Case, 'goal' | 'side'> = {}): Case => ({
  name,
  unit: 'invocations',
  clock: 'CPU',
  ...extra,
  run: (share) => runTraffic(atShare(load, share)),
});

/** Shorter, and lighter too: a full system is seen at any share. */
const atShare = ({ inFlight, duration, seconds }: Load, share: number): Load => ({
  inFlight: sized(inFlight, share),
  duration,
  seconds: Math.max(FULL_AFTER + 2, sized(seconds, share)),
});

export const dataPlaneCases: readonly Case[] = [
  traffic(
    'exact, dense: 65,000 in flight, exponential',
    { inFlight: 65_000, duration: exponential, seconds: 180 },
    { side: 'dense', goal: '≥ 25 M/s; ≥ 5 × std::priority_queue, ≥ 0.33 × the C++ wheel, ≥ 350 × SimPy' },
  ),
  traffic(
    'exact, sparse: 1,000 in flight, exponential',
    { inFlight: 1_000, duration: exponential, seconds: 3_600 },
    { side: 'sparse', goal: '≥ 10 M/s; ≥ 50 × SimPy' },
  ),
  traffic('exact, dense: 65,000 in flight, lognormal', {
    inFlight: 65_000,
    duration: lognormal,
    seconds: 180,
  }),
  traffic('exact, sparse: 1,000 in flight, lognormal', {
    inFlight: 1_000,
    duration: lognormal,
    seconds: 3_600,
  }),
];
