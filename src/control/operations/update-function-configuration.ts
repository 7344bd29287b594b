/** UpdateFunctionConfiguration. Source: model rows R9–R13, R15; recorded answers. */
import type { Settings } from '../../model/function.ts';
import type { Operation } from '../control-plane.ts';
import { configurationOf } from '../function-configuration.ts';
import { refuseLack, refuseUnlessChangeable } from '../guards.ts';
import { resolveVpcConfig, type VpcConfigRequest } from '../vpc-config.ts';

export interface UpdateFunctionConfigurationRequest {
  readonly functionName: string;
  /** Left out: the stored one stays. */
  readonly vpcConfig: VpcConfigRequest | null;
  readonly memory: number | null;
}

export const updateFunctionConfiguration: Operation<UpdateFunctionConfigurationRequest> = (
  control,
  request,
) => {
  const { world } = control;
  const { latest } = control.find(request.functionName);
  refuseUnlessChangeable(control, latest);
  const { settings: stored } = latest;
  const settings: Settings = {
    role: stored.role,
    memory: request.memory ?? stored.memory,
    vpc:
      request.vpcConfig === null
        ? stored.vpc
        : resolveVpcConfig(request.vpcConfig, stored.vpc, world.network),
  };
  refuseLack(world, settings);
  const start = latest.announceUpdate(settings);
  return { status: 200, body: configurationOf(latest, control.arn(request.functionName)), afterwards: start };
};
