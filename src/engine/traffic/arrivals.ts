import type { ArrivalSource } from '../../kernel/arrival-lanes.ts';
import type { TrafficSpec } from '../../scenario/scenario.ts';
import { CountArrivals } from './counts.ts';
import { CronArrivals } from './cron.ts';
import { ListArrivals } from './list.ts';
import { RateArrivals } from './rate.ts';
import type { RunWindow, Uniforms } from './source.ts';

/** The traffic that arrives one invocation at a time: all of it but concurrency, which `ConcurrencyCurve` tells. */
export type ArrivalTraffic = Exclude<TrafficSpec, { readonly form: 'concurrency' }>;

type Forms = { readonly [T in ArrivalTraffic as T['form']]: T };
type Form = keyof Forms;
type Make<F extends Form> = (traffic: Forms[F], stream: Uniforms, run: RunWindow) => ArrivalSource;

/** One line per form. */
const sources: { readonly [F in Form]: Make<F> } = {
  rate: ({ rate }, stream, run) => new RateArrivals(rate, stream, run),
  cron: ({ cron }, _stream, run) => new CronArrivals(cron, run),
  invocations: ({ atMs }, _stream, run) => new ListArrivals(atMs, run),
  counts: ({ counts }, stream, run) => new CountArrivals(counts, stream, run),
};

/**
 * The arrivals of one function's traffic: whole milliseconds in [0, durationMs), never decreasing, then Infinity
 * for ever. They depend on the traffic and the stream alone; each random arrival costs one uniform number, and what
 * comes later in the traffic changes nothing before it. Throws InvariantError for cron without a start.
 */
export function arrivalSource<F extends Form>(
  traffic: Forms[F] & { readonly form: F },
  stream: Uniforms,
  run: RunWindow,
): ArrivalSource {
  return sources[traffic.form](traffic, stream, run);
}
