/**
 * Numbers: a count makes `name-1` to `name-20` of one definition, and `{n}` in an id stands for the number of the
 * function that uses it.
 */

/** `checkout-1` … `checkout-20`. */
export const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${name}-${i + 1}`);

const PLACEHOLDER = '{n}';

/** Whether an id contains `{n}`, so that it differs per function. */
export const isNumbered = (id: string): boolean => id.includes(PLACEHOLDER);

/** The id for the function of that number; a function without a number leaves it as it is. */
export const withNumber = (id: string, number: number | null): string =>
  number === null ? id : id.replaceAll(PLACEHOLDER, String(number));

interface Attachment {
  readonly subnetIds?: readonly string[];
  readonly securityGroupIds?: readonly string[];
}

/** A VpcConfig for the function of that number. */
export const numberVpcConfig = <V extends Attachment>(config: V, number: number | null): V => {
  const own = (ids: readonly string[]): string[] => ids.map((id) => withNumber(id, number));
  return {
    ...config,
    ...(config.subnetIds && { subnetIds: own(config.subnetIds) }),
    ...(config.securityGroupIds && { securityGroupIds: own(config.securityGroupIds) }),
  };
};

/** Whether a VpcConfig differs from function to function of one definition. */
export const hasNumberedIds = (config: Attachment | undefined): boolean =>
  [...(config?.subnetIds ?? []), ...(config?.securityGroupIds ?? [])].some(isNumbered);
