/** What is gathered while the stacks are read, under keys that tell apart what has one name in two stacks. */
import type { DraftFunction, DraftGap, DraftGroup, DraftRole, DraftSubnet, DraftVpc } from '../draft.ts';
import { importFinding } from '../import-finding.ts';
import type { Place } from '../place.ts';
import { resourceSymbol } from './references.ts';
import type { Deployment, Stack } from './stack.ts';
import type { Symbolic, Value } from './value.ts';

/** How something is called, and where it is from when that name is taken. */
interface Named {
  readonly name: string;
  readonly scope: string;
}

/** The parts of the account, by key. */
export class Collection {
  readonly vpcs = new Map<string, DraftVpc>();
  readonly subnets = new Map<string, DraftSubnet>();
  readonly groups = new Map<string, DraftGroup>();
  readonly roles = new Map<string, DraftRole>();
  readonly functions = new Map<string, DraftFunction>();
  /** The subnets of which a block of IPv6 is a resource of its own. */
  readonly withIpv6 = new Set<string>();
  readonly gaps: DraftGap[] = [];
  /** Where each was first named. */
  readonly places = new Map<string, Place>();
  readonly names = new Map<string, Named>();

  constructor(readonly deployment: Deployment) {}

  /** The key of a resource of a stack. */
  keyOf(stack: Stack, id: string): string {
    return this.keyOfSymbol(resourceSymbol(stack, id, null, stack.template.term.place));
  }

  keyOfSymbol({ name, key, of }: Symbolic): string {
    if (!this.names.has(key))
      this.names.set(key, { name: name.slice(0, 200), scope: of?.stack.scope ?? key.split(' ')[0] ?? '' });
    return key;
  }

  /** The key of an id; undefined for what is no id. */
  keyOfValue(value: Value | undefined): string | undefined {
    const key = this.#keyOf(value);
    if (key !== undefined && value !== undefined && !this.places.has(key)) this.places.set(key, value.place);
    return key;
  }

  #keyOf(value: Value | undefined): string | undefined {
    if (value?.is === 'symbol') return this.keyOfSymbol(value);
    return value?.is === 'literal' && value.text !== '' ? value.text : undefined;
  }

  gap(place: Place, what: string, consequence: string, functions: readonly string[]): void {
    this.gaps.push({ place, what, consequence, functions });
  }

  /** A name that CloudFormation does not know. */
  unknownName(place: Place, message: string, fix?: string): void {
    this.deployment.findings.push(importFinding('IMP023', place, message, fix));
  }

  refused(place: Place, message: string, fix: string | undefined): void {
    this.deployment.findings.push(importFinding('IMP003', place, message, fix));
  }
}
