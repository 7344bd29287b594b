/** What is gathered while a plan is read, and how things are called. */
import type { DraftGap } from '../draft.ts';
import type { Place } from '../place.ts';
import { symbolOf } from './address.ts';
import type { Given } from './given.ts';
import type { Plan, Resource } from './plan.ts';
import { Resolver } from './resolve.ts';
import { textAt } from './side.ts';

/** Before or after the apply. */
export type When = 'before' | 'after';

/** The ids that EC2 gives; nothing else is ever copied as an id. */
const idPattern = /^(vpc|subnet|sg)-[0-9a-zA-Z]+$/;

/** Whether AWS gave a text as an id of a kind, such as `subnet`. */
export const isId = (text: string, kind: string): boolean =>
  idPattern.test(text) && text.startsWith(`${kind}-`);

/** Whether a resource makes place for a new one of its kind. */
export const isReplaced = ({ actions }: Resource): boolean =>
  actions.includes('delete') && actions.includes('create');

/** Whether it is there before the apply, and not after. */
export const isGone = ({ actions }: Resource): boolean =>
  actions.includes('delete') && !actions.includes('create');

/** One plan while it is read. */
export class Reading {
  readonly resolver: Resolver;
  readonly gaps: DraftGap[] = [];
  readonly #ids = { before: new Map<Resource, string>(), after: new Map<Resource, string>() };

  constructor(
    readonly plan: Plan,
    /** Tells apart what is called alike in several plans; empty for one. */
    readonly prefix: string,
    readonly given: Given,
  ) {
    this.resolver = new Resolver(plan, given);
  }

  /** The managed resources of some types. */
  managed(...types: readonly string[]): Resource[] {
    return this.plan.resources.filter(({ type, isData }) => !isData && types.includes(type));
  }

  /** The name of something that only the apply names. */
  symbol(text: string): string {
    return symbolOf(`${this.prefix}${text}`);
  }

  /** The id of a VPC, subnet or group: AWS's where it has one, else its address. */
  idOf(resource: Resource, when: When): string {
    const known = this.#ids[when].get(resource) ?? this.#findId(resource, when);
    this.#ids[when].set(resource, known);
    return known;
  }

  #findId(resource: Resource, when: When): string {
    const { before, after, address } = resource;
    const isKept = when === 'before' || !isReplaced(resource);
    const known = [when === 'after' ? after : null, isKept ? before : null]
      .map((side) => side && (textAt(side, 'id') ?? null))
      .find((id) => id !== null && idPattern.test(id));
    return known ?? this.symbol(when === 'before' && isReplaced(resource) ? `${address}.replaced` : address);
  }

  gap(place: Place, what: string, consequence: string, functions: readonly string[]): void {
    this.gaps.push({ place, what, consequence, functions });
  }
}
