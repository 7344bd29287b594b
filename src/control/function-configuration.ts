/** A version as the Lambda API shows it: the part of FunctionConfiguration that the simulation knows. */
import type { FunctionVersion } from '../model/function.ts';

/** Members that do not apply are absent, as in AWS's answers (recorded). */
export interface FunctionConfiguration {
  readonly FunctionName: string;
  readonly FunctionArn: string;
  readonly Version: string;
  readonly Role?: string;
  readonly MemorySize: number;
  readonly State: string;
  readonly StateReason?: string;
  readonly StateReasonCode?: string;
  readonly LastUpdateStatus?: string;
  readonly LastUpdateStatusReason?: string;
  readonly LastUpdateStatusReasonCode?: string;
  readonly VpcConfig?: {
    readonly SubnetIds: readonly string[];
    readonly SecurityGroupIds: readonly string[];
    readonly VpcId: string;
    readonly Ipv6AllowedForDualStack: boolean;
  };
}

/** Texts of reason codes; `Creating` is recorded, the others are ours. */
const reasons: Readonly<Record<string, string>> = {
  Creating: 'The function is being created.',
  Restoring: 'The function is being restored.',
  Idle: 'The function is idle.',
  EniLimitExceeded: 'The limit of network interfaces is reached.',
  SubnetOutOfIPAddresses: 'A subnet of the function has no free IP address.',
  InsufficientRolePermissions: 'The execution role does not allow Lambda to manage network interfaces.',
  InternalError: 'The creation of the function took too long and was cancelled.',
};

/** How `GetFunctionConfiguration` answers for the version now. */
export const configurationOf = (version: FunctionVersion, arn: string): FunctionConfiguration => {
  const { settings, state, stateReasonCode, lastUpdateStatus, lastUpdateReasonCode } = version;
  const { vpc, role } = settings;
  return {
    FunctionName: version.functionName,
    FunctionArn: arn,
    Version: version.version,
    ...(role === null ? {} : { Role: role }),
    MemorySize: settings.memory,
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
