/** GetFunctionConfiguration: works in every state. */
import type { Operation } from '../control-plane.ts';
import { configurationOf } from '../function-configuration.ts';

/** Which version; null stands for `$LATEST`. */
export interface GetFunctionRequest {
  readonly functionName: string;
  readonly qualifier: string | null;
}

/** Answers with the configuration, whatever the state. */
export const getFunctionConfiguration: Operation<GetFunctionRequest> = (
  control,
  { functionName, qualifier },
  caller,
) => {
  control.authorize(caller, {
    action: 'lambda:GetFunctionConfiguration',
    functionName,
    qualifier,
    vpc: null,
    vpcConfigGiven: false,
  });
  const version = control.findVersion(functionName, qualifier);
  return { status: 200, body: configurationOf(version, control.arn(functionName, qualifier)) };
};
