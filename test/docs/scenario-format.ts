/** The page docs/scenario-format.md, made from the JSON Schema: one table per mapping, one line per key. */
import { metricNames, metricRows, type MetricRow } from '../../src/scenario/metrics.ts';
import { jsonSchema } from '../../src/scenario/json-schema.ts';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
  readonly pattern?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const root = jsonSchema('scenario') as Schema;

const introduction = `# The scenario file

YAML 1.2 or JSON. An unknown key is an error, and so is a number without its unit. Durations are \`250ms\`, \`90s\`,
\`1h 30m\`, \`30d\`; where the scenario has a \`start\`, an instant may be ISO 8601. Only \`version\`, \`name\` and \`duration\` are
required. \`heni schema\` prints the JSON Schema (draft-07), from which this page is made;
\`# yaml-language-server: $schema=…/schema/scenario.schema.json\` in the first line lets an editor complete the keys.
`;

/** The whole page. */
export const scenarioFormatPage = (): string =>
  [introduction, ...sections('', root), traces, delays, ...metricsSection()].join('\n');

const traces = `## Layouts of traces

| \`format\` | what is accepted |
|---|---|
| \`azure2019\` | CSV \`HashOwner,HashApp,HashFunction,Trigger,1,2,…\`: a row per function, whole numbers per minute from 0 on |
| \`azure2021\` | CSV \`app,func,end_timestamp,duration\`: a row per invocation, seconds from 0 on, in any order. It arrives at its end less its duration; arrivals are counted per minute, durations become percentiles right within 1 %. A function is named \`app/func\` |
| \`csv\` | CSV with a header: \`time\` or \`timestamp\`, \`invocations\` or (for \`concurrency.trace\`) \`concurrency\`, and where you have them \`function\` and \`duration_ms\`, the mean of the period. A time is the start of a period: ISO 8601 with its zone, or seconds, which from 1,000,000,000 on are those of the epoch and below count from the start of the run. Rows in any order; an empty cell is not known |
| \`cloudwatch\` | JSON of \`aws cloudwatch get-metric-data\` or \`get-metric-statistics\`, or a list of such documents. \`Invocations\` (Sum), \`ConcurrentExecutions\` (Maximum), \`Duration\` (percentiles with Minimum and Maximum, else Average). A Label such as \`checkout Duration p99\` names function, metric and statistic; metric and statistic may stand in the Id instead (\`duration_p99\`) |
| \`containers\` | CSV: a name, any other columns, then \`1,2,…\`: open environments per minute. For \`concurrency.trace\` only |

The first period of the file is played at 0, or the one that \`from\` names. Percentiles of periods are joined as their mean,
weighted by invocations: an approximation. Averages are taken as the durations themselves, so what varies within a period is
lost. A period is as long as the smallest distance of two times unless \`period\` tells it. A period without a value is an
error, unless \`gaps: zero\` says that nothing happened then.
`;

const delays = `## Delays and durations of invocations

A duration, or one of these; every value is a duration, but for \`sigma\`, \`shape\` and the percents.

| form | what it is |
|---|---|
| \`{ fixed: 210s }\` | always the same |
| \`{ uniform: { min: 1s, max: 5s } }\` | any value between, equally likely |
| \`{ exponential: { mean: 20s } }\` | exponential |
| \`{ lognormal: { median: 210s, sigma: 0.33, min: 60s, max: 900s } }\` | lognormal; \`min\` and \`max\` clamp it and may be left out |
| \`{ gamma: { shape: 2, mean: 20s } }\` | gamma; a whole shape is Erlang |
| \`{ empirical: [1s, 2s, 2s, 5s] }\` | one of these, equally likely |
| \`{ percentiles: [[0, 1s], [50, 3s], [100, 9s]] }\` | straight between the percentiles |
`;

/** What thresholds may be set on, from the table of metrics. */
const metricsSection = (): string[] => [
  '## Metrics and conditions\n',
  'A threshold is a metric, narrowed by tags if you like, and conditions: `"subnet_free_ips{subnet:subnet-a}": ["min>=8"]`.',
  'Operators are `<`, `<=`, `>`, `>=`, `==`, `!=`. A gauge answers `min`, `max`, `last`; a counter `count`; a trend, in seconds,',
  '`count`, `min`, `avg`, `med`, `max` and `p(N)`.\n',
  '| metric | kind | unit | tags | what it is |\n|---|---|---|---|---|',
  ...metricNames.map((name) => {
    const { kind, unit, tags, what }: MetricRow = metricRows[name];
    return `| \`${name}\` | ${kind} | ${unit} | ${tags.map((tag) => `\`${tag}\``).join(', ')} | ${what} |`;
  }),
  '',
];

/** A mapping's table, then those of the mappings in it. */
const sections = (path: string, schema: Schema): string[] => {
  const mappings = mappingsOf(schema);
  return mappings.flatMap((mapping, index) => {
    const own = mappings.length > 1 ? titleOfVariant(path, mapping, index) : path;
    const rows = Object.entries(mapping.properties ?? {});
    return [
      `## ${own === '' ? 'The file' : `\`${own}\``}\n`,
      ...(mapping.description === undefined ? [] : [`${mapping.description}\n`]),
      '| key | value | what it is |\n|---|---|---|',
      ...rows.map(([key, value]) => row(key, value, mapping.required?.includes(key) === true)),
      '',
      ...rows.flatMap(([key, value]) => sections(own === '' ? key : `${own}.${key}`, value)),
    ];
  });
};

const titleOfVariant = (path: string, { properties = {} }: Schema, index: number): string => {
  const named = Object.values(properties).find((value) => value.const !== undefined)?.const;
  return `${path} (${typeof named === 'string' ? named : `form ${index + 1}`})`;
};

/** The mappings that a value may be, or be made of; distributions have a table of their own. */
const mappingsOf = (schema: Schema): Schema[] => {
  if (schema.$ref !== undefined) return [];
  if (schema.properties !== undefined) return [schema];
  return [schema.items, ...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
    .filter((one) => one !== undefined)
    .flatMap(mappingsOf);
};

const row = (key: string, value: Schema, isRequired: boolean): string => {
  const fallback = value.default;
  const shown =
    fallback === undefined || typeof fallback === 'object'
      ? ''
      : ` Default: \`${JSON.stringify(fallback).replaceAll('"', '')}\`.`;
  return `| \`${key}\`${isRequired ? ' (required)' : ''} | ${escape(shape(value))} | ${escape(value.description ?? '')}${shown} |`;
};

const shape = (value: Schema): string => {
  if (value.$ref !== undefined) return value.$ref.split('/').at(-1)?.toLowerCase() ?? '';
  if (value.const !== undefined) return `\`${JSON.stringify(value.const).replaceAll('"', '')}\``;
  if (value.enum !== undefined) return value.enum.map((word) => `\`${String(word)}\``).join(', ');
  if (value.items !== undefined) return `list of ${shape(value.items)}`;
  const choices = value.allOf ?? value.anyOf ?? value.oneOf;
  if (choices !== undefined) return [...new Set(choices.map(shape))].join(' or ');
  if (value.pattern?.includes('ms|s|m|h|d') === true)
    return value.pattern.includes('\\d{4}') ? 'duration or instant' : 'duration';
  if (value.type === 'object') return 'mapping';
  return value.type ?? 'anything';
};

const escape = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
