/** The engine and the slow model side by side: every step is taken by both, and then everything is compared. */
import assert from 'node:assert/strict';
import { executeEntry } from '../../src/engine/timeline.ts';
import { Simulation } from '../../src/engine/simulation.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { snapshotOfEngine, snapshotOfModel } from './snapshot.ts';
import { SlowModel, type SlowCommand, type SlowEntry } from './slow-model.ts';
import { alike, resultOfModel } from './slow-result.ts';
import type { SlowAnswer } from './slow-requests.ts';

export class Pair {
  readonly scenario: Scenario;
  readonly model: SlowModel;
  readonly simulation: Simulation;
  /** All commands so far, as a timeline. */
  readonly entries: SlowEntry[] = [];

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.model = new SlowModel(scenario);
    this.simulation = new Simulation(scenario, { check: true });
    this.advanceTo(0);
  }

  advanceTo(at: number): void {
    this.simulation.advanceTo(at);
    this.model.advanceTo(at);
    this.compare();
  }

  /** Lets happen what the last command made due at this very instant. */
  #letHappen(): void {
    const { events } = this.simulation;
    this.simulation.advanceTo(this.model.now);
    if (this.simulation.events > events || this.model.nextDueAt <= this.model.now)
      this.advanceTo(this.model.now);
  }

  /**
   * Both execute a command; what it makes due at this very instant is compared as well. In a file, changes of
   * addresses go before the operations of their instant; after an operation they come a millisecond later.
   */
  execute(command: SlowCommand): SlowAnswer {
    const last = this.entries.at(-1);
    if (command.do === 'SetUsedIps' && last?.atMs === this.model.now && last.do !== command.do)
      this.advanceTo(this.model.now + 1);
    const entry: SlowEntry = { atMs: this.model.now, principal: null, ...command };
    this.entries.push(entry);
    const expected = this.model.execute(command);
    const actual = this.#answerOfEngine(entry);
    if (actual !== null) {
      const { status, error, message } = actual;
      assert.deepEqual({ status, error }, { status: expected.status, error: expected.error });
      if (expected.message !== undefined) assert.equal(message, expected.message);
    }
    this.compare();
    this.#letHappen();
    return expected;
  }

  /** Reads work in every state: that the version is there is all that can go wrong. */
  read(functionName: string, qualifier: string | null): void {
    const { status, error } = this.simulation.control.execute('GetFunctionConfiguration', {
      functionName,
      qualifier,
    });
    const isThere = this.model.state.versions.some(
      ({ name, version }) => name === functionName && version === (qualifier ?? '$LATEST'),
    );
    const expected = isThere
      ? { status: 200, error: null }
      : { status: 404, error: 'ResourceNotFoundException' };
    assert.deepEqual({ status, error }, expected);
    this.model.state.answered.push({
      at: this.model.now,
      operation: 'GetFunctionConfiguration',
      function: functionName,
      ...expected,
    });
  }

  compare(): void {
    const expected = snapshotOfModel(this.model.state);
    const actual = snapshotOfEngine(this.simulation);
    if (JSON.stringify(actual) !== JSON.stringify(expected)) assert.deepEqual(actual, expected);
  }

  /** Compares the results so far: peaks, totals and all that was counted on the way. */
  compareResults(): void {
    const expected = resultOfModel(this.model.state);
    assert.deepEqual(alike(this.simulation.result(), expected), expected);
  }

  #answerOfEngine(entry: SlowEntry) {
    const { control } = this.simulation;
    switch (entry.do) {
      case 'CreateFunction': {
        const { function: functionName, role, vpcConfig, memory, publish } = entry;
        return control.execute('CreateFunction', { functionName, role, vpcConfig, memory, publish });
      }
      case 'UpdateFunctionConfiguration': {
        const { function: functionName, vpcConfig, memory } = entry;
        return control.execute('UpdateFunctionConfiguration', { functionName, vpcConfig, memory });
      }
      case 'PublishVersion':
        return control.execute('PublishVersion', { functionName: entry.function });
      case 'DeleteFunction':
        return control.execute('DeleteFunction', {
          functionName: entry.function,
          qualifier: entry.qualifier,
        });
      case 'Invoke':
        return control.execute('Invoke', { functionName: entry.function, qualifier: entry.qualifier });
      case 'CreateRole':
        return control.execute('CreateRole', { roleName: entry.role, policies: entry.policies });
      case 'DeleteRole':
        return control.execute('DeleteRole', { roleName: entry.role });
      case 'PutRolePolicy':
        return control.execute('PutRolePolicy', {
          roleName: entry.role,
          policyName: entry.name,
          policyDocument: entry.policy,
        });
      case 'DeleteRolePolicy':
        return control.execute('DeleteRolePolicy', { roleName: entry.role, policyName: entry.name });
      case 'AttachRolePolicy':
      case 'DetachRolePolicy':
        return control.execute(entry.do, { roleName: entry.role, policyName: entry.policy });
      default:
        executeEntry(control, entry);
        return null;
    }
  }
}
