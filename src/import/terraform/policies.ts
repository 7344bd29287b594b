/** The policies that a role has, as far as they can decide about ENIs. */
import { managedPolicyJson } from '../../iam/managed-policies.ts';
import type { PolicyRef } from '../../scenario/schema-roles.ts';
import { itemsOf, textOf, type Term } from '../term.ts';
import type { Resource } from './plan.ts';
import type { Reading } from './reading.ts';
import { read, textAt, textsAt, type Side } from './side.ts';

/** The document at an attribute; one that is not known is a gap. */
export const documentAt = (
  reading: Reading,
  resource: Resource,
  side: Side,
  ...path: readonly (string | number)[]
): PolicyRef[] => {
  const text = textAt(side, ...path);
  if (text !== null) return documentOf(text);
  if (read(side, ...path).is === 'absent' && !side.isUnmarked) return [];
  const names = path.filter((part) => typeof part === 'string');
  const origins = reading.resolver.origins(resource, ...names);
  const documents = origins.flatMap((origin) =>
    origin.is === 'resource' && origin.resource.type === 'aws_iam_policy_document' ? [origin.resource] : [],
  );
  const [only, ...others] = documents;
  if (only !== undefined && only.after !== null && others.length === 0)
    return written(reading, only, only.after);
  unknown(reading, resource, `${names.join('.')} of ${resource.address} is known only after the apply`);
  return [];
};

/** The statements of a text that reach into EC2, or are about all actions. */
const documentOf = (text: string): PolicyRef[] => {
  const document = parsed(text);
  const statements = [document?.['Statement']].flat();
  return granted(statements.filter((one): one is object => typeof one === 'object' && one !== null));
};

const granted = (statements: readonly object[]): PolicyRef[] => {
  const Statement = statements.filter(isAboutEnis);
  return Statement.length === 0 ? [] : [{ Version: '2012-10-17', Statement }];
};

const isAboutEnis = (statement: object): boolean => {
  const { Action, NotAction }: { Action?: unknown; NotAction?: unknown } = statement;
  const actions = [Action].flat();
  const isAbout = (one: unknown): boolean => typeof one === 'string' && /^(\*|ec2:|e[*?]|\?)/i.test(one);
  return NotAction !== undefined || actions.some(isAbout);
};

const parsed = (text: string): Record<string, unknown> | null => {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

/** A policy document that is written as blocks, when it is read at the apply only. */
const written = (reading: Reading, resource: Resource, side: Side): PolicyRef[] => {
  const json = textAt(side, 'json');
  if (json !== null) return documentOf(json);
  const field = read(side, 'statement');
  const count = field.is === 'known' ? itemsOf(field.term).length : 0;
  if (count === 0) unknown(reading, resource, `${resource.address} is known only after the apply`);
  return granted(Array.from({ length: count }, (_, index) => statementAt(reading, resource, side, index)));
};

const statementAt = (reading: Reading, resource: Resource, side: Side, index: number): object => {
  const list = (name: string) => textsAt(side, 'statement', index, name);
  const member = (key: string, name: string): object => {
    const { texts } = list(name);
    return texts.length === 0 ? {} : { [key]: texts };
  };
  const actions = { ...member('Action', 'actions'), ...member('NotAction', 'not_actions') };
  const resources = list('resources');
  const isOpen = resources.isOpen && isAboutEnis(actions);
  if (isOpen)
    unknown(
      reading,
      resource,
      `resources of a statement of ${resource.address} are known only after the apply`,
    );
  return {
    Effect: textAt(side, 'statement', index, 'effect') ?? 'Allow',
    ...actions,
    ...member('NotResource', 'not_resources'),
    ...(list('not_resources').texts.length > 0
      ? {}
      : { Resource: resources.texts.length === 0 ? ['arn:aws:unknown:::unknown'] : resources.texts }),
  };
};

const unknown = (reading: Reading, { place }: Resource, what: string): void =>
  reading.gap(place, what, 'taken to grant nothing of ENIs and to deny nothing', []);

/** The policies behind ARNs: AWS's by their names, those of the plan by their documents. Any other is a gap. */
export const managedAt = (
  reading: Reading,
  resource: Resource,
  side: Side,
  notes: string[],
  attribute: string,
): PolicyRef[] => {
  const { texts, isOpen } = textsAt(side, attribute);
  const isLeftOut = side.isUnmarked && texts.length === 0 && reading.resolver.refers(resource, attribute);
  const known = texts.flatMap((arn) => byArn(reading, resource, arn, notes));
  if (!isOpen && !isLeftOut) return known;
  const origins = reading.resolver.origins(resource, attribute);
  const found = origins.flatMap((origin): PolicyRef[] => {
    if (origin.is === 'text') return byArn(reading, resource, origin.text, notes);
    if (origin.is === 'resource' && origin.resource.type === 'aws_iam_policy')
      return declared(reading, origin.resource);
    if (origin.is !== 'chooser')
      unknown(reading, resource, `${attribute} of ${resource.address} is known only after the apply`);
    return [];
  });
  return [...new Set([...known, ...found])];
};

const declared = (reading: Reading, resource: Resource): PolicyRef[] => {
  const side = resource.after ?? resource.before;
  return side === null ? [] : documentAt(reading, resource, side, 'policy');
};

const byArn = (reading: Reading, resource: Resource, arn: string, notes: string[]): PolicyRef[] => {
  if (!/^arn:[\w-]+:iam::/.test(arn)) return [];
  const name = arn.split('/').at(-1) ?? arn;
  if (/^arn:[\w-]+:iam::aws:policy\//.test(arn)) {
    if (managedPolicyJson(arn) !== null || managedPolicyJson(name) !== null) return [name];
    notes.push(`${name} is taken to grant nothing of ENIs`);
    return [];
  }
  const own = reading.plan.resources.find(
    ({ type, before, after }) =>
      type === 'aws_iam_policy' &&
      [before, after].some((side) => side !== null && textAt(side, 'arn') === arn),
  );
  if (own !== undefined) return declared(reading, own);
  unknown(reading, resource, `the policy ${name} is not among the inputs`);
  return [];
};

/** The names in a list term, for blocks that repeat. */
export const blocksAt = (side: Side, name: string): readonly Term[] => {
  const field = read(side, name);
  return field.is === 'known' ? itemsOf(field.term).filter((one) => textOf(one) === undefined) : [];
};
