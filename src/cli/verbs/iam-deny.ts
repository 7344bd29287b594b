import { deniedToCode, denyForCode } from '../../iam/implicit-grant.ts';
import type { PolicyJson } from '../../iam/policy-schema.ts';
import type { Answer } from './iam-questions.ts';

const stoppable: readonly string[] = deniedToCode;

/** The policy that would stop the code of the functions that may do what only Lambda needs to; null where none may. */
export const grantedToCode = (answers: readonly Answer[]): PolicyJson | null => {
  const granted = answers.filter(
    ({ action, decision, subject }) =>
      subject.kind === 'function' && decision.allowed && stoppable.includes(action),
  );
  const [first] = granted;
  if (first === undefined) return null;
  return denyForCode(first.place, [...new Set(granted.map(({ subject }) => subject.name))]);
};
