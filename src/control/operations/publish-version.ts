/** PublishVersion. Source: model rows R4, R12, R14; recorded answers. */
import type { FunctionVersion } from '../../model/function.ts';
import type { Settings } from '../../model/settings.ts';
import { sortedSet } from '../../model/key.ts';
import type { LambdaFunction, World } from '../../model/world.ts';
import type { Operation } from '../control-plane.ts';
import { configurationOf } from '../function-configuration.ts';
import { refuseUnlessChangeable } from '../guards.ts';

/** The function whose `$LATEST` is published. */
export interface PublishVersionRequest {
  readonly functionName: string;
}

/** Answers with the new version, or with the last one when nothing has changed. */
export const publishVersion: Operation<PublishVersionRequest> = (control, { functionName }, caller) => {
  control.authorize(caller, {
    action: 'lambda:PublishVersion',
    functionName,
    vpc: null,
    vpcConfigGiven: false,
  });
  const found = control.find(functionName);
  refuseUnlessChangeable(control, found.latest);
  const unchanged = unchangedSinceLast(found);
  const version = unchanged ?? publish(control.world, found);
  return {
    status: 201,
    body: configurationOf(version, control.arn(functionName, version.version)),
    ...(version.state === 'Pending' && unchanged === undefined ? { afterwards: () => version.create() } : {}),
  };
};

/** The version published last, when nothing has changed since. */
const unchangedSinceLast = ({
  versions,
  lastPublished,
  latest,
}: LambdaFunction): FunctionVersion | undefined => {
  const last = versions.get(String(lastPublished));
  return last !== undefined && fingerprint(last.settings) === fingerprint(latest.settings) ? last : undefined;
};

/** Equal for equal settings, in whatever order the security groups were given: they are a set. Detached is no VPC. */
const fingerprint = ({ vpc, ...rest }: Settings): string =>
  JSON.stringify({
    ...rest,
    vpc: vpc?.vpcId ? { ...vpc, securityGroupIds: sortedSet(vpc.securityGroupIds) } : null,
  });

/** The keys of an Active `$LATEST` exist, so the version is Active at once; otherwise it waits for them. */
const publish = (world: World, found: LambdaFunction): FunctionVersion => {
  const version = world.addVersion(found, String(found.lastPublished + 1), found.latest.settings);
  if (found.latest.state === 'Active') version.createActive();
  world.context.emit('version.published', version.named);
  return version;
};
