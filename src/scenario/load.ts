/** A scenario file becomes a Scenario, or all that is wrong with it at once. */
import { functionArn, placeOf } from '../iam/arn.ts';
import { checkConcurrency } from './check-concurrency.ts';
import { checkFidelity } from './check-fidelity.ts';
import { checkAttachments } from './check-attachments.ts';
import { checkIds } from './check-ids.ts';
import { checkNetworks } from './check-networks.ts';
import { checkReferences } from './check-references.ts';
import { checkThresholds } from './check-thresholds.ts';
import { checkTimes } from './check-times.ts';
import { checkTraffic } from './check-traffic.ts';
import { declaredNames } from './declared.ts';
import type { Check, Draft } from './draft.ts';
import { expandFunctions } from './expand-functions.ts';
import { hasErrors, inReadingOrder, type Finding } from './finding.ts';
import { readThresholdOptions } from './threshold-options.ts';
import { parseFile } from './parse-file.ts';
import { placeProblem } from './place-problem.ts';
import type { Path, Problem } from './problem.ts';
import { resolveCreatedRoles, resolveRoles, type RoleContext } from './resolve-roles.ts';
import { resolveScenario } from './resolve.ts';
import { resolveTraffic } from './resolve-traffic.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';
import { PER_TRACE_ROW } from './schema-functions.ts';
import { SideFiles, type ReadFile } from './side-files.ts';
import { readYaml, type Position } from './yaml-source.ts';

/** What loading needs from outside, and what overrides the file. */
export interface LoadOptions {
  /** Reads a policy or a trace; paths in the scenario arrive joined to the scenario's own directory. */
  readonly readFile: ReadFile;
  /** In place of the file's seed. */
  readonly seed?: number;
  /** Beside those of the file: `subnet_free_ips: min>=8`. */
  readonly thresholds?: readonly string[];
  /** In place of the file of every trace; as given, not relative to the scenario. */
  readonly trace?: string;
  /** In place of the file of durations of every trace. */
  readonly durations?: string;
}

/** The scenario, or the findings that stand in its way. */
export type LoadOutcome = LoadedScenario | { readonly scenario: null; readonly findings: readonly Finding[] };

/** A scenario, its warnings, and the places of its parts. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  /** Warnings and notes. */
  readonly findings: readonly Finding[];
  /** Where something stands in the file. */
  readonly locate: (path: Path) => Position;
  /** Where a function is defined, or created by the timeline. */
  readonly locateFunction: (name: string) => Position;
}

const checks: readonly Check[] = [
  checkAttachments,
  checkIds,
  checkReferences,
  checkNetworks,
  checkTimes,
  checkTraffic,
  checkThresholds,
  checkFidelity,
  checkConcurrency,
];

/** Loads the text of the scenario `file`. YAML or JSON, whatever the name. */
export const loadScenario = (text: string, file: string, options: LoadOptions): LoadOutcome => {
  const { source, findings: syntax } = readYaml(text, file);
  if (source === null) return { scenario: null, findings: syntax };
  const raw = source.value;
  const parsed = parseFile(raw);
  const sideFiles = new SideFiles(file, options.readFile);
  const outcome =
    parsed.file === null ? null : examine(parsed.file, raw as Record<string, unknown>, sideFiles, options);

  const inFile = (problem: Problem) => placeProblem(problem, source, file);
  const findings = inReadingOrder([
    ...syntax,
    ...parsed.problems.map(inFile),
    ...(outcome?.problems ?? []).map((problem) =>
      inFile({
        ...problem,
        path: parsed.original(problem.path),
        also: problem.also && parsed.original(problem.also),
      }),
    ),
    ...sideFiles.findings,
    ...(outcome?.findings ?? []),
  ]);
  if (outcome === null || hasErrors(findings)) return { scenario: null, findings };
  const { draft } = outcome;
  return {
    scenario: outcome.resolve(),
    findings,
    locate: (path) => source.locate(path),
    locateFunction: (name) => source.locate(pathOfFunction(draft, name)),
  };
};

/** Looks at everything beyond the schema; resolves only when it is asked to. */
const examine = (
  file: ScenarioFile,
  raw: Record<string, unknown>,
  files: SideFiles,
  { seed, trace, durations, thresholds = [] }: LoadOptions,
) => {
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const clock = { startEpochMs: file.start ?? null, durationMs: file.duration };
  const traffic = file.functions.map((definition, index) => {
    const path = ['functions', index, 'traffic'];
    const perRow = definition.count === PER_TRACE_ROW;
    const context = { clock, files, trace, durations, report, path, perRow };
    return definition.traffic === undefined ? [] : resolveTraffic(definition.traffic, context);
  });
  const hasTrace = file.functions.some(
    (one) => (one.traffic?.trace ?? one.traffic?.concurrency?.trace) !== undefined,
  );
  if ((trace ?? durations) !== undefined && !hasTrace) {
    report({
      code: 'SCN004',
      path: [],
      message: 'a trace is given, and the scenario has none to play it in place of',
    });
  }
  const functions = expandFunctions(file.functions, traffic);
  const declared = declaredNames(raw, functions);
  const place = placeOf(file.account.id, file.account.region);
  const context: RoleContext = {
    files,
    report,
    place,
    functionArnsOf: (role) =>
      functions.flatMap(({ name, definition }) =>
        definition.role === role ? [functionArn(place, name)] : [],
      ),
  };
  const roles = resolveRoles(file.roles, 'roles', context);
  const principals = resolveRoles(file.principals, 'principals', context);
  const timeline = resolveCreatedRoles(file.timeline, context);
  const draft: Draft = {
    file: { ...file, timeline },
    clock,
    functions,
    declared,
    written: new Set(Object.keys(raw)),
  };
  const added = readThresholdOptions(thresholds, declared);
  return {
    draft,
    problems: [...problems, ...checks.flatMap((check) => check(draft))],
    findings: added.findings,
    resolve: () => resolveScenario(draft, { seed, thresholds: added.thresholds, roles, principals }),
  };
};

const pathOfFunction = ({ functions, file }: Draft, name: string): Path => {
  const found = functions.find((one) => one.name === name);
  if (found !== undefined) return ['functions', found.index, 'name'];
  const created = file.timeline.findIndex(
    (entry) => entry.do === 'CreateFunction' && entry.function.includes(name),
  );
  return created < 0 ? ['functions'] : ['timeline', created, 'function'];
};
