/** What a rule looks at, and what it says. */
import type { Place } from '../iam/arn.ts';
import type { FindingCode } from '../scenario/finding-codes.ts';
import type { Path } from '../scenario/problem.ts';
import type { Scenario, SubnetSpec } from '../scenario/scenario.ts';
import type { DeclaredFunction } from './declared-functions.ts';
import type { ExecutionRole } from './execution-roles.ts';
import type { Inventory } from './inventory.ts';

/** A scenario with its inventory, as the rules look at it. */
export interface Subject {
  readonly scenario: Scenario;
  readonly inventory: Inventory;
  readonly place: Place;
  readonly subnets: ReadonlyMap<string, SubnetSpec>;
  /** The subnets whose way to the internet nobody told. */
  readonly openRoutes: ReadonlySet<string>;
  /** The roles of functions in a VPC, those that are declared. */
  readonly roles: readonly ExecutionRole[];
}

/** What a finding is about: a function, or a part of the file. */
export type At = { readonly function: string } | { readonly path: Path };

/** One finding of a rule: its place, a phrase with the figures, and what to do. */
export interface Hit {
  readonly at: At;
  readonly message: string;
  readonly fix: string;
}

/** A kind of risk; severity and explanation are in the row of its code. */
export interface Rule {
  readonly code: FindingCode;
  readonly check: (subject: Subject) => readonly Hit[];
}

/** A function with a VPC. */
export type AttachedFunction = DeclaredFunction & {
  readonly vpcConfig: NonNullable<DeclaredFunction['vpcConfig']>;
};

/** The functions that have a VPC. */
export const attachedOf = ({ functions }: Pick<Inventory, 'functions'>): AttachedFunction[] =>
  functions.filter((one): one is AttachedFunction => one.vpcConfig !== null);

/** The place of an entry of a list of the file. */
export const entryAt = (
  section: 'vpcs' | 'subnets' | 'natGateways',
  entries: readonly { readonly id: string }[],
  id: string,
): At => ({
  path: [section, entries.findIndex((entry) => entry.id === id)],
});
