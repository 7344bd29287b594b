/**
 * The engine: takes the earliest of three, ends, timers and arrivals, and lets it happen. That is all; what happens
 * is the model's business, and who wants to know listens to the journal.
 */
import type { ArrivalLanes } from '../kernel/arrival-lanes.ts';
import { invariant } from '../kernel/invariant.ts';
import { Streams } from '../kernel/random.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { ControlPlane } from '../control/control-plane.ts';
import { Identities } from '../control/identities.ts';
import type { Fact } from '../model/facts.ts';
import { checkLaws } from '../model/laws.ts';
import type { Workload } from '../model/workload.ts';
import type { World } from '../model/world.ts';
import type { FunctionSpec, Scenario } from '../scenario/scenario.ts';
import { chooseFidelity, type FidelityChoices } from './aggregate/choose.ts';
import { buildWorld, openTraffic, scheduleAll } from './build-world.ts';
import { Caller } from './caller.ts';
import { Deployer } from './deployer.ts';
import { EngineContext } from './engine-context.ts';
import type { EngineEvent } from './engine-event.ts';
import { Journal } from './journal.ts';
import { Measures } from './measure.ts';
import { measuredDataPlane } from './measured-data-plane.ts';
import { Meters } from './meters.ts';
import { heldBy } from './held-by.ts';
import { OperationLog } from './operation-log.ts';
import { resultOf } from './outcome.ts';
import type { RunResult } from './result.ts';
import { SeriesRecorder, type SeriesStep } from './series.ts';

/** What a run does beside simulating. */
export interface SimulationOptions {
  /** Verifies every law after every event. */
  readonly check?: boolean;
  /** Records time series at every change, or at this interval in milliseconds. */
  readonly series?: SeriesStep;
  readonly onFact?: (fact: Fact) => void;
}

/** One run of a scenario, in slices or up to an instant; its result at any time. */
export class Simulation {
  readonly world: World;
  readonly control: ControlPlane;
  /** Events so far: ends, timers and arrivals. */
  events = 0;
  readonly #scenario: Scenario;
  readonly #context: EngineContext;
  readonly #meters: Meters;
  readonly #measures: Measures;
  readonly #operations: OperationLog;
  readonly #series: SeriesRecorder | null;
  readonly #lanes: ArrivalLanes;
  readonly #workloads: readonly Workload[];
  readonly #caller: Caller;
  readonly #deployer: Deployer | null;
  readonly #check: boolean;
  readonly #choices: FidelityChoices;
  #isDone = false;

  /** Throws ScenarioError when the scenario's existing functions cannot exist. */
  constructor(scenario: Scenario, { check = false, series, onFact }: SimulationOptions = {}) {
    const journal = new Journal();
    const context = new EngineContext(scenario.parameters, new Streams(scenario.seed), journal);
    this.#scenario = scenario;
    this.#choices = chooseFidelity(scenario);
    this.#context = context;
    this.#check = check;
    this.#meters = new Meters(scenario.thresholds);
    this.#operations = new OperationLog(
      journal,
      (operation, id) => heldBy(this.world, operation, id),
      () => this.#caller.entry,
    );
    if (onFact !== undefined) journal.onAny(onFact);
    const { account, roles, principals, parameters } = scenario;
    const identities = new Identities(account, roles, principals, parameters.callerActions);
    const observer = measuredDataPlane(this.#meters, () => context.now);
    this.world = buildWorld(scenario, context, observer, identities);
    this.control = new ControlPlane(this.world, identities);
    this.#caller = new Caller(this.control, context, journal);
    this.#measures = new Measures(this.world, this.#meters, journal);
    this.#measures.noteAll(0);
    this.#series =
      series === undefined ? null : new SeriesRecorder(this.world, journal, series, scenario.durationMs);
    this.#deployer =
      scenario.deploy && new Deployer(scenario.deploy, this.world, context, (spec) => this.#create(spec));
    scheduleAll(scenario, context);
    ({ lanes: this.#lanes, workloads: this.#workloads } = openTraffic(
      scenario,
      this.world,
      context,
      this.#choices,
    ));
  }

  get now(): Milliseconds {
    return this.#context.now;
  }

  /** Lets about so many events happen; those of one instant are not parted. True when the end of the scenario is reached. */
  advance(maxEvents: number): boolean {
    const until = this.events + maxEvents;
    while (this.events < until && !this.#isDone) {
      if (!this.#step(this.#scenario.durationMs)) this.#finish();
    }
    return this.#isDone;
  }

  /**
   * Lets everything happen up to an instant, itself included, and stands there: for whoever drives `control`. An
   * instant after the end of the scenario is its end. Throws InvariantError for an instant in the past.
   */
  advanceTo(at: Milliseconds): void {
    invariant(at >= this.now, 'time-never-goes-back', () => `from ${this.now} to ${at}`);
    const end = this.#scenario.durationMs;
    while (this.#step(Math.min(at + 1, end)));
    if (at < end) this.#moveTo(at);
    else if (!this.#isDone) this.#finish();
  }

  /** The result so far, marked as partial before the end. */
  result(): RunResult {
    this.#measures.noteInvocations();
    return resultOf({
      scenario: this.#scenario,
      world: this.world,
      now: this.now,
      isPartial: !this.#isDone,
      events: this.events,
      meters: this.#meters,
      measures: this.#measures,
      operations: this.#operations,
      choices: this.#choices,
      timeSeries: this.#series?.until(this.now) ?? null,
    });
  }

  #finish(): void {
    this.#moveTo(this.#scenario.durationMs);
    this.#isDone = true;
    this.#measures.noteEnd(this.now);
    if (this.#deployer !== null && this.#deployer.waiting > 0)
      this.#operations.noteUncreated(this.#deployer.waiting);
  }

  #moveTo(at: Milliseconds): void {
    this.#series?.beforeTime(at);
    this.#context.now = at;
  }

  /** The earliest event before a time; false when there is none. */
  #step(before: Milliseconds): boolean {
    const { fleet } = this.world;
    const { queue } = this.#context;
    const endAt = fleet.nextEnd;
    const timerAt = queue.nextTime;
    const at = Math.min(endAt, timerAt, this.#lanes.nextTime);
    if (at >= before) return false;
    if (at > this.#context.now) this.#moveTo(at);
    if (endAt === at) this.#end(at);
    else if (timerAt === at) this.#handle(queue.pop() as EngineEvent);
    else this.#arrive();
    if (this.#check) checkLaws(this.world);
    return true;
  }

  /** The laws are verified after each single event. */
  #end(at: Milliseconds): void {
    const { fleet } = this.world;
    if (this.#check) fleet.endNext();
    this.events += this.#check ? 1 : fleet.endAll(at);
  }

  #arrive(): void {
    const { fleet } = this.world;
    const workload = this.#workloads[this.#lanes.pop()] as Workload;
    for (let left = this.#lanes.poppedCount; left > 0;) {
      if (fleet.nextEnd === this.now) this.#end(this.now);
      const made = fleet.invokeMany(workload, this.#check ? 1 : left);
      this.events += made;
      left -= made;
      if (this.#check && left > 0) checkLaws(this.world);
    }
  }

  #handle(event: EngineEvent): void {
    this.events += 1;
    switch (event.cause) {
      case 'scenario.usedIps':
        this.world.setUsedIps(event.subnet, event.ips);
        break;
      case 'scenario.create':
        if (this.#deployer === null) this.#create(event.spec);
        else this.#deployer.add(event.spec);
        break;
      case 'scenario.timeline':
        this.#caller.call(event.entry);
        break;
      case 'deploy.proceed':
        this.#deployer?.onTimer();
        break;
      case 'curve.change':
        event.player.onChange();
        break;
      case 'curve.point':
        event.player.onPoint();
        break;
      case 'traffic.step':
        event.stepper.step();
        break;
      case 'traffic.minute':
        event.grid.onMinute();
        break;
      default:
        this.world.handle(event);
        this.#deployer?.proceed();
    }
  }

  #create({ name, role, vpcConfig, memory }: FunctionSpec): void {
    this.control.execute('CreateFunction', { functionName: name, role, vpcConfig, memory, publish: false });
  }
}

/** Runs a scenario to its end. */
export const simulate = (scenario: Scenario, options?: SimulationOptions): RunResult => {
  const simulation = new Simulation(scenario, options);
  while (!simulation.advance(Number.MAX_SAFE_INTEGER));
  return simulation.result();
};
