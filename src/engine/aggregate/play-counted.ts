import type { Stream } from '../../kernel/random.ts';
import type { Fleet } from '../../model/fleet.ts';
import type { Workload } from '../../model/workload.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { EngineContext } from '../engine-context.ts';
import { CountedPlayer } from './counted-player.ts';
import { CountFlow } from './flow-counts.ts';
import { RateFlow } from './flow-rate.ts';
import type { Flow } from './flow.ts';
import type { CountableTraffic } from './load.ts';
import type { MinuteGrid } from './minute-grid.ts';
import type { survivals } from './survival.ts';

interface Surroundings {
  readonly workload: Workload;
  readonly fleet: Fleet;
  readonly grid: MinuteGrid;
  readonly context: EngineContext;
  readonly scenario: Scenario;
  readonly survivalOf: ReturnType<typeof survivals>;
}

/** Sets the traffic of one version going, counted. */
export const playCounted = (
  traffic: CountableTraffic,
  { workload, fleet, grid, context, scenario, survivalOf }: Surroundings,
): void => {
  const { functionName, version } = workload;
  const stream = context.streams.stream('arrivals', functionName, version);
  const fates = context.streams.stream('counted', functionName, version);
  const survival = survivalOf(traffic.duration);
  const staff = { workload, fleet, context, survival, stream: fates };
  const flow = flowOf(traffic, stream, scenario);
  new CountedPlayer(staff, flow, grid, context, scenario.durationMs).start();
};

const flowOf = (traffic: CountableTraffic, stream: Stream, scenario: Scenario): Flow =>
  traffic.form === 'rate'
    ? new RateFlow(traffic.rate, stream, scenario)
    : new CountFlow(traffic.counts, stream, scenario);
