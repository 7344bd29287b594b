/** Invoke: one attempt, answered when it starts. Source: model rows R7, R20, R22. */
import type { Refusal } from '../../model/fleet.ts';
import { LATEST } from '../../model/world.ts';
import type { ControlPlane } from '../control-plane.ts';
import { AwsError } from '../errors.ts';
import type { Operation } from '../operation.ts';

/** Which version; null stands for `$LATEST`. */
export interface InvokeRequest {
  readonly functionName: string;
  readonly qualifier: string | null;
}

/** Answers when the invocation starts. */
export const invoke: Operation<InvokeRequest> = (control, { functionName, qualifier }, caller) => {
  control.authorize(caller, {
    action: 'lambda:InvokeFunction',
    functionName,
    qualifier,
    vpc: null,
    vpcConfigGiven: false,
  });
  const { world } = control;
  const reason = world.fleet.invoke(world.workload(functionName, qualifier ?? LATEST));
  if (reason === null) return { status: 200, body: {} };
  throw refusals[reason](control, functionName, qualifier);
};

const refusals: Record<Refusal, (control: ControlPlane, name: string, qualifier: string | null) => AwsError> =
  {
    Pending: () => new AwsError('wrongState', { state: 'Pending' }),
    Failed: () => new AwsError('wrongState', { state: 'Failed' }),
    Inactive: ({ world }) => new AwsError(world.context.parameters.inactiveInvokeError),
    NotFound: (control, name, qualifier) => new AwsError('notFound', { arn: control.arn(name, qualifier) }),
    Throttled: () => new AwsError('throttled'),
  };
