/** PublishVersion. Source: model rows R4, R12, R14; recorded answers. */
import type { FunctionVersion } from '../../model/function.ts';
import { sortedSet } from '../../model/key.ts';
import type { Settings } from '../../model/settings.ts';
import type { LambdaFunction, World } from '../../model/world.ts';
import { configurationOf, type FunctionConfiguration } from '../function-configuration.ts';
import { refuseUnlessChangeable } from '../guards.ts';
import type { Operation } from '../operation.ts';

/** The function whose `$LATEST` is published. */
export interface PublishVersionRequest {
  readonly functionName: string;
  /** Of the version; left out: that of `$LATEST`. */
  readonly description?: string;
}

/** Answers with the new version, or with the last one when nothing has changed. */
export const publishVersion: Operation<PublishVersionRequest, FunctionConfiguration> = (
  control,
  { functionName, description },
  caller,
) => {
  control.authorize(caller, {
    action: 'lambda:PublishVersion',
    functionName,
    vpc: null,
    vpcConfigGiven: false,
  });
  const found = control.find(functionName);
  refuseUnlessChangeable(control, found.latest);
  const unchanged = unchangedSinceLast(found);
  const version = unchanged ?? publish(control.world, found, description);
  return {
    status: 201,
    body: configurationOf(control, version, version.version),
    ...(version.state === 'Pending' && unchanged === undefined ? { afterwards: () => version.create() } : {}),
  };
};

/** The version published last, when nothing has changed since. */
export const unchangedSinceLast = ({
  versions,
  lastPublished,
  publishedFrom,
  latest,
}: LambdaFunction): FunctionVersion | undefined => {
  const isSame = publishedFrom !== null && fingerprint(publishedFrom) === fingerprint(latest.settings);
  return isSame ? versions.get(String(lastPublished)) : undefined;
};

/** Equal for equal settings, in whatever order the security groups were given: they are a set. Detached is no VPC. */
const fingerprint = ({ vpc, ...rest }: Settings): string =>
  JSON.stringify({
    ...rest,
    vpc: vpc?.vpcId ? { ...vpc, securityGroupIds: sortedSet(vpc.securityGroupIds) } : null,
  });

/** The keys of an Active `$LATEST` exist, so the version is Active at once; otherwise it waits for them. */
const publish = (world: World, found: LambdaFunction, description: string | undefined): FunctionVersion => {
  const { settings, state } = found.latest;
  const own = description === undefined ? {} : { Description: description };
  const version = world.addVersion(found, String(found.lastPublished + 1), {
    ...settings,
    other: { ...settings.other, ...own },
  });
  found.publishedFrom = settings;
  if (state === 'Active') version.createActive();
  world.context.emit('version.published', version.named);
  return version;
};
