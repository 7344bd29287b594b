/** The answers of `heni iam` for scripts. */
import type { Decider } from '../../iam/decision.ts';
import { grantedToCode } from './iam-deny.ts';
import type { Answer } from './iam-questions.ts';
import type { Subject } from './iam-subject.ts';

/** One JSON document, with its keys in a fixed order; of several that ask, each answer has its principal. */
export const answersJson = (answers: readonly Answer[], [first, ...others]: Asking): string => {
  const { kind, name, identity } = first;
  const as = others.length === 0 ? { kind, name, arn: identity.principal } : { kind, name: null, arn: null };
  const document = {
    schemaVersion: 1,
    as,
    answers: answers.map(({ action, target, subject, decision, needs }) => ({
      principal: subject.identity.principal,
      action,
      resource: decision.request.resource,
      function: target?.name ?? null,
      vpc: target?.vpc ?? null,
      allowed: decision.allowed,
      outcome: decision.outcome,
      decidedBy: decision.decidedBy && placed(subject)(decision.decidedBy),
      lacking: decision.lacking,
      context: decision.request.context,
      statements: decision.statements.map(placed(subject)),
      findings: decision.findings,
      needs: needs.map(({ request, allowed }) => ({
        action: request.action,
        resource: request.resource,
        allowed,
      })),
    })),
    denyForCode: grantedToCode(answers),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

/** Who is asked about, one or those of a pattern. */
export type Asking = readonly [Subject, ...Subject[]];

const placed =
  ({ locate }: Subject) =>
  <T extends Decider>(one: T): T & { readonly at: ReturnType<typeof locate> } => ({
    ...one,
    at: locate(one),
  });
