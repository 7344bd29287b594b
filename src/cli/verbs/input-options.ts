/** What the verbs share that take more than scenarios as their INPUT. */

/** Of `--from`. */
export const FROM =
  'what the input is (cloudformation, serverless, terraform, aws-cli), in place of what it looks like';

/** Of `--param`. */
export const PARAM =
  'the value of a parameter of a template, of a variable of a service (opt:stage), of what a plan leaves open (local.subnets), or of AWS::AccountId or AWS::Region (repeatable)';

/** The values of an option that may be repeated. */
export const collect = (value: string, before: readonly string[] | undefined): string[] => [
  ...(before ?? []),
  value,
];
