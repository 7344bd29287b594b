import type { Stream } from '../../kernel/random.ts';
import type { Context } from '../../model/context.ts';
import type { Fleet } from '../../model/fleet.ts';
import type { Workload } from '../../model/workload.ts';
import type { Survival } from './survival.ts';

/** What all environments of one version's counted traffic have in common. */
export interface Staff {
  readonly workload: Workload;
  readonly fleet: Fleet;
  readonly context: Context;
  readonly survival: Survival;
  /** What becomes of the arrivals is drawn from here; one stream, as thousands of versions take turns. */
  readonly stream: Stream;
}
