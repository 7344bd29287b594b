import type { FunctionResult, KeyResult } from '../engine/result.ts';

/** A function by its name; a published version as `checkout:3`. */
export const versionName = ({ name, version }: Pick<FunctionResult, 'name' | 'version'>): string =>
  version === '$LATEST' ? name : `${name}:${version}`;

/** `sg-app` or `sg-app+sg-db`. */
export const groupsName = ({ securityGroupIds }: Pick<KeyResult, 'securityGroupIds'>): string =>
  securityGroupIds.join('+');

/** A key as `subnet-a / sg-app`. */
export const keyName = (key: Pick<KeyResult, 'subnetId' | 'securityGroupIds'>): string =>
  `${key.subnetId} / ${groupsName(key)}`;
