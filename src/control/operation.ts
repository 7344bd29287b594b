/** What every operation of the control plane has in common. */
import type { ControlPlane } from './control-plane.ts';

/** Who calls: a principal of the account, or null for one that is allowed everything. */
export type Caller = string | null;

/** What an operation answers, and what happens right after the answer is given. */
export interface Reply<B> {
  readonly status: number;
  readonly body: B;
  readonly afterwards?: () => void;
}

/** What an operation does: checks, then effects; throws AwsError to refuse. */
export type Operation<R, B = object> = (control: ControlPlane, request: R, caller: Caller) => Reply<B>;
