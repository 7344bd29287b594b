/** What `heni iam` is asked about: the functions of the scenario, with the VPC that each has or is to get. */
import type { FunctionVpc } from '../../iam/requests.ts';
import { matchesPattern } from '../../scenario/name-pattern.ts';
import { didYouMean, nearest } from '../../scenario/nearest.ts';
import type { Scenario, VpcConfigInput } from '../../scenario/scenario.ts';
import { UsageError } from '../errors.ts';

/** A function as an action is asked on it. */
export interface Target {
  readonly name: string;
  readonly role: string | null;
  /** Null without a VPC. */
  readonly vpc: FunctionVpc | null;
}

/** What the command line says about the function. */
export interface TargetOptions {
  /** A name or a pattern such as `checkout-*`. */
  readonly function?: string | undefined;
  /** False: no VPC. */
  readonly vpc?: string | boolean | undefined;
  readonly subnets?: readonly string[] | undefined;
  readonly securityGroups?: readonly string[] | undefined;
}

/** Every function of the scenario, those that only the timeline creates included. */
export const targetsOf = (scenario: Scenario): Target[] => {
  const created = new Map(
    scenario.timeline.flatMap((entry) => (entry.do === 'CreateFunction' ? [[entry.function, entry]] : [])),
  );
  const declared = new Set(scenario.functions.map(({ name }) => name));
  return [
    ...scenario.functions.map(({ name, role, vpcConfig }) => {
      const entry = vpcConfig === null ? created.get(name) : undefined;
      const own = vpcConfig ?? entry?.vpcConfig ?? null;
      return { name, role: role ?? created.get(name)?.role ?? null, vpc: vpcOf(scenario, own) };
    }),
    ...[...created.values()]
      .filter((entry) => !declared.has(entry.function))
      .map((entry) => ({ name: entry.function, role: entry.role, vpc: vpcOf(scenario, entry.vpcConfig) })),
  ];
};

/** The functions that are meant, with the VPC that the command line gives, or else their own. */
export const chosenTargets = (scenario: Scenario, options: TargetOptions): Target[] => {
  const vpc = vpcAsked(scenario, options);
  const all = targetsOf(scenario);
  const pattern = options.function;
  const chosen = pattern === undefined ? all : all.filter(({ name }) => matchesPattern(pattern, name));
  if (vpc === undefined && pattern !== undefined && chosen.length === 0)
    throw unknown('function', pattern, namesOf(all));
  if (vpc === undefined) return chosen;
  // With a VPC of its own a function may also be one that is yet to come.
  const asked = chosen.length > 0 ? chosen : [{ name: pattern ?? '*', role: null }];
  return asked.map((target) => ({ ...target, vpc }));
};

/** The user's mistake of naming what the scenario does not have. */
export const unknown = (what: string, name: string, known: readonly string[]): UsageError =>
  new UsageError(`the scenario has no ${what} ${name}${didYouMean(nearest(name, known)) || listing(known)}`);

const listing = (known: readonly string[]): string =>
  known.length === 0
    ? ''
    : `; it has ${known.slice(0, SHOWN).join(', ')}${known.length > SHOWN ? ', …' : ''}`;
const SHOWN = 10;

const namesOf = (things: readonly { readonly name: string }[]): string[] => things.map(({ name }) => name);

const vpcOf = ({ subnets }: Scenario, config: VpcConfigInput | null): FunctionVpc | null => {
  const { subnetIds = [], securityGroupIds = [] } = config ?? {};
  const vpcId = subnets.find(({ id }) => subnetIds.includes(id))?.vpc;
  return vpcId === undefined ? null : { vpcId, subnetIds, securityGroupIds };
};

/** Undefined: each function has its own. Ids that the scenario does not know are taken with a --vpc to belong to. */
const vpcAsked = (scenario: Scenario, options: TargetOptions): FunctionVpc | null | undefined => {
  const { vpc, subnets: subnetIds, securityGroups: securityGroupIds } = options;
  const isGiven = subnetIds !== undefined || securityGroupIds !== undefined;
  if (vpc === false && isGiven) throw new UsageError('--no-vpc excludes --subnets and --security-groups');
  if (vpc === false) return null;
  if (vpc === undefined && !isGiven) return undefined;
  if (subnetIds === undefined || securityGroupIds === undefined)
    throw new UsageError('a VpcConfig has both: give --subnets and --security-groups');
  const own = [
    ...placed(scenario.subnets, subnetIds, 'subnet', vpc),
    ...placed(scenario.securityGroups, securityGroupIds, 'security group', vpc),
  ];
  const [vpcId = '', ...others] = new Set(own);
  if (others.length > 0)
    throw new UsageError(
      `subnets and security groups are of different VPCs: ${[vpcId, ...others].join(', ')}`,
    );
  return { vpcId, subnetIds, securityGroupIds };
};

/** The VPC of each id. */
const placed = (
  declared: readonly { readonly id: string; readonly vpc: string }[],
  ids: readonly string[],
  what: string,
  vpc: string | boolean | undefined,
): string[] =>
  ids.map((id) => {
    const found = declared.find((one) => one.id === id)?.vpc;
    if (typeof vpc === 'string') {
      if (found !== undefined && found !== vpc)
        throw new UsageError(`the ${what} ${id} is of ${found}, not of ${vpc}`);
      return vpc;
    }
    if (found !== undefined) return found;
    const known = declared.map((one) => one.id);
    const { message } = unknown(what, id, known);
    throw new UsageError(`${message} (with --vpc it may be one outside of the scenario)`);
  });
