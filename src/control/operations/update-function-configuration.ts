/** UpdateFunctionConfiguration. Source: model rows R9–R13, R15; recorded answers. */
import type { Settings } from '../../model/settings.ts';
import { configurationOf, type FunctionConfiguration } from '../function-configuration.ts';
import { refuseLack, refuseRole, refuseUnlessChangeable } from '../guards.ts';
import type { Operation } from '../operation.ts';
import { intendedVpc, resolveVpcConfig, type VpcConfigRequest } from '../vpc-config.ts';

/** A change of `$LATEST`; null stands for what is left out. */
export interface UpdateFunctionConfigurationRequest {
  readonly functionName: string;
  /** Left out: the stored one stays. */
  readonly vpcConfig: VpcConfigRequest | null;
  readonly memory: number | null;
  /** Left out: the stored one stays. */
  readonly role?: string | null;
  /** Members that are kept and shown, and do nothing; those left out stay. */
  readonly other?: Readonly<Record<string, unknown>>;
}

/** Answers InProgress with the new configuration; the keys are joined right after. */
export const updateFunctionConfiguration: Operation<
  UpdateFunctionConfigurationRequest,
  FunctionConfiguration
> = (control, { functionName, vpcConfig, memory, role = null, other = {} }, caller) => {
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
    ...stored,
    role: role ?? stored.role,
    memory: memory ?? stored.memory,
    vpc: vpcConfig === null ? stored.vpc : resolveVpcConfig(vpcConfig, stored.vpc, network),
    other: { ...stored.other, ...other },
  };
  if (vpcConfig !== null || role !== null) refuseRole(control, settings);
  refuseLack(control.world, settings);
  const start = latest.announceUpdate(settings);
  return { status: 200, body: configurationOf(control, latest), afterwards: start };
};
