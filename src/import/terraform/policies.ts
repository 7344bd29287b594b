/** The policies that a role has, as far as they can decide about ENIs. */
import type { PolicyRef } from '../../scenario/schema-roles.ts';
import {
  boundaryOf,
  eniPolicy,
  isOfAws,
  policyOfAws,
  statementsIn,
  unknownOfAws,
  type Instead,
} from '../policies.ts';
import type { Resource } from './plan.ts';
import type { Reading } from './reading.ts';
import type { Origin } from './resolve.ts';
import { isGiven, read, textAt, textsAt, type Side } from './side.ts';
import { writtenStatements } from './written-document.ts';

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
    // A role that states none has those that are attached to it, which are resources of their own.
    const isOthers = this.reading.resolver.leavesOut(resource, attribute);
    if (isOthers || (!isOpen && !isLeftOut)) return known;
    const origins = this.reading.resolver.origins(resource, attribute);
    const what = `${attribute} of ${resource.address} is known only after the apply`;
    const found = origins.flatMap((origin): readonly PolicyRef[] => {
      if (origin.is === 'text') return this.#byArn(resource, origin.text, notes);
      if (origin.is === 'resource' && origin.resource.type === 'aws_iam_policy')
        return this.#declared(origin.resource);
      return origin.is === 'chooser' ? [] : this.#unknown(resource, what);
    });
    if (!origins.some(tells)) return [...known, ...this.#unknown(resource, what)];
    return [...new Set([...known, ...found])];
  }

  /** The boundary at an attribute, read with `limiting`; null where there is none. */
  boundaryAt(resource: Resource, side: Side, notes: string[], attribute: string): PolicyRef | null {
    const isLeftOut = side.isUnmarked && this.reading.resolver.refers(resource, attribute);
    if (!isGiven(side, attribute) && !isLeftOut) return null;
    return boundaryOf(this.managedAt(resource, side, notes, attribute));
  }

  #byArn(resource: Resource, arn: string, notes: string[]): readonly PolicyRef[] {
    if (!/^arn:[\w-]+:iam::/.test(arn)) return [];
    if (isOfAws(arn)) return policyOfAws(arn, notes) ?? this.#unknown(resource, unknownOfAws(arn));
    const own = this.reading.plan.resources.find(
      ({ type, before, after }) =>
        type === 'aws_iam_policy' &&
        [before, after].some((side) => side !== null && textAt(side, 'arn') === arn),
    );
    return own === undefined
      ? this.#unknown(resource, `the policy ${arn.split('/').at(-1)} is not among the inputs`)
      : this.#declared(own);
  }

  #declared(resource: Resource): readonly PolicyRef[] {
    const side = resource.after ?? resource.before;
    return side === null ? [] : this.documentAt(resource, side, 'policy');
  }

  #written(resource: Resource, side: Side): readonly PolicyRef[] {
    const json = textAt(side, 'json');
    if (json !== null) return documentOf(json);
    const statements = writtenStatements(resource, side, this.reading);
    return statements === null
      ? this.#unknown(resource, `${resource.address} is known only after the apply`)
      : eniPolicy(statements);
  }

  #unknown({ place }: Resource, what: string): readonly PolicyRef[] {
    this.reading.gap(place, what, this.instead.consequence, []);
    return this.instead.policies;
  }
}

/** The policy of a text. */
const documentOf = (text: string): PolicyRef[] => eniPolicy(statementsIn(text));

/** Whether an origin tells of a policy; the others only choose one. */
const tells = (origin: Origin): boolean =>
  origin.is !== 'chooser' && (origin.is !== 'text' || origin.text.startsWith('arn:'));
