/** A draft as the lines of a scenario file, for people to go on from; each line knows where it came from. */
import { Document, isScalar, visit } from 'yaml';
import { formatDuration, parseDuration } from '../kernel/time.ts';
import type { CompleteDraft } from './complete.ts';
import type { DraftOperation, DraftVpcConfig } from './draft.ts';
import { formatPlace, type Place } from './place.ts';

/** One line of the scenario, and the place that it speaks of; null for what belongs to none. */
export interface Line {
  readonly text: string;
  readonly place: Place | null;
}

/** What is simulated of a deploy unless somebody says otherwise. */
const DURATION = 3_600_000;
/** When versions are published: CloudFormation waits until the function is Active, which takes a quarter of an hour at most. */
export const PUBLISHED_AT = '30m';

/** The whole file. */
export const scenarioLines = (draft: CompleteDraft, name: string, from: readonly string[]): Line[] => {
  const { accountId, region, quotas, start, duration } = draft;
  // What is to be published must be seen to be.
  const covered =
    draft.functions.some(({ publishes }) => publishes) && (duration ?? 0) < DURATION ? null : duration;
  const account = {
    ...(accountId === null ? {} : { id: accountId }),
    ...(region === null ? {} : { region }),
    ...(Object.keys(quotas).length === 0 ? {} : { quotas }),
    ...(draft.otherEnis === null || draft.otherEnis === 0 ? {} : { otherEnis: draft.otherEnis }),
  };
  return [
    ...comment(`Imported from ${from.join(', ')}: ${beginning(draft)}`),
    ...comment(...gapLines(draft)),
    ...comment(...draft.assumptions.map((one) => `Assumed: ${one}.`)),
    ...plain({ version: 1, name }),
    ...(start === null ? [] : plain({ start })),
    {
      text: `duration: ${formatDuration(covered ?? DURATION, Infinity)}${covered === null ? ' # assumed' : ''}`,
      place: null,
    },
    ...(Object.keys(account).length === 0 ? [] : plain({ account })),
    ...section('vpcs', draft.vpcs, ({ id, cidr, hasIpv6, tenancy, otherEnis }, index) => ({
      id,
      cidr,
      ...(hasIpv6 ? { ipv6Cidr: `${ipv6Of(index)}::/56` } : {}),
      ...(tenancy === 'default' ? {} : { tenancy }),
      ...(otherEnis === null ? {} : { otherEnis }),
    })),
    ...section('subnets', draft.subnets, ({ id, vpc, az, block, hasIpv6, route, usedIps }, index) => ({
      id,
      vpc,
      ...(az === null ? {} : { az }),
      ...(block === null ? {} : { cidr: block }),
      ...(hasIpv6 ? { ipv6Cidr: ipv6Block(draft, vpc, index) } : {}),
      ...(route === null ? {} : { route }),
      ...(usedIps === null ? {} : { usedIps }),
    })),
    ...section('securityGroups', draft.groups, ({ id, vpc }) => ({ id, vpc })),
    ...section('roles', draft.roles, ({ name: role, policies, permissionsBoundary }) => ({
      name: role,
      policies,
      ...(permissionsBoundary === null ? {} : { permissionsBoundary }),
    })),
    ...section(
      'functions',
      draft.functions,
      ({ name: one, role, vpcConfig, memory, reservedConcurrency, isExisting, versions, traffic }) => ({
        name: one,
        ...(isExisting ? { existing: true } : {}),
        ...(role === null ? {} : { role }),
        ...(vpcConfig === null ? {} : { vpcConfig: attachment(vpcConfig) }),
        ...(memory === null ? {} : { memory }),
        ...(reservedConcurrency === null ? {} : { reservedConcurrency }),
        ...(versions.length === 0 ? {} : { versions: versions.map(versionFields) }),
        ...(traffic === null ? {} : { traffic }),
      }),
    ),
    ...(draft.parallelism === null ? [] : plain({ deploy: { parallelism: draft.parallelism } })),
    ...section('timeline', inTime([...draft.operations, ...publishing(draft)]), (one) => ({
      at: one.at,
      do: one.do,
      ...one.fields,
    })),
  ];
};

/** What there is at 0s. */
const beginning = ({ functions }: CompleteDraft): string => {
  if (!functions.some(({ isExisting }) => isExisting))
    return 'everything is created at 0s. Add traffic, other ENIs and used addresses.';
  return functions.every(({ isExisting }) => isExisting)
    ? 'every function is there at 0s. Add traffic, connections, and what is to happen.'
    : 'what exists is there at 0s, and the rest is created then. Add traffic and connections.';
};

/** The lines as a text. */
export const textOfLines = (lines: readonly Line[]): string =>
  `${lines.map(({ text }) => text).join('\n')}\n`;

/** Blocks of the range for documentation: AWS gives the real ones at the deploy. */
const ipv6Of = (vpc: number): string => `2001:db8:${(vpc + 1).toString(16)}:0`;

const ipv6Block = ({ vpcs, subnets }: CompleteDraft, vpc: string, index: number): string => {
  const ordinal = subnets.slice(0, index).filter((one) => one.vpc === vpc && one.hasIpv6).length;
  const [first] = ipv6Of(vpcs.findIndex(({ id }) => id === vpc)).split(/:0$/);
  return `${first}:${ordinal.toString(16)}::/64`;
};

/** The versions that the deploy publishes. */
const publishing = ({ functions }: CompleteDraft): DraftOperation[] =>
  functions
    .filter(({ publishes }) => publishes)
    .map(({ name, place }) => ({
      at: PUBLISHED_AT,
      do: 'PublishVersion',
      fields: { function: name },
      place,
      notes: ['published once it is Active'],
    }));

const inTime = (operations: readonly DraftOperation[]): DraftOperation[] => {
  const instant = ({ at }: DraftOperation): number => parseDuration(at) ?? Infinity;
  return operations.toSorted((a, b) => instant(a) - instant(b));
};

const versionFields = ({ version, vpcConfig }: CompleteDraft['functions'][number]['versions'][number]) => ({
  version,
  ...(vpcConfig === null ? {} : { vpcConfig: attachment(vpcConfig) }),
});

const attachment = (config: DraftVpcConfig) => ({
  subnetIds: config.subnetIds,
  securityGroupIds: config.securityGroupIds,
  ...(config.ipv6AllowedForDualStack ? { ipv6AllowedForDualStack: true } : {}),
});

const gapLines = ({ gaps }: CompleteDraft): string[] =>
  gaps.length === 0
    ? []
    : [
        'Not known:',
        ...gaps.map(({ place, what, consequence }) => `  ${formatPlace(place)}: ${what}; ${consequence}`),
      ];

const comment = (...texts: readonly string[]): Line[] =>
  texts.map((text) => ({ text: `# ${oneLine(text)}`, place: null }));

const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');

const plain = (value: object): Line[] => yamlLines(value).map((text) => ({ text, place: null }));

/** Lists of ids on one line, as people write them. */
const yamlLines = (value: object): string[] => {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Seq: (_, node) => {
      if (node.items.every((item) => isScalar(item))) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 }).trimEnd().split('\n');
};

const section = <E extends { readonly place: Place; readonly notes: readonly string[] }>(
  name: string,
  entries: readonly E[],
  fields: (entry: E, index: number) => object,
): Line[] =>
  entries.length === 0
    ? []
    : [
        { text: `${name}:`, place: null },
        ...entries.flatMap((entry, index): Line[] => {
          const { place, notes } = entry;
          const lines = yamlLines(fields(entry, index));
          return [
            { text: `  # ${oneLine([formatPlace(place), ...notes].join('; '))}`, place },
            ...lines.map((text, i) => ({ text: `${i === 0 ? '  - ' : '    '}${text}`, place })),
          ];
        }),
      ];
