/** A scenario file becomes a Scenario, or all that is wrong with it at once. */
import { functionArn, placeOf } from '../iam/arn.ts';
import { checkConcurrency } from './check-concurrency.ts';
import { checkFidelity } from './check-fidelity.ts';
import { checkAttachments } from './check-attachments.ts';
import { checkIds } from './check-ids.ts';
import { checkNames } from './check-names.ts';
import { checkNat } from './check-nat.ts';
import { checkNetworks } from './check-networks.ts';
import { checkParameters } from './check-parameters.ts';
import { checkReferences } from './check-references.ts';
import { checkThresholds } from './check-thresholds.ts';
import { checkTimes } from './check-times.ts';
import { checkTraffic } from './check-traffic.ts';
import { declaredNames } from './declared.ts';
import type { Check, Draft } from './draft.ts';
import { expandFunctions } from './expand-functions.ts';
import { hasErrors, inReadingOrder, type Finding } from './finding.ts';
import { readThresholdOptions } from './threshold-options.ts';
import { parseFile, type ParsedFile } from './parse-file.ts';
import { placeProblem } from './place-problem.ts';
import { policySource, type PolicySource } from './policy-source.ts';
import { valueAt, type Path, type Problem } from './problem.ts';
import {
  resolveCreatedRoles,
  resolveRoles,
  resolveServiceControlPolicies,
  type RoleContext,
} from './resolve-roles.ts';
import { resolveScenario } from './resolve.ts';
import { resolveTraffic } from './resolve-traffic.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioFile } from './schema.ts';
import { PER_TRACE_ROW } from './schema-functions.ts';
import { SideFiles, type ReadChunks, type ReadFile } from './side-files.ts';
import { readYaml, type Position } from './yaml-source.ts';

/** What loading needs from outside, and what overrides the file. */
export interface LoadOptions {
  /** Reads a policy or a trace; paths in the scenario arrive joined to the scenario's own directory. */
  readonly readFile: ReadFile;
  /** Reads a trace piece by piece, for those that are too large for one text; left out: by `readFile`. */
  readonly readChunks?: ReadChunks;
  /** In place of the file's seed. */
  readonly seed?: number;
  /** In place of the file's. */
  readonly fidelity?: Scenario['fidelity'];
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
  /** Where the policy at a path was written. */
  readonly policySource: (path: Path) => PolicySource;
}

const checks: readonly Check[] = [
  checkAttachments,
  checkIds,
  checkNames,
  checkParameters,
  checkReferences,
  checkNetworks,
  checkNat,
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
  const sideFiles = new SideFiles(file, options.readFile, options.readChunks);
  const outcome =
    parsed.file === null
      ? null
      : examine(parsed, parsed.file, raw as Record<string, unknown>, sideFiles, options);

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
  const definitions = new Map(draft.functions.map(({ name, index }) => [name, index]));
  return {
    scenario: outcome.resolve(),
    findings,
    locate: (path) => source.locate(path),
    locateFunction: (name) => source.locate(pathOfFunction(definitions.get(name), draft, name)),
    policySource: (path) => policySource(path, source, sideFiles),
  };
};

/** Looks at everything beyond the schema; resolves only when it is asked to. */
const examine = (
  { original }: Pick<ParsedFile, 'original'>,
  file: ScenarioFile,
  raw: Record<string, unknown>,
  files: SideFiles,
  { seed, fidelity, trace, durations, thresholds = [] }: LoadOptions,
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
  const serviceControlPolicies = resolveServiceControlPolicies(file.account.serviceControlPolicies, context);
  const roles = resolveRoles(file.roles, 'roles', serviceControlPolicies, context);
  const principals = resolveRoles(file.principals, 'principals', serviceControlPolicies, context);
  const timeline = resolveCreatedRoles(file.timeline, serviceControlPolicies, context);
  const draft: Draft = {
    file: { ...file, fidelity: fidelity ?? file.fidelity, timeline },
    clock,
    functions,
    declared,
    isWritten: (path) => valueAt(raw, original(path)) !== undefined,
  };
  const added = readThresholdOptions(thresholds, declared);
  return {
    draft,
    problems: [...problems, ...checks.flatMap((check) => check(draft))],
    findings: added.findings,
    resolve: () =>
      resolveScenario(draft, {
        seed,
        thresholds: added.thresholds,
        roles,
        principals,
        serviceControlPolicies,
      }),
  };
};

const pathOfFunction = (definition: number | undefined, { file }: Draft, name: string): Path => {
  if (definition !== undefined) return ['functions', definition, 'name'];
  const created = file.timeline.findIndex(
    (entry) => entry.do === 'CreateFunction' && entry.function.includes(name),
  );
  return created < 0 ? ['functions'] : ['timeline', created, 'function'];
};
