/**
 * The draft of an account: what an importer reads off its files, each part with its place. Null is what the files do not
 * say; ids that exist only after the deploy are symbolic.
 */
import type { Milliseconds } from '../kernel/time.ts';
import type { Unresolved } from '../scenario/gaps.ts';
import type { Finding } from '../scenario/finding.ts';
import type { PolicyRef } from '../scenario/schema-roles.ts';
import type { Place } from './place.ts';
import type { Lead } from './routes.ts';

/** The note on a part that others name and no input describes. */
export const UNDECLARED = 'not among the inputs';

/** A part of the account. */
interface Entry {
  readonly place: Place;
  /** What a person should know of it; becomes a comment. */
  readonly notes: readonly string[];
}

/** A VPC; without a block, its size is not known. */
export interface DraftVpc extends Entry {
  readonly id: string;
  readonly cidr: string | null;
  readonly tenancy: 'default' | 'dedicated';
  /** Interfaces in it that are not those of its functions; null where nobody counted them. */
  readonly otherEnis: number | null;
}

/** A subnet; without a VPC, it is in the one of the functions that use it. */
export interface DraftSubnet extends Entry, Lead {
  readonly id: string;
  readonly vpc: string | null;
  readonly az: string | null;
  readonly cidr: string | null;
  /** It has no IPv4 addresses at all. */
  readonly isIpv6Only: boolean;
  readonly hasIpv6: boolean;
  /** Addresses that others than its functions use; null where nobody counted them. */
  readonly usedIps: number | null;
}

/** A security group; without a VPC, it is in the one of the functions that use it. */
export interface DraftGroup extends Entry {
  readonly id: string;
  readonly vpc: string | null;
}

/** An execution role with its policies. */
export interface DraftRole extends Entry {
  readonly name: string;
  readonly policies: readonly PolicyRef[];
  readonly permissionsBoundary: PolicyRef | null;
}

/** Where a function is attached. */
export interface DraftVpcConfig {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly ipv6AllowedForDualStack: boolean;
}

/** A function as it is deployed. */
export interface DraftFunction extends Entry {
  readonly name: string;
  /** The name of one of the roles; null for a role that is not among the inputs. */
  readonly role: string | null;
  readonly vpcConfig: DraftVpcConfig | null;
  readonly memory: number | null;
  readonly reservedConcurrency: number | null;
  /** Whether the deploy publishes a version of it. */
  readonly publishes: boolean;
  /** Whether it is there before the deploy. */
  readonly isExisting: boolean;
  /** Only its calls are known, not where it runs. */
  readonly isUnplaced?: true;
  /** It is there and takes nothing but its deletion. */
  readonly isFailed?: true;
  /** Published versions that are there before the deploy. */
  readonly versions: readonly { readonly version: string; readonly vpcConfig: DraftVpcConfig | null }[];
  /** Its traffic, as a scenario states it. */
  readonly traffic: object | null;
}

/** An operation after the start, as the timeline of a scenario states it. */
export interface DraftOperation extends Entry {
  /** When, as a scenario writes it: `90s`. */
  readonly at: string;
  /** The operation's name: `DeleteFunction`. */
  readonly do: string;
  readonly fields: object & { readonly vpcConfig?: Partial<DraftVpcConfig> };
}

/** A gap with the functions that it makes unsure. */
export interface DraftGap extends Omit<Unresolved, 'where'> {
  readonly place: Place;
  readonly functions: readonly string[];
  /** The role of that name, once an input describes it, closes the gap. */
  readonly closedByRole?: string;
}

/** All that was read; functions in the order of their creation. */
export interface DraftAccount {
  readonly accountId: string | null;
  readonly region: string | null;
  /** Quotas by their names in a scenario. */
  readonly quotas: Readonly<Record<string, number>>;
  /** Interfaces that count against the Region's quota and no VPC's; null where nobody counted them. */
  readonly otherEnis: number | null;
  /** When it begins, as ISO 8601; null where no calendar is known. */
  readonly start: string | null;
  /** How much of it is worth simulating, in ms. */
  readonly duration: Milliseconds | null;
  /** How many functions a deploy creates at once; null for all. */
  readonly parallelism: number | null;
  /** What the deploy is taken to do, in sentences. */
  readonly assumptions: readonly string[];
  readonly vpcs: readonly DraftVpc[];
  readonly subnets: readonly DraftSubnet[];
  readonly groups: readonly DraftGroup[];
  readonly roles: readonly DraftRole[];
  readonly functions: readonly DraftFunction[];
  /** In the order of their instants. */
  readonly operations: readonly DraftOperation[];
  readonly gaps: readonly DraftGap[];
  readonly findings: readonly Finding[];
  /** What `--param` can give a value. */
  readonly parameters: readonly string[];
}

/** A draft of which nothing is known. */
export const emptyDraft: DraftAccount = {
  accountId: null,
  region: null,
  quotas: {},
  otherEnis: null,
  start: null,
  duration: null,
  parallelism: null,
  assumptions: [],
  vpcs: [],
  subnets: [],
  groups: [],
  roles: [],
  functions: [],
  operations: [],
  gaps: [],
  findings: [],
  parameters: [],
};
