/**
 * The network interfaces of the account, and which of them are Lambda's. Their Description says it first: an ENI that
 * Lambda is giving back no longer has the type `lambda`. Source: EC2 API reference, NetworkInterface; Descriptions as
 * Lambda writes them; model rows R16, R43.
 */
import { keyId } from '../../model/key.ts';
import type { Place } from '../place.ts';
import { at, textOf, type Term } from '../term.ts';
import { compare, oneOfEach } from './one-of-each.ts';
import type { Reading } from './reading.ts';

/** Whose it is: Lambda's since 2019, one per key; Lambda's from before, one per environment; somebody else's. */
export type Owner = 'hyperplane' | 'before 2019' | 'other';

/** One network interface. */
export interface NetworkInterface {
  readonly id: string;
  readonly subnet: string;
  readonly vpc: string | null;
  /** Its sharing key, were it Lambda's. */
  readonly key: string;
  readonly groups: readonly string[];
  readonly owner: Owner;
  /** InterfaceType. */
  readonly type: string;
  /** The function for which Lambda made it. */
  readonly madeFor: string | null;
  /** Attached; one that is not carries nothing, and goes soon. */
  readonly isInUse: boolean;
  /** IPv4 addresses that it takes, those of prefixes included. */
  readonly addresses: number;
  readonly place: Place;
}

const UUID = /-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HYPERPLANE = 'AWS Lambda VPC ENI-';
const BEFORE_2019 = 'AWS Lambda VPC ENI:';
/** Addresses of a delegated prefix, a /28. */
const PER_PREFIX = 16;

/** The interfaces, each once, sorted by id. */
export const readInterfaces = (reading: Reading): NetworkInterface[] => {
  const all = reading
    .items('ec2 describe-network-interfaces', 'NetworkInterfaces')
    .flatMap((term): NetworkInterface[] => {
      const id = reading.text(term, 'NetworkInterfaceId');
      const subnet = reading.text(term, 'SubnetId');
      if (id === undefined || subnet === undefined) return [];
      const groups = reading
        .list(term, 'Groups')
        .flatMap((group) => reading.text(group, 'GroupId') ?? [])
        .sort(compare);
      const description = textOf(at(term, 'Description')) ?? '';
      const type = textOf(at(term, 'InterfaceType')) ?? 'interface';
      return [
        {
          id,
          subnet,
          vpc: textOf(at(term, 'VpcId')) || null,
          key: keyId(subnet, groups),
          groups,
          owner: ownerOf(description, type),
          type,
          madeFor: description.startsWith(HYPERPLANE)
            ? description.slice(HYPERPLANE.length).replace(UUID, '')
            : null,
          isInUse: textOf(at(term, 'Status')) !== 'available',
          addresses: addressesOf(term, reading),
          place: term.place,
        },
      ];
    });
  return oneOfEach(all, 'network interface', reading);
};

const ownerOf = (description: string, type: string): Owner => {
  if (description.startsWith(HYPERPLANE)) return 'hyperplane';
  if (description.startsWith(BEFORE_2019)) return 'before 2019';
  return type === 'lambda' ? 'hyperplane' : 'other';
};

const addressesOf = (term: Term, reading: Reading): number => {
  const listed = reading.list(term, 'PrivateIpAddresses').length;
  const alone = textOf(at(term, 'PrivateIpAddress')) === undefined ? 0 : 1;
  return Math.max(listed, alone) + PER_PREFIX * reading.list(term, 'Ipv4Prefixes').length;
};
