/** Which ENIs of Lambda serve the keys of today's functions, and which serve none. Source: model rows R1–R4, R16, R18, R23. */
import { keyId } from '../../model/key.ts';
import type { DraftFunction } from '../draft.ts';
import type { Place } from '../place.ts';
import { few } from './few.ts';
import type { NetworkInterface } from './interfaces.ts';
import { compare, groupedBy } from './one-of-each.ts';
import type { Reading } from './reading.ts';

/** A key, who holds it, and the ENIs that serve it today. */
export interface HeldKey {
  readonly id: string;
  readonly subnet: string;
  readonly groups: readonly string[];
  /** `checkout`, `checkout:3`. */
  readonly holders: readonly string[];
  /** Of the first holder. */
  readonly place: Place;
  readonly enis: readonly NetworkInterface[];
}

/** The keys of functions and versions, sorted. */
export const heldKeys = (
  functions: readonly DraftFunction[],
  interfaces: readonly NetworkInterface[],
): HeldKey[] => {
  const keys = new Map<string, Omit<HeldKey, 'enis'> & { holders: string[] }>();
  for (const { name, vpcConfig, versions, place } of functions) {
    const holders = [
      { holder: name, config: vpcConfig },
      ...versions.map((one) => ({ holder: `${name}:${one.version}`, config: one.vpcConfig })),
    ];
    for (const { holder, config } of holders)
      for (const subnet of config?.subnetIds ?? []) {
        const groups = config?.securityGroupIds ?? [];
        const id = keyId(subnet, groups);
        const key = keys.get(id) ?? { id, subnet, groups, holders: [], place };
        keys.set(id, key);
        key.holders.push(holder);
      }
  }
  const serving = groupedBy(
    interfaces.filter(({ owner, isInUse }) => owner === 'hyperplane' && isInUse),
    ({ key }) => key,
  );
  return [...keys.values()]
    .map((key) => ({ ...key, enis: serving.get(key.id) ?? [] }))
    .sort((a, b) => compare(a.id, b.id));
};

/** What is wholly known: all functions, all interfaces, which subnets. */
export interface Known {
  readonly functions: boolean;
  readonly interfaces: boolean;
  readonly subnets: ReadonlySet<string>;
}

/** Tells of keys without an ENI or with several, and of ENIs of Lambda without a key. */
export const tellOfKeys = (
  keys: readonly HeldKey[],
  interfaces: readonly NetworkInterface[],
  known: Known,
  reading: Reading,
): void => {
  for (const { subnet, groups, holders, place, enis } of keys) {
    const name = `${subnet} with ${groups.join(', ')}`;
    if (enis.length === 0 && known.interfaces)
      reading.finding(
        'IMP048',
        place,
        `Lambda has no ENI in ${name}, which ${few(holders)} ${holders.length === 1 ? 'needs' : 'need'}; one is counted`,
        'Ask aws lambda get-function for the State: an Inactive function has none until it is called.',
      );
    if (enis.length > 1)
      reading.finding(
        'IMP047',
        enis[0]?.place ?? place,
        `Lambda has ${enis.length} ENIs in ${name} (${few(enis.map(({ id }) => id))}): it was scaled out; the simulation starts with one, and the other ${enis.length === 2 ? 'address counts' : 'addresses count'} as used`,
      );
  }
  const held = new Set(keys.map(({ id }) => id));
  const unheld = interfaces.filter(
    ({ owner, key, isInUse }) => owner === 'hyperplane' && !(held.has(key) && isInUse),
  );
  for (const [, enis] of groupedBy(unheld, ({ key }) => key)) {
    const [first] = enis;
    const made = [...new Set(enis.flatMap(({ madeFor }) => madeFor ?? []))].sort(compare);
    const madeFor = made.length === 0 ? '' : `, made for ${few(made)}`;
    const doubt = known.functions ? '' : ', unless one that is not among the inputs needs it';
    reading.finding(
      'IMP045',
      first.place,
      `no function needs ${enis.length === 1 ? 'the ENI' : `the ${enis.length} ENIs`} of Lambda in ${first.subnet} with ${first.groups.join(', ') || 'no group'} (${few(enis.map(({ id }) => id))}${madeFor})${doubt}; ${known.subnets.has(first.subnet) ? 'counted as used by others' : 'its subnet is not among the inputs'}`,
      'Lambda takes it back within an hour of the last function’s end; one that stays is orphaned: its role is gone or may not delete it. Restore the role, or delete the ENI.',
    );
  }
  const old = interfaces.filter(({ owner }) => owner === 'before 2019');
  if (old[0] !== undefined)
    reading.finding(
      'IMP046',
      old[0].place,
      `${old.length === 1 ? 'an ENI is' : `${old.length} ENIs are`} left from before 2019, when each environment had its own (${few(old.map(({ id }) => id))}); counted as used by others`,
      'Nothing uses them any more: delete those that are available.',
    );
};
