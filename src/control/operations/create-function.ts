/** CreateFunction. Source: model rows R6, R8, R14, R44; recorded answers. */
import type { Settings } from '../../model/settings.ts';
import { AwsError } from '../errors.ts';
import { configurationOf, type FunctionConfiguration } from '../function-configuration.ts';
import { refuseLack, refuseRole } from '../guards.ts';
import type { Operation } from '../operation.ts';
import { intendedVpc, resolveVpcConfig, type VpcConfigRequest } from '../vpc-config.ts';

/** A function to create; null stands for what is left out. */
export interface CreateFunctionRequest {
  readonly functionName: string;
  readonly role: string | null;
  readonly vpcConfig: VpcConfigRequest | null;
  readonly memory: number;
  /** Publishes a version with it. */
  readonly publish: boolean;
  /** Which code it runs. */
  readonly code?: string;
  /** Members that are kept and shown, and do nothing: Runtime, Handler, Description … */
  readonly other?: Readonly<Record<string, unknown>>;
  /** Through the console, which gives the role of an attached function the permissions it needs. */
  readonly viaConsole?: boolean;
}

/** What the console attaches to the role of a function that it creates in a VPC. */
const CONSOLE_POLICY = 'AWSLambdaVPCAccessExecutionRole';

/** Answers Pending; the keys are joined right after. */
export const createFunction: Operation<CreateFunctionRequest, FunctionConfiguration> = (
  control,
  request,
  caller,
) => {
  const { world, identities } = control;
  const { functionName, role, memory, vpcConfig, publish, code = '', other = {} } = request;
  control.authorize(caller, {
    action: 'lambda:CreateFunction',
    functionName,
    vpc: intendedVpc(vpcConfig, null, world.network),
    vpcConfigGiven: vpcConfig !== null,
  });
  if (world.functions.has(functionName)) throw new AwsError('alreadyExists', { name: functionName });
  const vpc = vpcConfig === null ? null : resolveVpcConfig(vpcConfig, null, world.network);
  const settings: Settings = { role, memory, vpc, code, other };
  if (request.viaConsole === true && role !== null && vpc !== null) {
    identities.attachPolicy(role, CONSOLE_POLICY);
    world.onPermissions();
  }
  refuseRole(control, settings);
  refuseLack(world, settings);
  const created = world.addFunction(functionName, settings);
  const { latest } = created;
  const versions = publish
    ? [latest, world.addVersion(created, String(created.lastPublished + 1), settings)]
    : [latest];
  return {
    status: 201,
    body: configurationOf(control, versions.at(-1) ?? latest),
    afterwards: () => {
      for (const version of versions) version.create();
    },
  };
};
