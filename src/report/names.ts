import type { FunctionResult, KeyResult, OperationResult } from '../engine/result.ts';

/** A function by its name; a published version as `checkout:3`. */
export const versionName = ({ name, version }: Pick<FunctionResult, 'name' | 'version'>): string =>
  version === '$LATEST' ? name : `${name}:${version}`;

/** `sg-app` or `sg-app+sg-db`. */
export const groupsName = ({ securityGroupIds }: Pick<KeyResult, 'securityGroupIds'>): string =>
  securityGroupIds.join('+');

/** A key as `subnet-a / sg-app`. */
export const keyName = (key: Pick<KeyResult, 'subnetId' | 'securityGroupIds'>): string =>
  `${key.subnetId} / ${groupsName(key)}`;

/** What an operation was about: a function, or a role; empty when it was neither. */
export const targetName = ({ function: name, role }: OperationResult): string => name ?? role ?? '';
