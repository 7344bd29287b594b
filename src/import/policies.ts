/** What policies say of ENIs, as plain JSON; the same for every kind of input. */
import type { PolicyRef } from '../scenario/schema-roles.ts';

const VERSION = '2012-10-17';

/** Whether the action of a statement may be one of EC2. */
export const reachesEc2 = (action: string): boolean => /^([*?]|e[*?]|ec[*?]|ec2[:*?])/i.test(action);

/** Whether a statement reaches into EC2, or is about all actions. */
export const isAboutEnis = (statement: object): boolean => {
  const { Action, NotAction }: { Action?: unknown; NotAction?: unknown } = statement;
  return NotAction !== undefined || [Action].flat().some((one) => typeof one === 'string' && reachesEc2(one));
};

/** The policy of those statements that can decide about ENIs; none where there are none. */
export const eniPolicy = (statements: readonly object[], Version = VERSION): PolicyRef[] => {
  const Statement = statements.filter(isAboutEnis);
  return Statement.length === 0 ? [] : [{ Version, Statement }];
};

/** Allows everything. */
const everything: PolicyRef = {
  Version: VERSION,
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/** What a policy that is not known is taken for. */
export interface Instead {
  readonly policies: readonly PolicyRef[];
  readonly consequence: string;
}
/** Of a role: a missing permission would be a claim. */
export const granting: Instead = {
  policies: ['AWSLambdaVPCAccessExecutionRole'],
  consequence: 'taken to allow what Lambda needs for ENIs, and to deny nothing',
};
/** Of a boundary. */
export const limiting: Instead = { policies: [everything], consequence: 'taken to limit nothing' };
/** Of a policy that a role loses. */
export const losing: Instead = { policies: [], consequence: 'taken to have granted nothing of ENIs' };

/**
 * The boundary of a role that has one, of what was read of it with `limiting`; null for one that is not known. A document
 * that says nothing of ENIs allows none of their actions.
 */
export const boundaryOf = (policies: readonly PolicyRef[]): PolicyRef | null => {
  const [limit = { Version: VERSION, Statement: [] }] = policies;
  return policies.includes(everything) ? null : limit;
};

/** The statements of a document that is given as a text. */
export const statementsIn = (text: string): object[] => {
  const statements = [parsed(text)?.['Statement']].flat();
  return statements.filter((one): one is object => typeof one === 'object' && one !== null);
};

const parsed = (text: string): Record<string, unknown> | null => {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};
