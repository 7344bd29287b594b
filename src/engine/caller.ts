/**
 * Who does what the timeline says, and with patience: deployment tools go on trying while something is in use or under
 * way. Source: the providers of Terraform and CloudFormation; the interval is ours.
 */
import type { ControlPlane } from '../control/control-plane.ts';
import { SECOND } from '../kernel/time.ts';
import { ranks } from '../model/context.ts';
import type { TimelineEntry } from '../scenario/scenario.ts';
import type { EngineContext } from './engine-context.ts';
import type { Journal } from './journal.ts';
import { executeEntry } from './timeline.ts';

/** From one attempt to the next. */
const RETRY_EVERY = 10 * SECOND;
/** What goes by: a thing in use, a change under way. */
const passing: ReadonlySet<string> = new Set(['DependencyViolation', 'ResourceConflictException']);
const none: ReadonlySet<string> = new Set();

/** Does the entries of a timeline. */
export class Caller {
  /** The one that is being done. */
  entry: TimelineEntry | null = null;
  #isPostponed = false;

  constructor(
    readonly control: ControlPlane,
    readonly context: EngineContext,
    journal: Journal,
  ) {
    journal.on('operation.postponed', () => (this.#isPostponed = true));
  }

  /** One attempt; while there is time for another, a passing refusal is none. */
  call(entry: TimelineEntry): void {
    const again = this.context.now + RETRY_EVERY;
    this.entry = entry;
    this.#isPostponed = false;
    this.control.passing = again <= entry.atMs + (entry.retryForMs ?? 0) ? passing : none;
    executeEntry(this.control, entry);
    this.control.passing = none;
    this.entry = null;
    if (this.#isPostponed)
      this.context.schedule(again, ranks.timeline, { cause: 'scenario.timeline', entry });
  }
}
