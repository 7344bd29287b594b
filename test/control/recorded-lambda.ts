/** What the recorded answers of Lambda have in common: members left out, and requests and accounts made of them. */
import type { CreateFunctionRequest } from '../../src/control/operations/create-function.ts';
import type { account } from '../support/account.ts';
import type { Json, Reasons } from './recorded.ts';

/** Members of recorded answers of Lambda that are not compared, and why. */
export const leftOutOfLambda: Reasons = {
  CodeSize: 'the size of a package: there is none',
  LastModified: 'a wall-clock time',
  Location: 'a signed link to a package: there is none',
  RevisionId: 'random',
  RuntimeVersionConfig: 'which build of the runtime AWS chose: no member of a request',
  Type: 'whose fault an error is: always the caller’s here',
};

/** Members that the customer gives, and that the simulation keeps and shows. */
const kept = [
  'Architectures',
  'Description',
  'Environment',
  'EphemeralStorage',
  'Handler',
  'Layers',
  'LoggingConfig',
  'PackageType',
  'Runtime',
  'SnapStart',
  'Timeout',
  'TracingConfig',
];

interface Configuration {
  readonly FunctionName: string;
  readonly Role: string;
  readonly MemorySize: number;
  readonly CodeSha256: string;
  readonly VpcConfig?: { readonly SubnetIds: string[]; readonly SecurityGroupIds: string[] };
}

/**
 * The request that a recorded configuration came from: so what is compared later is that all of it is kept. What AWS
 * adds by itself (defaults, the sizes of layers) is asked for here.
 */
export const requestFor = (configuration: Json, publish = false): CreateFunctionRequest => {
  const { FunctionName, Role, MemorySize, CodeSha256, VpcConfig } = configuration as unknown as Configuration;
  return {
    functionName: FunctionName,
    role: roleNameOf(Role),
    memory: MemorySize,
    code: CodeSha256,
    vpcConfig:
      VpcConfig === undefined
        ? null
        : { subnetIds: VpcConfig.SubnetIds, securityGroupIds: VpcConfig.SecurityGroupIds },
    other: Object.fromEntries(
      kept.filter((member) => member in configuration).map((m) => [m, configuration[m]]),
    ),
    publish,
  };
};

const roleNameOf = (arn: string): string => arn.slice(arn.indexOf(':role/') + ':role/'.length);

/** An account with every VPC, subnet, security group and role that recorded answers name; any if they name no VPC. */
export const accountOf = (recorded: unknown): NonNullable<Parameters<typeof account>[0]> => {
  const vpcs = new Set<string>();
  const subnets = new Map<string, string>();
  const groups = new Map<string, string>();
  const roles = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { Role, VpcId, SubnetIds = [], SecurityGroupIds = [] } = value as Found;
    if (Role !== undefined) roles.add(roleNameOf(Role));
    if (VpcId) {
      vpcs.add(VpcId);
      for (const id of SubnetIds) subnets.set(id, VpcId);
      for (const id of SecurityGroupIds) groups.set(id, VpcId);
    }
    Object.values(value).forEach(visit);
  };
  visit(recorded);
  if (vpcs.size === 0) return {};
  return {
    vpcs: [...vpcs].map((id) => ({
      id,
      cidr: '10.0.0.0/16',
      ipv6Cidr: null,
      tenancy: 'default',
      otherEnis: 0,
    })),
    subnets: [...subnets].map(([id, vpc]) => ({ id, vpc })),
    securityGroups: [...groups].map(([id, vpc]) => ({ id, vpc })),
    roles: [...roles].map((name) => ({ name, policies: ['AWSLambdaVPCAccessExecutionRole'] })),
  };
};

interface Found {
  readonly Role?: string;
  readonly VpcId?: string;
  readonly SubnetIds?: readonly string[];
  readonly SecurityGroupIds?: readonly string[];
}
