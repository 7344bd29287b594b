/** Loading scenarios from texts, with the files beside them in memory. */
import { readFileSync } from 'node:fs';
import { formatFinding, type Finding } from '../../src/scenario/finding.ts';
import { loadScenario, type LoadedScenario, type LoadOptions } from '../../src/scenario/load.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

export type Files = Readonly<Record<string, string>>;
type Options = Omit<LoadOptions, 'readFile'> & { readonly files?: Files };

export const FILE = 's.yaml';

/** The file's text from test/scenario/fixtures. */
export const fixture = (name: string): string =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

export const load = (text: string, { files = {}, ...options }: Options = {}) =>
  loadScenario(text, FILE, { ...options, readFile: (path) => files[path] });

/** What must be there, so that tests give only what they are about. */
export const withBasics = (text: string): string => `version: 1\nname: test\nduration: 1d\n${text}`;

/** A loaded scenario; fails with its findings. */
export const loadWell = (text: string, options: Options = {}): LoadedScenario => {
  const outcome = load(text, options);
  if (outcome.scenario !== null) return outcome;
  throw new Error(outcome.findings.map(formatFinding).join('\n'));
};

/** The scenario of a text that needs not say version, name and duration. */
export const scenarioOf = (text: string, options: Options = {}): Scenario =>
  loadWell(withBasics(text), options).scenario;

/** The findings as `line:col: message (CODE)`. */
export const lines = (findings: readonly Finding[]): string[] =>
  findings.map((finding) => formatFinding(finding).replace(`${FILE}:`, ''));

/** The findings of a text that needs not say version, name and duration; lines count without those three. */
export const findingsOf = (text: string, options: Options = {}): string[] =>
  lines(load(withBasics(text), options).findings.map(withoutBasics));

const withoutBasics = (finding: Finding): Finding =>
  finding.file === FILE ? { ...finding, line: finding.line - 3 } : finding;

/** One VPC with one subnet and one group, on three lines. */
export const network = `vpcs: [{ id: vpc-main, cidr: 10.0.0.0/16 }]
subnets: [{ id: subnet-a, vpc: vpc-main, cidr: 10.0.1.0/24 }]
securityGroups: [{ id: sg-app, vpc: vpc-main }]
`;
