/** The policies that a role has, as far as they can decide about ENIs. */
import { managedPolicyJson } from '../../iam/managed-policies.ts';
import type { PolicyRef } from '../../scenario/schema-roles.ts';
import { itemsOf, textOf, type Term } from '../term.ts';
import type { Resource } from './plan.ts';
import type { Reading } from './reading.ts';
import { read, textAt, textsAt, type Side } from './side.ts';

/** What a policy that is not known is taken for. */
interface Instead {
  readonly policies: readonly PolicyRef[];
  readonly consequence: string;
}
/** Of a role: a missing permission would be a claim. */
export const granting: Instead = {
  policies: ['AWSLambdaVPCAccessExecutionRole'],
  consequence: 'taken to allow what Lambda needs for ENIs, and to deny nothing',
};
/** Of a boundary. */
export const limiting: Instead = { policies: [], consequence: 'taken to limit nothing' };
/** Of a policy that a role loses. */
export const losing: Instead = { policies: [], consequence: 'taken to have granted nothing of ENIs' };

/** Reads policies at one place of the configuration. */
export class Policies {
  constructor(
    readonly reading: Reading,
    readonly instead: Instead,
  ) {}

  /** The document at an attribute. */
  documentAt(resource: Resource, side: Side, ...path: readonly (string | number)[]): readonly PolicyRef[] {
    const text = textAt(side, ...path);
    if (text !== null) return documentOf(text);
    if (read(side, ...path).is === 'absent' && !side.isUnmarked) return [];
    const names = path.filter((part) => typeof part === 'string');
    const origins = this.reading.resolver.origins(resource, ...names);
    const documents = origins.flatMap((origin) =>
      origin.is === 'resource' && origin.resource.type === 'aws_iam_policy_document' ? [origin.resource] : [],
    );
    const [only, ...others] = documents;
    if (only !== undefined && only.after !== null && others.length === 0)
      return this.#written(only, only.after);
    return this.#unknown(resource, `${names.join('.')} of ${resource.address} is known only after the apply`);
  }

  /** The policies behind ARNs: AWS's by their names, those of the plan by their documents. */
  managedAt(resource: Resource, side: Side, notes: string[], attribute: string): readonly PolicyRef[] {
    const { texts, isOpen } = textsAt(side, attribute);
    const isLeftOut =
      side.isUnmarked && texts.length === 0 && this.reading.resolver.refers(resource, attribute);
    const known = texts.flatMap((arn) => this.#byArn(resource, arn, notes));
    if (!isOpen && !isLeftOut) return known;
    const origins = this.reading.resolver.origins(resource, attribute);
    const what = `${attribute} of ${resource.address} is known only after the apply`;
    const found = origins.flatMap((origin): readonly PolicyRef[] => {
      if (origin.is === 'text') return this.#byArn(resource, origin.text, notes);
      if (origin.is === 'resource' && origin.resource.type === 'aws_iam_policy')
        return this.#declared(origin.resource);
      return origin.is === 'chooser' ? [] : this.#unknown(resource, what);
    });
    if (known.length + origins.length === 0) return this.#unknown(resource, what);
    return [...new Set([...known, ...found])];
  }

  #byArn(resource: Resource, arn: string, notes: string[]): readonly PolicyRef[] {
    if (!/^arn:[\w-]+:iam::/.test(arn)) return [];
    const name = arn.split('/').at(-1) ?? arn;
    if (/^arn:[\w-]+:iam::aws:policy\//.test(arn)) {
      if (managedPolicyJson(arn) !== null || managedPolicyJson(name) !== null) return [name];
      notes.push(`${name} is taken to grant nothing of ENIs`);
      return [];
    }
    const own = this.reading.plan.resources.find(
      ({ type, before, after }) =>
        type === 'aws_iam_policy' &&
        [before, after].some((side) => side !== null && textAt(side, 'arn') === arn),
    );
    return own === undefined
      ? this.#unknown(resource, `the policy ${name} is not among the inputs`)
      : this.#declared(own);
  }

  #declared(resource: Resource): readonly PolicyRef[] {
    const side = resource.after ?? resource.before;
    return side === null ? [] : this.documentAt(resource, side, 'policy');
  }

  /** A policy document that is written as blocks, when it is read at the apply only. */
  #written(resource: Resource, side: Side): readonly PolicyRef[] {
    const json = textAt(side, 'json');
    if (json !== null) return documentOf(json);
    const count = blocksAt(side, 'statement').length;
    if (count === 0) return this.#unknown(resource, `${resource.address} is known only after the apply`);
    return granted(Array.from({ length: count }, (_, index) => this.#statementAt(resource, side, index)));
  }

  #statementAt(resource: Resource, side: Side, index: number): object {
    const list = (name: string) => textsAt(side, 'statement', index, name);
    const member = (key: string, name: string): object => {
      const { texts } = list(name);
      return texts.length === 0 ? {} : { [key]: texts };
    };
    const actions = { ...member('Action', 'actions'), ...member('NotAction', 'not_actions') };
    const { texts, isOpen } = list('resources');
    if (isOpen && isAboutEnis(actions))
      this.reading.gap(
        resource.place,
        `the resources of statement ${index + 1} of ${resource.address} are known only after the apply`,
        'taken to be all',
        [],
      );
    const besides = member('NotResource', 'not_resources');
    return {
      Effect: textAt(side, 'statement', index, 'effect') ?? 'Allow',
      ...actions,
      ...besides,
      ...('NotResource' in besides ? {} : { Resource: isOpen || texts.length === 0 ? ['*'] : texts }),
    };
  }

  #unknown({ place }: Resource, what: string): readonly PolicyRef[] {
    this.reading.gap(place, what, this.instead.consequence, []);
    return this.instead.policies;
  }
}

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

/** The blocks of a name. */
export const blocksAt = (side: Side, name: string): readonly Term[] => {
  const field = read(side, name);
  return field.is === 'known' ? itemsOf(field.term).filter((one) => textOf(one) === undefined) : [];
};
