/** UpdateFunctionCode. Source: model rows R7, R10, R12; recorded answers. */
import type { Settings } from '../../model/settings.ts';
import { configurationOf, type FunctionConfiguration } from '../function-configuration.ts';
import { refuseLack, refuseUnlessChangeable } from '../guards.ts';
import type { Operation } from '../operation.ts';
import { unchangedSinceLast } from './publish-version.ts';

/** New code for `$LATEST`. */
export interface UpdateFunctionCodeRequest {
  readonly functionName: string;
  /** Which code it is: equal for equal code. */
  readonly code: string;
  /** Publishes a version with the new code. */
  readonly publish?: boolean;
  /** Answers as if, and changes nothing. */
  readonly dryRun?: boolean;
}

/**
 * Answers InProgress. A publishing update answers with the new version, Pending until its keys are joined. An update
 * touches no ENI, unless the function was Inactive.
 */
export const updateFunctionCode: Operation<UpdateFunctionCodeRequest, FunctionConfiguration> = (
  control,
  { functionName, code, publish = false, dryRun = false },
  caller,
) => {
  const { world } = control;
  control.authorize(caller, {
    action: 'lambda:UpdateFunctionCode',
    functionName,
    vpc: null,
    vpcConfigGiven: false,
  });
  const found = control.find(functionName);
  const { latest } = found;
  refuseUnlessChangeable(control, latest);
  const settings: Settings = { ...latest.settings, code };
  refuseLack(world, settings);
  if (dryRun) return { status: 200, body: configurationOf(control, latest) };
  const start = latest.announceUpdate(settings);
  if (!publish) return { status: 200, body: configurationOf(control, latest), afterwards: start };
  const known = unchangedSinceLast(found);
  const version = known ?? world.addVersion(found, String(found.lastPublished + 1), settings);
  return {
    status: 200,
    body: configurationOf(control, version, version.version),
    afterwards: () => {
      start();
      if (known === undefined) version.create();
    },
  };
};
