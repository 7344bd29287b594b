/** Plans as tests write them. */

/** One instance of a resource and its change; values that only the apply knows are `unknown`. */
export interface Change {
  readonly address: string;
  readonly actions?: readonly string[];
  readonly before?: object | null;
  readonly after?: object | null;
  readonly unknown?: object;
  readonly sensitive?: object;
  readonly deposed?: string;
}

/** A module of the configuration. */
export interface Module {
  readonly resources?: readonly object[];
  readonly outputs?: object;
  readonly variables?: object;
  readonly module_calls?: object;
}

/** The row of `resource_changes`. */
export const change = ({
  address,
  actions = ['create'],
  before = null,
  after = null,
  ...more
}: Change): object => {
  const [, type, name] = /(?:^|\.)(?:data\.)?(aws(?:cc)?_\w+)\.([\w-]+)(?:\[[^\]]*\])?$/.exec(address) ?? [];
  return {
    address,
    mode: address.includes('data.') ? 'data' : 'managed',
    type,
    name,
    ...(more.deposed === undefined ? {} : { deposed: more.deposed }),
    change: {
      actions,
      before,
      after,
      after_unknown: more.unknown ?? {},
      before_sensitive: more.sensitive ?? {},
      after_sensitive: more.sensitive ?? {},
    },
  };
};

/** The text of a plan; one line per change. */
export const plan = (changes: readonly Change[], root: Module = {}, more: object = {}): string =>
  `{"format_version":"1.2","terraform_version":"1.9.0",\n"resource_changes":[\n${changes
    .map((one) => JSON.stringify(change(one)))
    .join(',\n')}\n],\n"configuration":${JSON.stringify({ root_module: root })}${Object.entries(more)
    .map(([key, value]) => `,\n${JSON.stringify(key)}:${JSON.stringify(value)}`)
    .join('')}}`;

/** A declaration in the configuration. */
export const declared = (address: string, expressions: object, more: object = {}): object => ({
  address,
  expressions,
  ...more,
});

/** An expression with its references, as Terraform lists them: each with what it begins with. */
export const refers = (...references: readonly string[]): object => ({ references });

/** The declaration of a function with lists that refer to something. */
export const attached = (
  name: string,
  subnets: object,
  groups: object = { constant_value: ['sg-1'] },
): object =>
  declared(`aws_lambda_function.${name}`, {
    vpc_config: [{ subnet_ids: subnets, security_group_ids: groups }],
  });

/** A function that exists, in some subnets and groups. */
export const lambda = (
  name: string,
  subnets: readonly string[],
  groups: readonly string[],
  more: object = {},
) => ({
  function_name: name,
  memory_size: 128,
  publish: false,
  reserved_concurrent_executions: -1,
  version: '$LATEST',
  vpc_config:
    subnets.length + groups.length === 0 ? [] : [{ subnet_ids: subnets, security_group_ids: groups }],
  ...more,
});

/** A function to be created whose lists are not known. */
export const unknownLists = (address: string): Change => ({
  address,
  after: { function_name: address.replaceAll(/\W/g, '-'), vpc_config: [{}] },
  unknown: { vpc_config: [{ subnet_ids: true, security_group_ids: true }] },
});

/** A subnet to be created. */
export const newSubnet = (address: string): Change => ({ address, after: {}, unknown: { id: true } });
/** A group to be created. */
export const newGroup = newSubnet;

/** A plan as a file of that kind. */
export const file = (text: string): Readonly<Record<string, string>> => ({ 'plan.json': text });
