/** DeleteFunction, whole or one version: accepted in every state. Source: model row R14. */
import { LATEST } from '../../model/world.ts';
import { AwsError } from '../errors.ts';
import type { Operation } from '../operation.ts';

/** Which function, or which version of it. */
export interface DeleteFunctionRequest {
  readonly functionName: string;
  /** Null: the function with all its versions. */
  readonly qualifier: string | null;
}

/** Lets go of every hold at once. */
export const deleteFunction: Operation<DeleteFunctionRequest, null> = (
  control,
  { functionName, qualifier },
  caller,
) => {
  control.authorize(caller, {
    action: 'lambda:DeleteFunction',
    functionName,
    qualifier,
    vpc: null,
    vpcConfigGiven: false,
  });
  const { world } = control;
  const found = control.find(functionName);
  if (qualifier === null) return { status: 204, body: null, afterwards: () => world.removeFunction(found) };
  if (qualifier === LATEST) throw new AwsError('latestOnly');
  control.findVersion(functionName, qualifier);
  return { status: 204, body: null, afterwards: () => world.removeVersion(found, qualifier) };
};
