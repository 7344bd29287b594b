/**
 * What can be said to have happened, in the past tense. A fact is emitted after the change it tells of, so a
 * listener sees the world as the fact leaves it; listeners only read. A new fact is one line here.
 */
import type { Milliseconds } from '../kernel/time.ts';

interface OfEni {
  readonly eni: string;
  readonly subnet: string;
  readonly key: string;
}
interface OfVersion {
  readonly function: string;
  readonly version: string;
}

interface OfNatDestination {
  readonly nat: string;
  readonly destination: string;
}

/** A thing of EC2 that the customer makes and deletes. */
interface OfResource {
  readonly kind: 'vpc' | 'subnet' | 'securityGroup' | 'networkInterface';
  readonly id: string;
  /** In which an interface is. */
  readonly subnet: string | null;
}

/** A call and what it was answered. */
interface OfOperation {
  readonly operation: string;
  readonly function: string | null;
  /** Of the operations on roles. */
  readonly role: string | null;
  /** Of the operations on things of EC2. */
  readonly resource: string | null;
  readonly status: number;
  readonly error: string | null;
  readonly message: string | null;
}

/** Every fact by name, with what it carries beside its time. */
export interface Facts {
  'eni.requested': OfEni & { readonly ordinal: number; readonly readyAt: Milliseconds };
  'eni.attached': OfEni;
  'eni.draining': OfEni & { readonly connections: number };
  'eni.releasing': OfEni & { readonly goneAt: Milliseconds };
  'eni.takenBack': OfEni;
  'eni.detached': OfEni;
  'eni.deleted': OfEni & { readonly tookMs: Milliseconds };
  'eni.orphaned': OfEni;
  'key.joined': OfVersion & { readonly key: string };
  'key.left': OfVersion & { readonly key: string };
  'function.created': OfVersion;
  'function.activated': OfVersion & { readonly pendingMs: Milliseconds };
  'function.failed': OfVersion & { readonly reason: string; readonly pendingMs: Milliseconds };
  'function.inactivated': OfVersion & { readonly reason: string; readonly pendingMs: Milliseconds };
  'function.restoring': OfVersion;
  'function.deleted': OfVersion;
  'version.published': OfVersion;
  'update.started': OfVersion;
  'update.succeeded': OfVersion & { readonly tookMs: Milliseconds };
  'update.failed': OfVersion & { readonly reason: string; readonly tookMs: Milliseconds };
  'shortage.started': { readonly key: string };
  'shortage.ended': { readonly key: string; readonly lastedMs: Milliseconds };
  'natShortage.started': OfNatDestination;
  'natShortage.ended': OfNatDestination & { readonly lastedMs: Milliseconds };
  'scaleOut.blocked': { readonly key: string; readonly reason: string };
  'subnet.usageChanged': {
    readonly subnet: string;
    readonly ips: number;
    readonly clippedFrom: number | null;
  };
  'resource.created': OfResource;
  'resource.deleted': OfResource;
  'quota.changed': { readonly quota: string; readonly vpc: string | null; readonly value: number };
  /** Refused for now: the caller tries again. */
  'operation.postponed': OfOperation;
  'operation.answered': OfOperation;
}
/** The name of a fact. */
export type FactName = keyof Facts;
/** A fact as it is written to an event log. */
export type Fact = {
  [N in FactName]: { readonly at: Milliseconds; readonly fact: N } & Facts[N];
}[FactName];
/** How the model tells what happened. */
export type Emit = <N extends FactName>(fact: N, details: Facts[N]) => void;
