/** ARNs of the account: IAM User Guide, "Identify AWS resources with Amazon Resource Names (ARNs)". */

/** Where an ARN lies. */
export interface Place {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

const partitions: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
];

/** An account's place in a Region, with the partition that the Region belongs to. */
export const placeOf = (account: string, region: string): Place => ({
  partition: partitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws',
  account,
  region,
});

/** A function's ARN; with a qualifier that of a version or alias. */
export const functionArn = (place: Place, name: string, qualifier: string | null = null): string =>
  regional(place, 'lambda', `function:${name}${qualifier === null ? '' : `:${qualifier}`}`);

/** The ARN of a thing of EC2, such as (`network-interface`, `eni-1`). */
export const ec2Arn = (place: Place, type: string, id: string): string =>
  regional(place, 'ec2', `${type}/${id}`);

/** The ARN of an IAM user. */
export const userArn = (place: Place, name: string): string => global(place, 'iam', `user/${name}`);

/** The ARN of a role itself; calls made with it have that of `assumedRoleArn`. */
export const roleArn = (place: Place, name: string): string => global(place, 'iam', `role/${name}`);

/** The principal of calls made with a role's temporary credentials. */
export const assumedRoleArn = (place: Place, role: string, session: string): string =>
  global(place, 'sts', `assumed-role/${role}/${session}`);

const regional = (place: Place, service: string, resource: string): string =>
  `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;
const global = (place: Place, service: string, resource: string): string =>
  `arn:${place.partition}:${service}::${place.account}:${resource}`;

/** The six parts between colons; the last keeps its own colons. Null when there are fewer. */
export const splitArn = (text: string): readonly string[] | null => {
  const parts = text.split(':');
  return parts.length < 6 ? null : [...parts.slice(0, 5), parts.slice(5).join(':')];
};
