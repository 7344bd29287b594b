/**
 * The states of a function version and of its updates, as tables.
 * Source: Lambda user guide, "Lambda function states"; model rows R6–R12, R19, R20.
 */
import { defineLifecycle, type StateOf } from '../kernel/lifecycle.ts';
import type { Lack } from './network.ts';

/** The State of a version; `invocable`: it takes invocations. */
export const stateLifecycle = defineLifecycle({
  name: 'State',
  states: {
    Pending: { invocable: false, on: { activate: 'Active', fail: 'Failed', giveUp: 'Inactive' } },
    Active: { invocable: true, on: { idle: 'Inactive' } },
    Inactive: { invocable: false, on: { restore: 'Pending' } },
    Failed: { invocable: false, on: {} },
  },
});
/** A State. */
export type FunctionState = StateOf<typeof stateLifecycle>;

/** The LastUpdateStatus of a version. */
export const updateLifecycle = defineLifecycle({
  name: 'LastUpdateStatus',
  states: {
    Successful: { on: { start: 'InProgress' } },
    InProgress: { on: { succeed: 'Successful', fail: 'Failed' } },
    Failed: { on: { start: 'InProgress' } },
  },
});
/** A LastUpdateStatus. */
export type LastUpdateStatus = StateOf<typeof updateLifecycle>;

/** Why a state or an update is as it is: those of Lambda's StateReasonCode that the model knows. */
export type ReasonCode = Lack | 'Idle' | 'Creating' | 'Restoring' | 'InternalError';
