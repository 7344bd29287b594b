/** VPCs and subnets as ledgers: who uses how many addresses and units of quota. Source: model rows R3, R27, R28. */
import { invariant } from '../kernel/invariant.ts';
import type { Quotas } from './quotas.ts';

/** Five addresses of every subnet are Amazon's (VPC user guide, "Subnet CIDR blocks"). */
const RESERVED_ADDRESSES = 5;

/** Addresses of a subnet that can be used; 0 for an IPv6-only subnet. */
export const usableAddresses = (cidr: string | null): number =>
  cidr === null ? 0 : 2 ** (32 - Number(cidr.slice(cidr.indexOf('/') + 1))) - RESERVED_ADDRESSES;

/** A VPC and its ledger of ENIs. */
export class Vpc {
  /** Hyperplane ENIs of Lambda in this VPC, in any phase. */
  enis = 0;
  constructor(
    readonly id: string,
    readonly tenancy: 'default' | 'dedicated',
    /** ENIs of others that count against the same quota. */
    readonly otherEnis: number,
    public quota: number,
  ) {}
  get used(): number {
    return this.enis + this.otherEnis;
  }
}

/** A subnet and its ledger of addresses. */
export class Subnet {
  /** Hyperplane ENIs of Lambda in this subnet; each takes one address. */
  enis = 0;
  usedByOthers = 0;
  readonly usable: number;
  constructor(
    readonly id: string,
    readonly vpc: Vpc,
    readonly cidr: string | null,
    readonly ipv6Cidr: string | null,
  ) {
    this.usable = usableAddresses(cidr);
  }
  get used(): number {
    return this.enis + this.usedByOthers;
  }
  get free(): number {
    return this.usable - this.used;
  }
}

/** Why an ENI cannot be made, as the state reason codes of Lambda name it. */
export type Lack = 'EniLimitExceeded' | 'SubnetOutOfIPAddresses' | 'InsufficientRolePermissions';

/** The VPCs, subnets and groups of the account, and the ledger of the Region. */
export class Network {
  readonly vpcs = new Map<string, Vpc>();
  readonly subnets = new Map<string, Subnet>();
  /** Security group id → VPC id. */
  readonly securityGroups = new Map<string, string>();
  /** ENIs of the Region, those of others in the VPCs included. */
  regionEnis = 0;
  regionQuota: number;

  constructor(quotas: Quotas) {
    this.regionQuota = quotas.enisPerRegion;
  }

  addVpc(vpc: Vpc): void {
    this.vpcs.set(vpc.id, vpc);
    this.regionEnis += vpc.otherEnis;
  }

  addSubnet(subnet: Subnet): void {
    this.subnets.set(subnet.id, subnet);
  }

  /** What stands in the way of one more ENI: the VPC's quota, the Region's, then addresses. */
  lackFor(subnet: Subnet): Lack | null {
    if (subnet.vpc.used >= subnet.vpc.quota) return 'EniLimitExceeded';
    if (this.regionEnis >= this.regionQuota) return 'EniLimitExceeded';
    if (subnet.free <= 0) return 'SubnetOutOfIPAddresses';
    return null;
  }

  /** Takes an address and a unit of both quotas; ask `lackFor` first. */
  take(subnet: Subnet): void {
    invariant(this.lackFor(subnet) === null, 'ledger-never-overdrawn', () => `no room in ${subnet.id}`);
    subnet.enis += 1;
    subnet.vpc.enis += 1;
    this.regionEnis += 1;
  }

  giveBack(subnet: Subnet): void {
    subnet.enis -= 1;
    subnet.vpc.enis -= 1;
    this.regionEnis -= 1;
  }

  /** Others now use `ips` addresses, or as many as fit. Returns what they got. */
  setUsedByOthers(subnet: Subnet, ips: number): number {
    subnet.usedByOthers = Math.min(ips, subnet.usable - subnet.enis);
    return subnet.usedByOthers;
  }
}
