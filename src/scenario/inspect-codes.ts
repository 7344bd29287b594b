import type { FindingCodeRow } from './finding-code-row.ts';

/** The codes of what makes an account risky (src/inspect): what each means, how to mend it, and an example. */
export const inspectCodes = {
  ENI001: {
    severity: 'error',
    title: 'VpcConfig that AWS refuses',
    meaning:
      'CreateFunction with this VpcConfig is refused: too many subnets or groups, several VPCs, an IPv6-only subnet, or the IPv6 flag without dual stack.',
    mend: 'Correct the VpcConfig as the message says.',
    example: 'vpcConfig: { subnetIds: [subnet-of-vpc-1, subnet-of-vpc-2], … }',
  },
  ENI002: {
    severity: 'error',
    title: 'VPC with dedicated tenancy',
    meaning: 'Lambda cannot attach functions to a VPC with dedicated instance tenancy.',
    mend: 'Attach the functions to a VPC with default tenancy that is peered with it.',
    example: 'vpcs: [{ id: vpc-main, cidr: 10.0.0.0/16, tenancy: dedicated }]',
  },
  ENI003: {
    severity: 'error',
    title: 'execution role without a permission for ENIs',
    meaning:
      'Lambda makes and deletes ENIs by the execution role. Without one of the six actions CreateFunction and UpdateFunctionConfiguration are refused as soon as they give a VpcConfig.',
    mend: 'Attach AWSLambdaVPCAccessExecutionRole, and look for a Deny that stops the action.',
    example: 'roles: [{ name: app, policies: [AWSLambdaENIManagementAccess] }]   # lacks DescribeSubnets',
  },
  ENI004: {
    severity: 'info',
    leavesOpen: true,
    title: 'function in a VPC without a declared role',
    meaning:
      'The file names no execution role, so nobody knows whether Lambda may make the ENIs. A run takes it that it may.',
    mend: 'Declare the role and its policies, and name it at the function.',
    example: 'functions: [{ name: checkout, vpcConfig: { … } }]   # role: app',
  },
  ENI005: {
    severity: 'error',
    title: 'caller whom AWS refuses',
    meaning:
      'A principal that creates or updates functions in the timeline lacks the permission for it, or for one of the reads of EC2 that a call with a VpcConfig needs.',
    mend: 'Allow the action, or look for the Deny that stops it: `heni iam` says which statement decides.',
    example: '{ at: 1h, do: CreateFunction, function: checkout, as: deployer }   # and no ec2:DescribeVpcs',
  },
  ENI006: {
    severity: 'warning',
    title: 'role deleted while functions use it',
    meaning:
      'Lambda makes and deletes ENIs by the execution role. Once it is gone, the ENIs that are released are left behind, with their addresses.',
    mend: 'Delete the functions first, wait until their ENIs are gone, and then delete the role.',
    example: '{ at: 1h, do: DeleteRole, role: app }   # and DeleteFunction at 2h',
  },
  ENI010: {
    severity: 'error',
    title: 'ENI quota exceeded',
    meaning:
      'The keys need more ENIs than the quota of the VPC or the Region has, those of other services included. The functions that come last fail with EniLimitExceeded.',
    mend: 'Let functions share sets of security groups, or have the quota raised.',
    example: '84 functions with a group each in 3 subnets   # 252 of 250',
  },
  ENI011: {
    severity: 'warning',
    title: 'ENI quota nearly used',
    meaning: 'More than 80 % of the ENI quota of the VPC or the Region is used without any load.',
    mend: 'Let functions share sets of security groups, or ask for more before the next deploy.',
    example: 'account: { quotas: { enisPerVpc: 250 } }   # and 210 ENIs',
  },
  ENI012: {
    severity: 'warning',
    title: 'ENI quota exceeded while groups change',
    meaning:
      'An update to other groups keeps the old ENIs until the new ones serve and Lambda has taken the old ones back. All functions at once need more than the quota then.',
    mend: 'Change the groups in waves of the size that the message gives, or have the quota raised.',
    example: '150 ENIs of a quota of 250, every function moved at once   # 300',
  },
  ENI013: {
    severity: 'info',
    title: 'ENI quota nearly used while groups change',
    meaning: 'With old and new ENIs side by side more than 80 % of the quota is used.',
    mend: 'Change the groups of some functions at a time.',
    example: '105 ENIs of a quota of 250, every function moved at once   # 210',
  },
  ENI014: {
    severity: 'error',
    title: 'subnet without addresses for its keys',
    meaning:
      'Every key takes an address of its subnet, and others use the rest. The functions that come last fail with SubnetOutOfIPAddresses.',
    mend: 'Let functions share sets of security groups, or use a larger subnet.',
    example: 'cidr: 10.0.1.0/28, usedIps: 8   # 11 usable, and five keys',
  },
  ENI015: {
    severity: 'warning',
    title: 'subnet without addresses while groups change',
    meaning:
      'An update to other groups keeps the old ENIs until the new ones serve and Lambda has taken the old ones back. The subnet has no room for both of every key.',
    mend: 'Change the groups in waves of the size that the message gives, or use a larger subnet.',
    example: 'cidr: 10.0.1.0/28, usedIps: 0   # 11 usable, and eight keys',
  },
  ENI016: {
    severity: 'warning',
    title: 'subnet without addresses when others use the most',
    meaning:
      'At the start there is an address for every key; when others use the most there is not, and an ENI that is made then fails with SubnetOutOfIPAddresses.',
    mend: 'Deploy while others use less, let functions share sets of security groups, or use a larger subnet.',
    example: 'usedIps: [{ at: 0s, ips: 236 }, { at: 12h, ips: 247 }]   # of 251, and nine keys',
  },
  ENI020: {
    severity: 'warning',
    title: 'sets of groups that split keys',
    meaning:
      'ENIs are shared by exactly equal sets of groups (their order does not matter). One set that is part of another takes an ENI of its own in every subnet.',
    mend: 'Give both the larger set, if its rules suit both.',
    example: '[sg-app] for one function and [sg-app, sg-db] for another in one subnet',
  },
  ENI021: {
    severity: 'info',
    title: 'functions that share no ENI',
    meaning:
      'Functions have sets of groups to themselves, as generated templates give them, and so an ENI in each of their subnets.',
    mend: 'Share one set where functions need no rules of their own: groups can then no longer tell them apart.',
    example: 'securityGroupIds: ["sg-handler-{n}"]   # count: 46',
  },
  ENI022: {
    severity: 'warning',
    title: 'published versions that keep ENIs',
    meaning:
      'The VpcConfig of a published version is frozen. Keys that no $LATEST uses any more stay as long as such a version does (or until it is idle).',
    mend: 'Delete the versions that nobody calls.',
    example: 'versions: [{ version: "1", vpcConfig: { …, securityGroupIds: [sg-old] } }]',
  },
  ENI030: {
    severity: 'warning',
    title: 'one Availability Zone only',
    meaning: 'All subnets of the function are in one Availability Zone, so it fails with the zone.',
    mend: 'Add a subnet of another Availability Zone.',
    example: 'vpcConfig: { subnetIds: [subnet-a], … }',
  },
  ENI031: {
    severity: 'warning',
    title: 'public subnet',
    meaning:
      'The default route leads to an internet gateway, which serves public addresses only, and an ENI of Lambda has none: calls to the internet time out.',
    mend: 'Attach the functions to private subnets that lead to a NAT gateway.',
    example: 'subnets: [{ id: subnet-a, …, route: igw }]',
  },
  ENI032: {
    severity: 'info',
    title: 'no way to the internet',
    meaning:
      'No subnet of the function has a route out, so it reaches neither the internet nor AWS services without an endpoint in the VPC. That may be what is wanted.',
    mend: 'Where it is not, lead the default route to a NAT gateway, or add VPC endpoints.',
    example: 'subnets: [{ id: subnet-a, …, route: none }]',
  },
  ENI033: {
    severity: 'warning',
    title: 'internet from some subnets only',
    meaning: 'An invocation may land in any subnet of the function; from some of them calls time out.',
    mend: 'Lead the default route of every subnet to a NAT gateway.',
    example: 'subnetIds: [subnet-nat, subnet-none]',
  },
  ENI034: {
    severity: 'warning',
    title: 'IPv6 without a way out',
    meaning:
      'ipv6AllowedForDualStack allows IPv6, but no egress-only internet gateway leads out of the subnet: IPv6 works inside the VPC only.',
    mend: 'Lead ::/0 of its route table to an egress-only internet gateway, or leave the flag out.',
    example: 'ipv6AllowedForDualStack: true   # in a subnet with route: nat',
  },
  ENI040: {
    severity: 'warning',
    title: 'more connections than a NAT gateway carries',
    meaning:
      'A NAT gateway carries 55,000 connections to one destination (address, port and protocol) for each of its IPv4 addresses. Functions may hold more: as many environments as their reserved concurrency, their concurrency curve or the account allows, each with its connections. Those beyond are refused, and the invocations time out.',
    mend: 'Give the gateway more addresses (8 at most, more than 2 after a request), hold fewer connections per environment, reserve less concurrency, or reach the destination without NAT.',
    example:
      'reservedConcurrency: 3000, connections: { perEnvironment: 25, destination: payments }   # 75,000',
  },
} as const satisfies Record<string, FindingCodeRow>;
