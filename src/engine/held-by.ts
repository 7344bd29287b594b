/** Why a thing of EC2 could not be deleted: who holds it, and until when as far as that is known. */
import { toSeconds } from '../kernel/time.ts';
import type { Eni } from '../model/eni.ts';
import type { Key } from '../model/key.ts';
import { LATEST, type World } from '../model/world.ts';
import type { HeldEniResult, HeldResult } from './result.ts';

interface Used {
  readonly subnet: { readonly id: string };
  readonly securityGroupIds: readonly string[];
}

/** What an operation deletes, and whether something is in it. An operation without a row is held by nothing here. */
const holds: Readonly<Record<string, (used: Used, id: string) => boolean>> = {
  DeleteSubnet: ({ subnet }, id) => subnet.id === id,
  DeleteSecurityGroup: ({ securityGroupIds }, id) => securityGroupIds.includes(id),
};

/** The functions, ENIs and interfaces that hold a thing now; null when it is none that they can hold. */
export const heldBy = (world: World, operation: string, id: string): HeldResult | null => {
  const isHeld = holds[operation];
  if (isHeld === undefined) return null;
  const keys = [...world.keys.values()].filter((key) => isHeld(key, id));
  const holders = keys.flatMap(({ holdings }) => [...holdings].map(({ version }) => version));
  return {
    functions: [...new Set(holders)]
      .map(({ functionName, version }) => (version === LATEST ? functionName : `${functionName}:${version}`))
      .sort(),
    enis: keys.flatMap((key) => key.enis.map((eni) => held(eni, key))),
    interfaces: [...world.network.interfaces.values()].filter((one) => isHeld(one, id)).map((one) => one.id),
  };
};

const held = ({ id, phase, goneAt }: Eni, { subnet, securityGroupIds }: Key): HeldEniResult => ({
  eniId: id,
  subnetId: subnet.id,
  securityGroupIds,
  phase,
  goneAt: phase === 'releasing' || phase === 'detached' ? toSeconds(goneAt) : null,
});
