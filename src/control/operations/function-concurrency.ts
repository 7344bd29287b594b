/**
 * Reserved concurrency. Source: Lambda Developer Guide, "Configuring reserved concurrency for a function"; recorded
 * answers. At least 100 must be left for the functions without a reservation (Lambda quotas page).
 */
import type { ControlPlane } from '../control-plane.ts';
import { AwsError } from '../errors.ts';
import type { Caller, Operation } from '../operation.ts';

/** Which function. */
export interface FunctionConcurrencyRequest {
  readonly functionName: string;
}
/** Which function, and how much is reserved for it. */
export interface PutFunctionConcurrencyRequest extends FunctionConcurrencyRequest {
  readonly reservedConcurrentExecutions: number;
}
/** The reservation of a function; absent when there is none. */
export interface FunctionConcurrencyBody {
  readonly ReservedConcurrentExecutions?: number;
}

const LEAST_UNRESERVED = 100;

/** Sets the reservation; 0 stops the function. */
export const putFunctionConcurrency: Operation<PutFunctionConcurrencyRequest, FunctionConcurrencyBody> = (
  control,
  { functionName, reservedConcurrentExecutions: reserved },
  caller,
) => {
  const found = find(control, functionName, caller, 'lambda:PutFunctionConcurrency');
  const { concurrency } = control.world;
  const before = found.latest.workload.traits.concurrency.reserved ?? 0;
  const left = concurrency.unreserved + before - reserved;
  // Giving some back is never refused.
  if (left < LEAST_UNRESERVED && reserved > before) {
    throw new AwsError('unreservedTooLow', { least: LEAST_UNRESERVED });
  }
  return {
    status: 200,
    body: { ReservedConcurrentExecutions: reserved },
    afterwards: () => control.world.reserveConcurrency(found, reserved),
  };
};

/** Answers with the reservation. */
export const getFunctionConcurrency: Operation<FunctionConcurrencyRequest, FunctionConcurrencyBody> = (
  control,
  { functionName },
  caller,
) => {
  const found = find(control, functionName, caller, 'lambda:GetFunctionConcurrency');
  const { reserved } = found.latest.workload.traits.concurrency;
  return { status: 200, body: reserved === null ? {} : { ReservedConcurrentExecutions: reserved } };
};

/** Gives the reservation back. */
export const deleteFunctionConcurrency: Operation<FunctionConcurrencyRequest, null> = (
  control,
  { functionName },
  caller,
) => {
  const found = find(control, functionName, caller, 'lambda:DeleteFunctionConcurrency');
  return { status: 204, body: null, afterwards: () => control.world.reserveConcurrency(found, null) };
};

const find = (control: ControlPlane, functionName: string, caller: Caller, action: string) => {
  control.authorize(caller, { action, functionName, vpc: null, vpcConfigGiven: false });
  return control.find(functionName);
};
