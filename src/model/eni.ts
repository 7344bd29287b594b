/** A Hyperplane ENI: its lifecycle table and its record. Source: model rows R3, R5, R16, R24. */
import { defineLifecycle, type StateOf } from '../kernel/lifecycle.ts';
import { NO_HANDLE } from '../kernel/event-queue.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Stream } from '../kernel/random.ts';
import type { Key } from './key.ts';

/**
 * Every phase of an ENI. `usable`: carries new connections. `attached`: EC2 shows it `in-use`, and a new holder can
 * take it back. `live`: it takes an address and quota.
 */
export const eniLifecycle = defineLifecycle({
  name: 'ENI',
  states: {
    creating: { usable: false, attached: false, live: true, on: { ready: 'inUse' } },
    inUse: { usable: true, attached: true, live: true, on: { drain: 'draining', release: 'releasing' } },
    draining: { usable: false, attached: true, live: true, on: { takeBack: 'inUse', release: 'releasing' } },
    releasing: { usable: false, attached: true, live: true, on: { takeBack: 'inUse', detach: 'detached' } },
    detached: { usable: false, attached: false, live: true, on: { delete: 'deleted', orphan: 'orphaned' } },
    orphaned: { usable: false, attached: false, live: true, on: { delete: 'deleted' } },
    deleted: { usable: false, attached: false, live: false, on: {} },
  },
});
/** A phase of an ENI. */
export type EniPhase = StateOf<typeof eniLifecycle>;

/** One Hyperplane ENI. */
export class Eni {
  phase: EniPhase = 'creating';
  connections = 0;
  /** The pending timer of the current phase, to be cancelled at a change of mind. */
  timer = NO_HANDLE;
  recycleTimer = NO_HANDLE;
  releasedSince: Milliseconds = 0;
  goneAt: Milliseconds = 0;
  /** The roles of the holders when the release began: one of them must allow the deletion. */
  releasedBy: readonly (string | null)[] = [];
  constructor(
    readonly id: string,
    readonly key: Key,
    /** 1 for the first ENI ever made for the key. */
    readonly ordinal: number,
    /** Of this ENI's delays. */
    readonly stream: Stream,
    /** The function that first needed it: EC2 shows its name. */
    readonly madeFor: string,
    /** Its place among the subnet's addresses. */
    readonly address: number,
  ) {}
  get usable(): boolean {
    return eniLifecycle.flagsOf(this.phase).usable;
  }
}
