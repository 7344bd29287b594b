/** Everything that the event queue may hold: the model's causes, and the scenario's. */
import type { ModelEvent } from '../model/context.ts';
import type { Subnet } from '../model/network.ts';
import type { FunctionSpec, TimelineEntry } from '../scenario/scenario.ts';
import type { MinuteGrid, Stepper } from './aggregate/minute-grid.ts';
import type { CurvePlayer } from './curve-player.ts';

/** What the scenario has planned. */
export type ScenarioEvent =
  | { readonly cause: 'scenario.usedIps'; readonly subnet: Subnet; readonly ips: number }
  | { readonly cause: 'scenario.create'; readonly spec: FunctionSpec }
  | { readonly cause: 'scenario.timeline'; readonly entry: TimelineEntry }
  | { readonly cause: 'deploy.proceed' }
  | { readonly cause: 'curve.change'; readonly player: CurvePlayer }
  | { readonly cause: 'curve.point'; readonly player: CurvePlayer }
  | { readonly cause: 'traffic.step'; readonly stepper: Stepper }
  | { readonly cause: 'traffic.minute'; readonly grid: MinuteGrid };
/** An event of the queue. */
export type EngineEvent = ModelEvent | ScenarioEvent;
