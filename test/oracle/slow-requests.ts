/** What the slow model makes of a request's VpcConfig, and how it refuses. */
import type { VpcConfigInput } from '../../src/scenario/scenario.ts';
import type { Vpc } from './records.ts';
import type { SlowState } from './slow-state.ts';

/** The message is undefined where the specification does not quote one. */
export interface SlowAnswer {
  readonly status: number;
  readonly error: string | null;
  readonly message?: string;
}

export class Refusal extends Error {
  readonly answer: SlowAnswer;
  constructor(status: number, error: string, message?: string) {
    super(message ?? error);
    this.answer = { status, error, ...(message === undefined ? {} : { message }) };
  }
}

export const invalid = (message?: string) => new Refusal(400, 'InvalidParameterValueException', message);
export const conflict = (message?: string) => new Refusal(409, 'ResourceConflictException', message);
export const notFound = () => new Refusal(404, 'ResourceNotFoundException');
export const noSuchEntity = () => new Refusal(404, 'NoSuchEntity');

/** The VPC that a request means, given the stored one; null: none. Throws a Refusal. */
export const resolveVpc = (m: SlowState, input: VpcConfigInput, stored: Vpc | null): Vpc | null => {
  const subnets = input.subnetIds ?? stored?.subnets ?? [];
  const groups = [...new Set(input.securityGroupIds ?? stored?.groups)].toSorted();
  const isDetached = subnets.length === 0;
  if (isDetached !== (groups.length === 0)) throw invalid();
  const ipv6 = input.ipv6AllowedForDualStack ?? (!isDetached && stored?.ipv6 === true);
  if (isDetached && ipv6)
    throw invalid(
      'Ipv6AllowedForDualStack cannot be true without subnet or security groups. ' +
        'Please remove Ipv6AllowedForDualStack value from your request and try again.',
    );
  if (isDetached) return null;
  checkPlaces(m, subnets, groups, ipv6);
  return { subnets, groups, ipv6 };
};

const checkPlaces = (
  m: SlowState,
  subnets: readonly string[],
  groups: readonly string[],
  ipv6: boolean,
): void => {
  const { scenario } = m;
  for (const id of groups)
    if (!scenario.securityGroups.some((group) => group.id === id))
      throw invalid(
        'Error occurred while DescribeSecurityGroups. EC2 Error Code: InvalidGroup.NotFound. ' +
          `EC2 Error Message: The security group '${id}' does not exist`,
      );
  for (const id of subnets)
    if (!scenario.subnets.some((subnet) => subnet.id === id))
      throw invalid(
        'Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. ' +
          `EC2 Error Message: The subnet ID '${id}' does not exist`,
      );
  const places = [
    ...scenario.subnets.filter(({ id }) => subnets.includes(id)),
    ...scenario.securityGroups.filter(({ id }) => groups.includes(id)),
  ];
  if (new Set(places.map(({ vpc }) => vpc)).size > 1) throw invalid();
  if (scenario.vpcs.some(({ id, tenancy }) => tenancy === 'dedicated' && id === places[0]?.vpc))
    throw invalid();
  if (ipv6 && scenario.subnets.some(({ id, ipv6Cidr }) => subnets.includes(id) && ipv6Cidr === null))
    throw invalid();
};
