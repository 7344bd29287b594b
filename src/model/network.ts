/**
 * VPCs and subnets as ledgers: who uses how many addresses and units of quota; and the network interfaces that the
 * customer makes. Source: model rows R3, R17, R27, R28.
 */
import { invariant } from '../kernel/invariant.ts';
import { AddressPool } from './address-pool.ts';
import type { NatGateway } from './nat.ts';
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
    readonly cidr: string,
    readonly ipv6Cidr: string | null,
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
  /** Network interfaces that the customer made; each takes one address. */
  interfaces = 0;
  usedByOthers = 0;
  readonly usable: number;
  /** Which addresses the ENIs and interfaces have. */
  readonly addresses = new AddressPool();
  constructor(
    readonly id: string,
    readonly vpc: Vpc,
    readonly cidr: string | null,
    readonly ipv6Cidr: string | null,
    readonly az = '',
    /** The NAT gateway to which its default route leads; null: none that has a limit. */
    readonly nat: NatGateway | null = null,
  ) {
    this.usable = usableAddresses(cidr);
  }
  get used(): number {
    return this.enis + this.interfaces + this.usedByOthers;
  }
  get free(): number {
    return this.usable - this.used;
  }
}

/** A network interface that the customer made, attached to nothing. */
export interface CustomerInterface {
  readonly id: string;
  readonly subnet: Subnet;
  readonly description: string;
  /** Its place among the subnet's addresses. */
  readonly address: number;
  securityGroupIds: readonly string[];
}

/** Why an ENI cannot be made, as the state reason codes of Lambda name it. */
export type Lack =
  | 'EniLimitExceeded'
  | 'SubnetOutOfIPAddresses'
  | 'InsufficientRolePermissions'
  | 'InvalidSubnet'
  | 'InvalidSecurityGroup'
  | 'EC2RequestLimitExceeded';

/** The VPCs, subnets and groups of the account, and the ledger of the Region. */
export class Network {
  readonly vpcs = new Map<string, Vpc>();
  readonly subnets = new Map<string, Subnet>();
  /** Security group id → VPC id. */
  readonly securityGroups = new Map<string, string>();
  readonly interfaces = new Map<string, CustomerInterface>();
  readonly natGateways = new Map<string, NatGateway>();
  /** VPCs and subnets that are deleted. */
  readonly formerVpcs: Vpc[] = [];
  readonly formerSubnets: Subnet[] = [];
  /** Hyperplane ENIs of Lambda in all VPCs. */
  enis = 0;
  /** ENIs and network interfaces of the Region, those of others included. */
  regionEnis: number;
  regionQuota: number;
  /** Of each VPC to come; those that are there have their own. */
  vpcQuota: number;
  readonly #ids = new Set<string>();

  constructor(
    quotas: Quotas,
    /** Interfaces of others that count against the Region's quota, and against no VPC's. */
    readonly otherEnis = 0,
  ) {
    this.regionEnis = otherEnis;
    this.regionQuota = quotas.enisPerRegion;
    this.vpcQuota = quotas.enisPerVpc;
  }

  /** False for an id that something has or had. */
  takeId(id: string): boolean {
    return this.#ids.size < this.#ids.add(id).size;
  }

  /** Whether something has that id, or had. */
  knowsId(id: string): boolean {
    return this.#ids.has(id);
  }

  addVpc(vpc: Vpc): void {
    this.vpcs.set(vpc.id, vpc);
    this.regionEnis += vpc.otherEnis;
  }

  addSubnet(subnet: Subnet): void {
    this.subnets.set(subnet.id, subnet);
  }

  /** Nothing may use it any more. */
  removeVpc(vpc: Vpc): void {
    this.vpcs.delete(vpc.id);
    this.formerVpcs.push(vpc);
    this.regionEnis -= vpc.otherEnis;
  }

  /** Nothing may use it any more. */
  removeSubnet(subnet: Subnet): void {
    this.subnets.delete(subnet.id);
    this.formerSubnets.push(subnet);
  }

  /** A network interface of the customer; there must be room for it. */
  addInterface(added: Omit<CustomerInterface, 'address'>): CustomerInterface {
    const { subnet } = added;
    invariant(subnet.free > 0, 'ledger-never-overdrawn', () => `no room in ${subnet.id}`);
    subnet.interfaces += 1;
    this.regionEnis += 1;
    const made = { ...added, address: subnet.addresses.take() };
    this.interfaces.set(made.id, made);
    return made;
  }

  removeInterface({ id, subnet, address }: CustomerInterface): void {
    this.interfaces.delete(id);
    subnet.interfaces -= 1;
    this.regionEnis -= 1;
    subnet.addresses.giveBack(address);
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
    this.enis += 1;
    this.regionEnis += 1;
  }

  giveBack(subnet: Subnet): void {
    subnet.enis -= 1;
    subnet.vpc.enis -= 1;
    this.enis -= 1;
    this.regionEnis -= 1;
  }

  /** Others now use `ips` addresses, or as many as fit. Returns what they got. */
  setUsedByOthers(subnet: Subnet, ips: number): number {
    subnet.usedByOthers = Math.min(ips, subnet.usable - subnet.enis - subnet.interfaces);
    return subnet.usedByOthers;
  }
}
