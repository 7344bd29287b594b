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

/** What an operation was about: a function, a role or a thing of EC2; empty when it was none of them. */
export const targetName = ({ function: name, role, resource }: OperationResult): string =>
  name ?? role ?? resource ?? '';

/** An operation by its name; a read stands for the entry that it serves: to delete what is left, it is looked for first. */
export const operationName = ({ operation }: Pick<OperationResult, 'operation'>): string =>
  operation === 'DescribeNetworkInterfaces'
    ? 'DeleteNetworkInterface (its DescribeNetworkInterfaces)'
    : operation;
