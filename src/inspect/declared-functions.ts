/** The functions that a scenario declares, each as its creation gives it. */
import { byName } from './by-name.ts';
import type { Scenario, VpcConfig, VpcConfigInput } from '../scenario/scenario.ts';

/** A function as it is once created; what the timeline does to it later is left out. */
export interface DeclaredFunction {
  readonly name: string;
  /** Null where no role is declared: nobody knows what it allows. */
  readonly role: string | null;
  /** Null without a VPC. */
  readonly vpcConfig: VpcConfig | null;
  /** Published versions, with the attachments frozen at their publication. */
  readonly versions: readonly { readonly version: string; readonly vpcConfig: VpcConfig | null }[];
}

/** Those of the file, and those that only the timeline creates, by name. */
export const declaredFunctions = ({ functions, timeline }: Scenario): DeclaredFunction[] => {
  const created = new Map<string, DeclaredFunction>();
  for (const entry of timeline) {
    if (entry.do !== 'CreateFunction' || created.has(entry.function)) continue;
    const { function: name, role, vpcConfig } = entry;
    created.set(name, { name, role, vpcConfig: attachment(vpcConfig), versions: [] });
  }
  const declared = new Map(
    functions.map(({ name, role, vpcConfig, versions, create }): [string, DeclaredFunction] => [
      name,
      (create === null ? created.get(name) : undefined) ?? {
        name,
        role,
        vpcConfig: attachment(vpcConfig),
        versions: versions.map((each) => ({ ...each, vpcConfig: attachment(each.vpcConfig) })),
      },
    ]),
  );
  return [...new Map([...created, ...declared]).values()].sort((a, b) => byName(a.name, b.name));
};

/** A VpcConfig attaches when it has subnets and groups; with one of the two alone AWS refuses it (SCN025). */
const attachment = (config: VpcConfigInput | null): VpcConfig | null => {
  const { subnetIds = [], securityGroupIds = [], ipv6AllowedForDualStack = false } = config ?? {};
  if (subnetIds.length === 0 || securityGroupIds.length === 0) return null;
  return { subnetIds, securityGroupIds, ipv6AllowedForDualStack };
};
