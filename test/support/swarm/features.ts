/**
 * What a random scenario may have. Each feature is on in about half of the scenarios, whatever the others are: what
 * all scenarios have a little of hides what only some have much of (swarm testing, Groce et al., 2012).
 */
import fc from 'fast-check';
import type { CommandName } from '../../../src/scenario/scenario.ts';

/** Features of the timeline: one per operation. */
export const operationFeatures = [
  'CreateFunction',
  'UpdateFunctionConfiguration',
  'DeleteFunction',
  'PublishVersion',
  'Invoke',
  'CreateRole',
  'DeleteRole',
  'PutRolePolicy',
  'DeleteRolePolicy',
  'AttachRolePolicy',
  'DetachRolePolicy',
  'UpdateFunctionCode',
  'PutFunctionConcurrency',
  'DeleteFunctionConcurrency',
  'TagResource',
  'CreateVpc',
  'DeleteVpc',
  'CreateSubnet',
  'DeleteSubnet',
  'CreateSecurityGroup',
  'DeleteSecurityGroup',
  'CreateNetworkInterface',
  'DeleteNetworkInterface',
  'SetUsedIps',
  'SetQuota',
] as const satisfies readonly CommandName[];

/** Every feature: one row each, by the part of the scenario that it belongs to. */
export const features = [
  // the network
  'severalVpcs',
  'dualStack',
  'largeSubnets',
  'addressesOfOthers',
  'addressSeries',
  'enisOfOthers',
  'nat',
  // the account
  'smallEniQuota',
  'smallRegionQuota',
  'smallConcurrency',
  'docs2026',
  'long',
  'roles',
  'principals',
  'deploy',
  'eniBucket',
  'impatientEni',
  'slowControlPlane',
  'patience',
  // functions
  'manyFunctions',
  'lateCreation',
  'existing',
  'versions',
  'reservedConcurrency',
  'perEnvironment',
  'perInvocation',
  // traffic
  'rate',
  'cron',
  'invocations',
  'curve',
  'linear',
  'randomDurations',
  // parameters
  'presetDelays',
  'randomDelays',
  'noDelays',
  'shortIdle',
  'stuck',
  'sync',
  'ipv6InKey',
  'otherError',
  'largeEnis',
  'noScaleOut',
  'scaleOutEarly',
  'scaleOutDelay',
  'scaleIn',
  'shortKeepAlive',
  'slowScaling',
  'recycling',
  ...operationFeatures,
] as const;

/** The name of a feature. */
export type Feature = (typeof features)[number];
/** Which features are on. */
export type Features = Readonly<Record<Feature, boolean>>;
/** What was drawn, once it is known which features are on. */
export type Under<T> = (on: Features) => T;

/** Any set of features. */
export const arbitraryFeatures: fc.Arbitrary<Features> = fc
  .subarray([...features])
  .map((some) => Object.fromEntries(features.map((name) => [name, some.includes(name)])) as Features);
