/** Inputs as tests write them, and what they become. */
import { cloudFormation } from '../../src/import/cloudformation/importer.ts';
import { importAccount, type Imported, type ImportOutcome } from '../../src/import/import-account.ts';
import { byKind, kindOf, withCompanions } from '../../src/import/kinds.ts';
import { readTerms } from '../../src/import/read-terms.ts';
import { inspect, type Inspection } from '../../src/inspect/inspect.ts';
import { formatFinding } from '../../src/scenario/finding.ts';

/** Texts by the names of their files. */
export type Texts = Readonly<Record<string, string>>;

/** Imports files of any kinds; what is of none is taken for a template. */
export const outcomeOf = (
  texts: Texts | string,
  parameters: Readonly<Record<string, string>> = {},
): ImportOutcome => {
  const files = Object.entries(typeof texts === 'string' ? { 't.yaml': texts } : texts);
  const read = files.map(([file, text]) => readTerms(text, file));
  const looks = new Map(read.map((one) => [one, one.term === null ? undefined : kindOf(one.term)]));
  const kinds = withCompanions(looks, []);
  return importAccount(
    byKind(read, (file) => kinds.get(file) ?? cloudFormation),
    { parameters: new Map(Object.entries(parameters)) },
    { readFile: () => undefined },
  );
};

/** Imports templates that are sound. */
export const imported = (
  texts: Texts | string,
  parameters: Readonly<Record<string, string>> = {},
): Imported => {
  const outcome = outcomeOf(texts, parameters);
  if (outcome.scenario === null) throw new Error(outcome.findings.map(formatFinding).join('\n'));
  return outcome;
};

/** What an inspection says of them. */
export const inspected = (
  texts: Texts | string,
  parameters: Readonly<Record<string, string>> = {},
): Inspection => {
  const outcome = imported(texts, parameters);
  return inspect(outcome, 't.yaml', outcome.gaps);
};

/** The keys as `subnet|group,group`, sorted. */
export const keysOf = (texts: Texts | string, parameters: Readonly<Record<string, string>> = {}): string[] =>
  inspected(texts, parameters)
    .inventory.keys.map(({ subnetId, securityGroupIds }) => `${subnetId}|${securityGroupIds.join()}`)
    .sort();

/** What is wrong with templates that are not sound. */
export const findingsOf = (
  texts: Texts | string,
  parameters: Readonly<Record<string, string>> = {},
): string[] => outcomeOf(texts, parameters).findings.map(formatFinding);

/** What is open, in words. */
export const openIn = (texts: Texts | string, parameters: Readonly<Record<string, string>> = {}): string[] =>
  imported(texts, parameters).gaps.unresolved.map(
    ({ where, what, consequence }) => `${where}: ${what}; ${consequence}`,
  );

/** A template with one function `F`, whose lists are as given, and with more resources or sections. */
export const withLists = (subnets: string, groups = '[sg-1]', more = ''): string => `
Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/r
      VpcConfig:
        SubnetIds: ${subnets}
        SecurityGroupIds: ${groups}
${more}`;
