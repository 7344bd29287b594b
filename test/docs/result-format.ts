/** The page docs/result-format.md, made from the types: one table per interface, one line per field. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureReasons } from '../../src/model/workload.ts';

const source = (file: string): string =>
  readFileSync(join(import.meta.dirname, '..', '..', 'src', file), 'utf8');

interface Field {
  readonly name: string;
  readonly type: string;
  readonly meaning: string;
}

/** The interfaces of a file with their fields, as they stand there. */
const interfacesOf = (file: string) =>
  [
    ...source(file).matchAll(
      /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport interface (\w+)[^{]*\{\n([\s\S]*?)\n\}/g,
    ),
  ].map(([, comment = '', name = '', body = '']) => ({
    name,
    meaning: plain(comment),
    fields: fieldsOf(body),
  }));

const fieldsOf = (body: string): Field[] =>
  [
    ...body.matchAll(
      /^ {2}(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+)?(?:readonly )?('?[\w.]+'?\??): ((?:[^;{]|\{[^}]*\})*);$/gm,
    ),
  ].map(([, comment = '', name = '', type = '']) => ({
    name: name.replaceAll("'", ''),
    type: plain(type.replace(/readonly |\/\*\*.*?\*\/ */g, '')),
    meaning: plain(comment),
  }));

/** On one line, without the stars of a comment. */
const plain = (text: string): string =>
  text
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

/** In a cell a bar needs a backslash. */
const code = (type: string): string => `\`${type.replaceAll('|', '\\|')}\``;

const table = (fields: readonly Field[]): string =>
  [
    '| field | type | meaning |',
    '|---|---|---|',
    ...fields.map(({ name, type, meaning }) => `| \`${name}\` | ${code(type)} | ${meaning} |`),
  ].join('\n');

const sections = (file: string): string[] =>
  interfacesOf(file).map(({ name, meaning, fields }) => `### ${name}\n\n${meaning}\n\n${table(fields)}\n`);

const facts = (): string => {
  const all = interfacesOf('model/facts.ts').find(({ name }) => name === 'Facts')?.fields ?? [];
  return [
    '| fact | carries |',
    '|---|---|',
    ...all.map(({ name, type }) => `| \`${name}\` | ${code(type)} |`),
  ].join('\n');
};

const introduction = `# Results

Made from the types by \`npx vitest run test/docs/result-format -u\`. What is named here keeps its name and meaning; fields may
be added. Equal input, seed and version give equal bytes; there is no wall-clock value in a result. A field with \`?\` is left
out where it does not apply; \`null\` is not known, or none.

## \`heni run --json\`

**Times are seconds of simulated time**, whole or with decimals, but in the event log. A failed function or a refused call is an
answer and no error. The document is a \`RunResult\` with the \`verdict\` of the report after \`events\`: \`level\` (\`broken\`,
\`crossed\`, \`tight\`, \`fine\`), \`headline\`, \`at\`, \`why\`, \`fix\`, and \`others\`, the rest of the troubles with the same fields.

Figures that look alike and are not: \`operations\` lists every call of the timeline with its answer, an \`Invoke\` too; the
verdict's "operations refused" leaves out the Invokes, which are told as failed invocations. The ENIs of \`enis\` and \`keys\` are
those of Lambda; those of \`vpcs\` include \`otherEnis\`, and the addresses of \`subnets\` those of others. The median is \`p50\` in
\`metrics\` and \`med\` in a threshold. A \`FailureReason\` is ${failureReasons.map((reason) => `\`${reason}\``).join(', ')}.
`;

const events = `## \`--events FILE.ndjson\`

One fact per line, in order: \`at\` in **milliseconds** of simulated time, \`fact\`, and what it carries. A key is written
\`subnet-a|sg-app,sg-db\`. \`OfEni\` is \`eni\`, \`subnet\`, \`key\`; \`OfVersion\` is \`function\`, \`version\`; \`OfResource\` is \`kind\`,
\`id\`, \`subnet\`; \`OfNatDestination\` is \`nat\`, \`destination\`.
`;

const findings = `## Findings of a run

| code | meaning |
|---|---|
| \`RUN001\` | others would use more addresses of a subnet than are free |
| \`RUN002\` | the run ended before all functions were created |
| \`RUN003\` | functions in a VPC go on with an execution role that was deleted |
| \`RUN004\` | invocations were counted per step while connections or concurrency were lacking: the figures that are approximate |
`;

const inspection = `## \`heni inspect --json\`

| field | meaning |
|---|---|
| \`schemaVersion\`, \`heni\`, \`scenario\`, \`preset\` | as in a result |
| \`functions\`, \`attached\` | how many functions there are, and how many of them are in a VPC |
| \`keys\` | each with \`subnetId\`, \`securityGroupIds\` and \`holders\`, the functions and versions on it |
| \`enisPerSubnet\`, \`enis\` | one ENI per key, as without load |
| \`subnets\` | \`az\`, \`usable\` addresses (null without IPv4), \`others\` at the start and \`othersMost\`, \`enis\`, \`free\` and \`freeLeast\`; \`transition\`: the same while every function moves to other groups at once |
| \`vpcs\`, \`region\` | \`quota\`, \`otherEnis\`, \`enis\`, \`used\`, \`usedRatio\`, \`transition\`; a VPC also its \`headroom\` in \`enis\`, \`subnets\`, \`functions\` |
| \`reach\` | per function the way to the internet by \`ipv4\` and \`ipv6\`, and \`why\` |
| \`unresolved\` | what the input leaves open: \`where\`, \`what\`, \`consequence\` |
| \`coverage\` | \`functions\`, and how many of them are \`resolved\` |
| \`findings\` | \`code\`, \`severity\`, \`where\` (\`file:line:col\`), \`message\`, \`fix\` |
`;

/** The whole page. */
export const resultFormatPage = (): string =>
  [
    introduction,
    ...sections('engine/result.ts'),
    '## `--series`\n',
    ...sections('engine/time-series.ts'),
    'A `Point` is `[seconds, value]`; a `StateChange` is `[seconds, phase]`: a State, `Updating` (Active while LastUpdateStatus is\nInProgress), or null once it is deleted.\n',
    events,
    `${facts()}\n`,
    findings,
    inspection,
  ].join('\n');
