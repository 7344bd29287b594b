/** CreateFunction. Source: model rows R6, R8, R14; recorded answers. */
import type { Settings } from '../../model/settings.ts';
import type { Operation } from '../control-plane.ts';
import { AwsError } from '../errors.ts';
import { configurationOf } from '../function-configuration.ts';
import { refuseLack, refuseRole } from '../guards.ts';
import { intendedVpc, resolveVpcConfig, type VpcConfigRequest } from '../vpc-config.ts';

/** A function to create; null stands for what is left out. */
export interface CreateFunctionRequest {
  readonly functionName: string;
  readonly role: string | null;
  readonly vpcConfig: VpcConfigRequest | null;
  readonly memory: number;
  /** Publishes version 1 with it. */
  readonly publish: boolean;
}

/** Answers Pending; the keys are joined right after. */
export const createFunction: Operation<CreateFunctionRequest> = (control, request, caller) => {
  const { world } = control;
  const { functionName, role, memory, vpcConfig, publish } = request;
  control.authorize(caller, {
    action: 'lambda:CreateFunction',
    functionName,
    vpc: intendedVpc(vpcConfig, null, world.network),
    vpcConfigGiven: vpcConfig !== null,
  });
  if (world.functions.has(functionName)) throw new AwsError('alreadyExists', { name: functionName });
  const vpc = vpcConfig === null ? null : resolveVpcConfig(vpcConfig, null, world.network);
  const settings: Settings = { role, memory, vpc };
  refuseRole(control, settings);
  refuseLack(world, settings);
  const created = world.addFunction(functionName, settings);
  const versions = publish ? [created.latest, world.addVersion(created, '1', settings)] : [created.latest];
  const answering = versions.at(-1) ?? created.latest;
  return {
    status: 201,
    body: configurationOf(answering, control.arn(functionName)),
    afterwards: () => {
      for (const version of versions) version.create();
    },
  };
};
