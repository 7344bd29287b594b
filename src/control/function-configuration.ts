/** A version as the Lambda API shows it: the part of FunctionConfiguration that the simulation knows. */
import { hexDigits } from '../kernel/random.ts';
import type { FunctionVersion } from '../model/function.ts';
import type { ReasonCode } from '../model/states.ts';
import type { ControlPlane } from './control-plane.ts';

/** A version in a list: what it is configured to be. Members that do not apply are absent, as in AWS's answers (recorded). */
export interface ListedConfiguration {
  readonly FunctionName: string;
  readonly FunctionArn: string;
  readonly Version: string;
  readonly Role?: string;
  readonly MemorySize: number;
  readonly CodeSha256: string;
  readonly VpcConfig?: {
    readonly SubnetIds: readonly string[];
    readonly SecurityGroupIds: readonly string[];
    readonly VpcId: string;
    readonly Ipv6AllowedForDualStack: boolean;
  };
}

/** A version by itself: also the state it is in. */
export interface FunctionConfiguration extends ListedConfiguration {
  readonly State: string;
  readonly StateReason?: string;
  readonly StateReasonCode?: string;
  readonly LastUpdateStatus?: string;
  readonly LastUpdateStatusReason?: string;
  readonly LastUpdateStatusReasonCode?: string;
}

/** Texts of reason codes; `Creating` is recorded, the others are ours. */
const reasons: Readonly<Record<ReasonCode, string>> = {
  Creating: 'The function is being created.',
  Restoring: 'The function is being restored.',
  Idle: 'The function is idle.',
  EniLimitExceeded: 'The limit of network interfaces is reached.',
  SubnetOutOfIPAddresses: 'A subnet of the function has no free IP address.',
  InsufficientRolePermissions: 'The execution role does not allow Lambda to manage network interfaces.',
  InvalidSubnet: 'A subnet of the function does not exist.',
  InvalidSecurityGroup: 'A security group of the function does not exist.',
  EC2RequestLimitExceeded: 'Amazon EC2 throttled the creation of a network interface for too long.',
  InternalError: 'The creation of the function took too long and was cancelled.',
};

/** How GetFunctionConfiguration shows a version; its ARN ends with the qualifier, if there is one. */
export const configurationOf = (
  control: ControlPlane,
  version: FunctionVersion,
  qualifier: string | null = null,
): FunctionConfiguration => {
  const { state, stateReasonCode, lastUpdateStatus, lastUpdateReasonCode } = version;
  return {
    ...listedConfigurationOf(control, version, qualifier),
    State: state,
    ...(stateReasonCode === null
      ? {}
      : { StateReason: reasons[stateReasonCode], StateReasonCode: stateReasonCode }),
    ...(lastUpdateStatus === null ? {} : { LastUpdateStatus: lastUpdateStatus }),
    ...(lastUpdateReasonCode === null
      ? {}
      : {
          LastUpdateStatusReason: reasons[lastUpdateReasonCode],
          LastUpdateStatusReasonCode: lastUpdateReasonCode,
        }),
  };
};

/** How the lists show a version: without its states (recorded). */
export const listedConfigurationOf = (
  control: ControlPlane,
  version: FunctionVersion,
  qualifier: string | null = null,
): ListedConfiguration => {
  const { vpc, role, memory, code, other } = version.settings;
  return {
    ...other,
    FunctionName: version.functionName,
    FunctionArn: control.arn(version.functionName, qualifier),
    Version: version.version,
    ...(role === null ? {} : { Role: control.roleArn(role) }),
    MemorySize: memory,
    CodeSha256: sha256Of(code),
    ...(vpc === null
      ? {}
      : {
          VpcConfig: {
            SubnetIds: vpc.subnetIds,
            SecurityGroupIds: vpc.securityGroupIds,
            VpcId: vpc.vpcId,
            Ipv6AllowedForDualStack: vpc.ipv6AllowedForDualStack,
          },
        }),
  };
};

/** Looks like the hash of a package, and is equal for equal code; there is no package. */
const sha256Of = (code: string): string =>
  Buffer.from(hexDigits(0, 64, 'code', code), 'hex').toString('base64');
