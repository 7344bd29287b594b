/** UpdateFunctionConfiguration. Source: model rows R9–R13, R15; recorded answers. */
import type { Settings } from '../../model/settings.ts';
import type { Operation } from '../control-plane.ts';
import { configurationOf } from '../function-configuration.ts';
import { refuseLack, refuseRole, refuseUnlessChangeable } from '../guards.ts';
import { intendedVpc, resolveVpcConfig, type VpcConfigRequest } from '../vpc-config.ts';

/** A change of `$LATEST`; null stands for what is left out. */
export interface UpdateFunctionConfigurationRequest {
  readonly functionName: string;
  /** Left out: the stored one stays. */
  readonly vpcConfig: VpcConfigRequest | null;
  readonly memory: number | null;
}

/** Answers InProgress with the new configuration; the keys are joined right after. */
export const updateFunctionConfiguration: Operation<UpdateFunctionConfigurationRequest> = (
  control,
  { functionName, vpcConfig, memory },
  caller,
) => {
  const { network, functions } = control.world;
  control.authorize(caller, {
    action: 'lambda:UpdateFunctionConfiguration',
    functionName,
    vpc: intendedVpc(vpcConfig, functions.get(functionName)?.latest.settings.vpc ?? null, network),
    vpcConfigGiven: vpcConfig !== null,
  });
  const { latest } = control.find(functionName);
  refuseUnlessChangeable(control, latest);
  const { settings: stored } = latest;
  const settings: Settings = {
    role: stored.role,
    memory: memory ?? stored.memory,
    vpc: vpcConfig === null ? stored.vpc : resolveVpcConfig(vpcConfig, stored.vpc, network),
  };
  if (vpcConfig !== null) refuseRole(control, settings);
  refuseLack(control.world, settings);
  const start = latest.announceUpdate(settings);
  return { status: 200, body: configurationOf(latest, control.arn(functionName)), afterwards: start };
};
