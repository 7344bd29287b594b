/** The policies that a role of a template has, as far as they can decide about ENIs. */
import type { PolicyRef } from '../../scenario/schema-roles.ts';
import {
  boundaryOf,
  eniPolicy,
  isOfAws,
  limiting,
  policyOfAws,
  unknownOfAws,
  type Instead,
} from '../policies.ts';
import { at, type Term } from '../term.ts';
import type { Collection } from './collect.ts';
import { evaluate } from './evaluate.ts';
import { eniStatements } from './policy-document.ts';
import type { Stack } from './stack.ts';
import { field, type Value } from './value.ts';

/** Reads the policies of one role. */
export class Policies {
  constructor(
    readonly found: Collection,
    readonly instead: Instead,
    readonly notes: string[],
  ) {}

  /** The document of a resource that is a policy. */
  documentAt(properties: Term | undefined, stack: Stack): readonly PolicyRef[] {
    const term = at(properties, 'PolicyDocument');
    return term === undefined ? [] : this.document(evaluate(term, stack));
  }

  /** A policy document; with statements that are not known, each a gap. */
  document(value: Value | undefined): readonly PolicyRef[] {
    if (value === undefined || value.is === 'absent') return [];
    if (value.is === 'symbol')
      return this.#unknown(value, `a policy document is ${value.open ?? value.name}`);
    const { statements, isOpen } = eniStatements(field(value, 'Statement'), this.instead, this.found);
    return [...eniPolicy(statements), ...(isOpen ? this.instead.policies : [])];
  }

  /** An inline policy with its document. */
  inline(value: Value): readonly PolicyRef[] {
    return this.document(value.is === 'symbol' ? value : field(value, 'PolicyDocument'));
  }

  /** A managed policy: AWS's by its name, one of the template by its document; any other is a gap. */
  managed(value: Value): readonly PolicyRef[] {
    if (value.is === 'literal') {
      // A bare name is that of a policy of AWS.
      const isTheirs = isOfAws(value.text) || !value.text.startsWith('arn:');
      if (isTheirs)
        return policyOfAws(value.text, this.notes) ?? this.#unknown(value, unknownOfAws(value.text));
    }
    const home = value.is === 'symbol' ? value.of : undefined;
    const resource = home?.stack.template.resources.get(home.id);
    if (home !== undefined && resource?.type === 'AWS::IAM::ManagedPolicy')
      return this.documentAt(resource.properties, home.stack);
    const name = value.is === 'symbol' ? value.name : value.is === 'literal' ? value.text : 'a policy';
    return this.#unknown(value, `the policy ${name} is not among the inputs`);
  }

  #unknown({ place }: Value, what: string): readonly PolicyRef[] {
    this.found.gap(place, what, this.instead.consequence, []);
    return this.instead.policies;
  }
}

/** The boundary of a role; null where it has none, and where it is not known, which is a gap. */
export const boundaryAt = (
  properties: Term | undefined,
  stack: Stack,
  found: Collection,
  notes: string[],
): PolicyRef | null => {
  const term = at(properties, 'PermissionsBoundary');
  const value = term === undefined ? undefined : evaluate(term, stack);
  if (value === undefined || value.is === 'absent') return null;
  return boundaryOf(new Policies(found, limiting, notes).managed(value));
};
