/** GetFunction and GetFunctionConfiguration: work in every state. Recorded answers. */
import { configurationOf, type FunctionConfiguration } from '../function-configuration.ts';
import type { ControlPlane } from '../control-plane.ts';
import type { Caller, Operation } from '../operation.ts';

/** Which version; null stands for `$LATEST`. */
export interface GetFunctionRequest {
  readonly functionName: string;
  readonly qualifier: string | null;
}

/** A function with what belongs to all its versions. */
export interface GetFunctionBody {
  readonly Configuration: FunctionConfiguration;
  readonly Code: { readonly RepositoryType: 'S3' };
  readonly Tags?: Readonly<Record<string, string>>;
  readonly Concurrency?: { readonly ReservedConcurrentExecutions: number };
}

/** Answers with the configuration, whatever the state. */
export const getFunctionConfiguration: Operation<GetFunctionRequest, FunctionConfiguration> = (
  control,
  request,
  caller,
) => {
  authorize(control, request, caller, 'lambda:GetFunctionConfiguration');
  return { status: 200, body: configuration(control, request) };
};

/** Answers with the configuration, the tags and the reserved concurrency. */
export const getFunction: Operation<GetFunctionRequest, GetFunctionBody> = (control, request, caller) => {
  authorize(control, request, caller, 'lambda:GetFunction');
  const Configuration = configuration(control, request);
  const { tags, latest } = control.find(request.functionName);
  const { reserved } = latest.workload.traits.concurrency;
  return {
    status: 200,
    body: {
      Configuration,
      Code: { RepositoryType: 'S3' },
      ...(tags.size === 0 ? {} : { Tags: Object.fromEntries(tags) }),
      ...(reserved === null ? {} : { Concurrency: { ReservedConcurrentExecutions: reserved } }),
    },
  };
};

const authorize = (
  control: ControlPlane,
  request: GetFunctionRequest,
  caller: Caller,
  action: string,
): void => control.authorize(caller, { action, ...request, vpc: null, vpcConfigGiven: false });

const configuration = (
  control: ControlPlane,
  { functionName, qualifier }: GetFunctionRequest,
): FunctionConfiguration => configurationOf(control, control.findVersion(functionName, qualifier), qualifier);
