import { list } from '../kernel/words.ts';
import type { Check, Draft } from './draft.ts';
import { matchesPattern } from './name-pattern.ts';
import { withNumber } from './numbered.ts';
import type { Problem } from './problem.ts';
import type { FunctionDefinition } from './schema-functions.ts';

/** NAT gateways: on subnets that lead to one, and on the way of all connections to the internet. */
export const checkNat: Check = (draft) => [
  ...draft.file.subnets.flatMap(({ nat, route }, index): Problem[] =>
    nat === undefined || route === 'nat'
      ? []
      : [
          {
            code: 'SCN040',
            path: ['subnets', index, 'nat'],
            message: `"${nat}" is to be the end of the default route, and route is ${route}: write route: nat`,
          },
        ],
  ),
  ...draft.file.functions.flatMap((definition, index): Problem[] => {
    const { destination } = definition.connections;
    const past = destination === undefined ? null : pastEveryGateway(definition, index, draft);
    return past === null
      ? []
      : [
          {
            code: 'SCN041',
            path: ['functions', index, 'connections', 'destination'],
            message: `"${destination}" is on the internet, and ${past}`,
          },
        ];
  }),
];

/** Where the connections of a function meet no gateway with a limit, and what that means; null: nowhere. */
const pastEveryGateway = (definition: FunctionDefinition, index: number, draft: Draft): string | null => {
  const used = subnetsOf(definition, index, draft);
  if (used.size === 0) return 'the function is in no VPC: its connections do not count';
  const past = draft.file.subnets.filter(({ id, nat }) => used.has(id) && nat === undefined);
  if (past.length === 0) return null;
  const named = list(past.map(({ id, route }) => `${id} (route: ${route})`));
  return `${named} ${past.length === 1 ? 'leads' : 'lead'} to no declared NAT gateway: no limit counts there`;
};

/** Every subnet that the file gives to functions of a definition; of the numbers of a count the first speaks for all. */
const subnetsOf = (
  { vpcConfig, versions }: FunctionDefinition,
  index: number,
  { file, functions }: Draft,
): ReadonlySet<string> => {
  const names = functions.filter((one) => one.index === index).map(({ name }) => name);
  const isOurs = (patterns: readonly string[]): boolean =>
    names.some((name) => patterns.some((pattern) => matchesPattern(pattern, name)));
  const later = file.timeline.map((entry) =>
    'vpcConfig' in entry && isOurs(entry.function) ? entry.vpcConfig : undefined,
  );
  const configs = [vpcConfig, ...versions.map((version) => version.vpcConfig), ...later];
  return new Set(configs.flatMap((config) => config?.subnetIds ?? []).map((id) => withNumber(id, 1)));
};
