/**
 * heni as a library: load a scenario, run it, read the result; or drive the control plane of a running simulation
 * by hand. Nothing here touches files or clocks.
 */
export { loadScenario } from './scenario/load.ts';
export type { LoadOptions, LoadOutcome } from './scenario/load.ts';
export { formatFinding, type Finding } from './scenario/finding.ts';
export type { Scenario } from './scenario/scenario.ts';
export { jsonSchema } from './scenario/json-schema.ts';
export { Simulation, simulate, type SimulationOptions } from './engine/simulation.ts';
export { ScenarioError, type ScenarioProblem } from './engine/scenario-error.ts';
export type { RunResult } from './engine/result.ts';
export { renderJson, type ResultDocument } from './report/json.ts';
export type { Answer, BodyOf, OperationName, RequestOf } from './control/control-plane.ts';
export type { Fact } from './model/facts.ts';
export { InvariantError } from './kernel/invariant.ts';
export { inspect, type Inspection } from './inspect/inspect.ts';
export { findRemedies, type Remedy } from './plan/remedies.ts';
export { version } from './version.ts';
