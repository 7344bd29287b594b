/**
 * The slow, obviously right second model of heni, written from the specification alone. There is no queue of events:
 * to advance, it looks through everything that has a time and takes the earliest: ends of invocations, then of
 * environments, then timers, each in the order in which they were set.
 */
import type { Scenario, VpcConfig } from '../../src/scenario/scenario.ts';
import type { Fn, Settings, Ticket, Version, Vpc } from './records.ts';
import { endLow, endPhase, settle, startEni } from './slow-enis.ts';
import { closeEnvironment, endInvocation } from './slow-invocations.ts';
import { attempt, LATEST, type SlowCommand, type SlowEntry } from './slow-operations.ts';
import { Refusal, type SlowAnswer } from './slow-requests.ts';
import { SlowState } from './slow-state.ts';
import { activate, complete, isDone, newFunction, newVersion, onIdleTimer } from './slow-versions.ts';

export type { SlowCommand, SlowEntry };

/** Something that will happen by itself; at one instant ends go before closings, and these before timers. */
interface Due {
  readonly ticket: Ticket;
  readonly rank: '1 end' | '2 closing' | '3 timer';
  happen(): void;
}

export class SlowModel {
  readonly state: SlowState;

  constructor(scenario: Scenario) {
    this.state = new SlowState(scenario);
    for (const { name, role, memory, vpcConfig, create, versions } of scenario.functions) {
      if (create !== 'existing') continue;
      const fn = newFunction(this.state, name);
      this.#exist(fn, LATEST, { role, memory, vpc: vpcOf(vpcConfig) });
      for (const { version, vpcConfig: own } of versions)
        this.#exist(fn, version, { role, memory, vpc: vpcOf(own) });
    }
    settle(this.state);
  }

  get now(): number {
    return this.state.now;
  }

  /** When the next thing happens by itself. */
  get nextDueAt(): number {
    return Math.min(...this.#due().map(({ ticket }) => ticket.at));
  }

  /** Lets everything happen up to an instant, itself included. */
  advanceTo(at: number): void {
    for (;;) {
      const [next] = this.#due()
        .filter(({ ticket }) => ticket.at <= at)
        .toSorted(
          (x, y) =>
            x.ticket.at - y.ticket.at || x.rank.localeCompare(y.rank) || x.ticket.order - y.ticket.order,
        );
      if (next === undefined) break;
      this.state.moveTo(next.ticket.at);
      next.happen();
    }
    this.state.moveTo(at);
  }

  /** Executes a command at this instant; what is due at this instant has happened already. */
  execute(command: SlowCommand): SlowAnswer {
    const answer = this.#answer(command);
    if (!('function' in command) && !('role' in command)) return answer;
    const { status, error } = answer;
    this.state.answered.push({
      at: this.now,
      operation: command.do,
      function: 'function' in command ? command.function : null,
      status,
      error,
    });
    return answer;
  }

  #answer(command: SlowCommand): SlowAnswer {
    try {
      return attempt(this.state, command);
    } catch (refusal) {
      if (refusal instanceof Refusal) return refusal.answer;
      throw refusal;
    }
  }

  /** Everything that has a time. */
  #due(): Due[] {
    const m = this.state;
    const due: Due[] = [];
    for (const invocation of m.invocations)
      due.push({
        ticket: invocation.ends,
        rank: '1 end',
        happen: () => this.#end(() => endInvocation(m, invocation)),
      });
    for (const environment of m.environments)
      if (environment.closes !== null)
        due.push({
          ticket: environment.closes,
          rank: '2 closing',
          happen: () => this.#end(() => closeEnvironment(m, environment)),
        });
    for (const eni of m.enis)
      if (eni.due !== null)
        due.push({ ticket: eni.due, rank: '3 timer', happen: () => this.#end(() => endPhase(m, eni)) });
    for (const key of m.keys)
      if (key.lowUntil !== null)
        due.push({ ticket: key.lowUntil, rank: '3 timer', happen: () => this.#end(() => endLow(key)) });
    for (const version of m.versions) {
      if (version.idleTimer !== null)
        due.push({ ticket: version.idleTimer, rank: '3 timer', happen: () => onIdleTimer(m, version) });
      for (const ticket of version.job?.moments ?? [])
        due.push({
          ticket,
          rank: '3 timer',
          happen: () => this.#end(() => this.#strikeOff(version, ticket)),
        });
    }
    return due;
  }

  /** After anything that ended: whoever waited for it is done, and what has to follow follows. */
  #end(what: () => void): void {
    const m = this.state;
    what();
    const done = m.versions.filter(({ job }) => job !== null && isDone(job));
    for (const version of done.toSorted((x, y) => (x.job?.order ?? 0) - (y.job?.order ?? 0)))
      complete(m, version);
    settle(m);
  }

  #strikeOff({ job }: Version, ticket: Ticket): void {
    if (job !== null) job.moments = job.moments.filter((one) => one !== ticket);
  }

  /** A version that is there at the start, Active, with its ENIs. */
  #exist(fn: Fn, name: string, settings: Settings): void {
    const m = this.state;
    const version = newVersion(m, fn, name, settings);
    fn.lastNumber = Math.max(fn.lastNumber, name === LATEST ? 0 : Number(name));
    activate(m, version);
    for (const key of m.keysOf(settings)) {
      if (m.enisOf(key).length > 0) continue;
      const eni = startEni(m, key, 0);
      eni.phase = 'inUse';
      eni.due = null;
    }
  }
}

const vpcOf = (config: VpcConfig | null): Vpc | null =>
  config === null
    ? null
    : {
        subnets: config.subnetIds,
        groups: [...new Set(config.securityGroupIds)].toSorted(),
        ipv6: config.ipv6AllowedForDualStack,
      };
