/** What the verbs share that take more than scenarios as their INPUT. */

/** Of `--from`. */
export const FROM = 'what the input is (cloudformation, terraform), in place of what it looks like';

/** Of `--param`. */
export const PARAM =
  'the value of a parameter of a template, of AWS::AccountId or AWS::Region, or of what a plan leaves open, such as local.subnets (repeatable)';

/** The values of an option that may be repeated. */
export const collect = (value: string, before: readonly string[] | undefined): string[] => [
  ...(before ?? []),
  value,
];
