/** TagResource of a function. Source: model row R10. */
import { refuseWhileUpdating } from '../guards.ts';
import type { Operation } from '../operation.ts';

/** Which function, and the tags to add or to change. */
export interface TagResourceRequest {
  readonly functionName: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Tags are shown by GetFunction, and do nothing else. */
export const tagResource: Operation<TagResourceRequest, null> = (control, { functionName, tags }, caller) => {
  control.authorize(caller, { action: 'lambda:TagResource', functionName, vpc: null, vpcConfigGiven: false });
  const found = control.find(functionName);
  refuseWhileUpdating(control, found.latest);
  for (const [key, value] of Object.entries(tags)) found.tags.set(key, value);
  return { status: 204, body: null };
};
