/** Keys that need not be. Source: model rows R1, R2, R4. */
import { list, number, plural } from '../../kernel/words.ts';
import { byName } from '../by-name.ts';
import { groupBy } from '../group-by.ts';
import { keyIdsOf, type InventoryKey } from '../keys.ts';
import type { Hit, Rule, Subject } from '../rule.ts';

/** Lambda takes at most five groups; the subsets of more are too many to try. */
const MOST_GROUPS = 5;

/** Sets of groups of which one is part of another in the same subnet. */
export const splitKeys: Rule = {
  code: 'ENI020',
  check: ({ inventory: { keys } }) => {
    const supersets = supersetsOf(keys);
    return [...groupBy(keys, setOf)].flatMap(([set, own]): Hit[] => {
      const { larger, merged } = bestOf(supersets.get(set), own);
      const functions = namesOn(merged);
      const [first] = functions;
      if (first === undefined) return [];
      const where = list(merged.map(({ subnetId }) => subnetId));
      return [
        {
          at: { function: first },
          message: `the groups ${set} of ${list(functions)} are part of ${larger}, which ${where} ${merged.length === 1 ? 'has' : 'have'} an ENI for too: one set for both saves ${plural(merged.length, 'ENI')}`,
          fix: `Give ${list(functions)} securityGroupIds: ${larger}, if the rules of the added groups suit them.`,
        },
      ];
    });
  },
};

const setOf = ({ securityGroupIds }: InventoryKey): string => groups(securityGroupIds);
const groups = (ids: readonly string[]): string => `[${ids.join(', ')}]`;
const namesOn = (keys: readonly InventoryKey[]): string[] =>
  [...new Set(keys.flatMap(({ functions }) => functions))].sort(byName);

/** Larger set → the subnets in which it has a key. */
type Supersets = Map<string, Set<string>>;

/** For every part of a set that somebody has: the sets that hold it. Sets are small, so their parts are few. */
const supersetsOf = (keys: readonly InventoryKey[]): Map<string, Supersets> => {
  const found = new Map<string, Supersets>();
  const sets = new Set(keys.map(setOf));
  for (const { subnetId, securityGroupIds, functions } of keys) {
    if (securityGroupIds.length > MOST_GROUPS || functions.length === 0) continue;
    const whole = groups(securityGroupIds);
    for (const part of partsOf(securityGroupIds).map(groups)) {
      if (part === whole || !sets.has(part)) continue;
      const supersets = found.get(part) ?? new Map<string, Set<string>>();
      const subnets = supersets.get(whole) ?? new Set<string>();
      found.set(part, supersets.set(whole, subnets.add(subnetId)));
    }
  }
  return found;
};

/** Every part of a set but the empty one. */
const partsOf = (ids: readonly string[]): string[][] =>
  Array.from({ length: 2 ** ids.length - 1 }, (_, mask) =>
    ids.filter((__, bit) => ((mask + 1) & (1 << bit)) !== 0),
  );

/** The larger set that saves the most, and of those the shortest: fewest groups are added. */
const bestOf = (supersets: Supersets = new Map(), own: readonly InventoryKey[]) => {
  // What a published version holds stays, whatever its function does.
  const movable = own.filter(({ functions, versions }) => functions.length > 0 && versions.length === 0);
  const [best] = [...supersets]
    .map(([larger, subnets]) => ({ larger, merged: movable.filter(({ subnetId }) => subnets.has(subnetId)) }))
    .sort((a, b) => b.merged.length - a.merged.length || compareSets(a.larger, b.larger));
  return best ?? { larger: '', merged: [] };
};

const compareSets = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);

/** Sets of groups that one function alone has, as generated templates give them; `splitKeys` tells of parts. */
export const setPerFunction: Rule = {
  code: 'ENI021',
  check: ({ inventory: { keys }, subnets }) => {
    const parts = supersetsOf(keys);
    const alone = keys.filter(
      (key) => key.functions.length === 1 && key.versions.length === 0 && !parts.has(setOf(key)),
    );
    return [...groupBy(alone, ({ subnetId }) => subnets.get(subnetId)?.vpc ?? '')].flatMap(
      ([vpc, own]): Hit[] => {
        const functions = namesOn(own);
        const shared = new Set(own.map(({ subnetId }) => subnetId)).size;
        const [first] = functions;
        if (first === undefined || own.length <= shared) return [];
        return [
          {
            at: { function: first },
            message: `${number(functions.length)} functions in ${vpc} share no ENI with anybody and take ${plural(own.length, 'ENI')}; with one set of groups for all it is ${number(shared)}`,
            fix: `Give ${list(functions)} the same securityGroupIds where they need no rules of their own: groups can then no longer tell them apart.`,
          },
        ];
      },
    );
  },
};

/** Keys that only published versions hold. */
export const pinnedByVersions: Rule = {
  code: 'ENI022',
  check: (subject) => {
    const pinned = pinnedKeys(subject);
    const held = [...groupBy(attachedVersions(subject, pinned), ({ vpc }) => vpc)];
    return held.flatMap(([vpc, holders]): Hit[] => {
      const [first] = holders;
      if (first === undefined) return [];
      const keys = new Set(holders.flatMap(({ keyIds }) => keyIds));
      const names = holders.map(({ name, version }) => `${name}:${version}`);
      return [
        {
          at: { function: first.name },
          message: `${plural(keys.size, 'ENI')} in ${vpc} ${keys.size === 1 ? 'is' : 'are'} held by published versions alone: ${list(names)}`,
          fix: `Delete the versions that nobody calls, as in: aws lambda delete-function --function-name ${first.name} --qualifier ${first.version}`,
        },
      ];
    });
  },
};

const pinnedKeys = ({ inventory: { keys } }: Subject): Set<string> =>
  new Set(keys.filter(({ functions }) => functions.length === 0).map(({ id }) => id));

const attachedVersions = ({ scenario, inventory, subnets }: Subject, pinned: ReadonlySet<string>) =>
  inventory.functions.flatMap(({ name, versions }) =>
    versions.flatMap(({ version, vpcConfig }) => {
      const keyIds = keyIdsOf(vpcConfig, scenario.parameters.ipv6InKey).filter((id) => pinned.has(id));
      const vpc = subnets.get(vpcConfig?.subnetIds[0] ?? '')?.vpc ?? '';
      return keyIds.length === 0 ? [] : [{ name, version, vpc, keyIds }];
    }),
  );
