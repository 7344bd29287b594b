/**
 * The slow, obviously right second model of heni, written from the specification alone. There is no queue of events:
 * to advance, it looks through everything that has a time and takes the earliest: ends of invocations, then of
 * environments, then timers, each in the order in which they were set.
 */
import type { Command, Scenario, TimelineEntry, VpcConfig } from '../../src/scenario/scenario.ts';
import { endLow, endPhase, settle, startEni } from './slow-enis.ts';
import { closeEnvironment, endInvocation, run } from './slow-invocations.ts';
import type { Fn, Settings, Ticket, Version, Vpc } from './records.ts';
import { conflict, invalid, notFound, Refusal, resolveVpc, type SlowAnswer } from './slow-requests.ts';
import { SlowState } from './slow-state.ts';
import {
  activate,
  becomePending,
  begin,
  complete,
  fail,
  isDone,
  lackFor,
  newFunction,
  newVersion,
  onIdleTimer,
  remove,
} from './slow-versions.ts';

const LATEST = '$LATEST';

/** Something that will happen by itself; at one instant ends go before closings, and these before timers. */
interface Due {
  readonly ticket: Ticket;
  readonly rank: '1 end' | '2 closing' | '3 timer';
  happen(): void;
}

/** The operations of functions, and the changes of the world around them; roles are not the slow model's business. */
export type SlowCommand = Exclude<Command, { readonly role: string }>;
export type SlowEntry = Pick<TimelineEntry, 'atMs' | 'principal'> & SlowCommand;
type Of<N extends SlowCommand['do']> = Extract<SlowCommand, { do: N }>;

export class SlowModel {
  readonly state: SlowState;

  constructor(scenario: Scenario) {
    this.state = new SlowState(scenario);
    for (const { name, memory, vpcConfig, create, versions } of scenario.functions) {
      if (create !== 'existing') continue;
      const fn = newFunction(this.state, name);
      this.#exist(fn, LATEST, { memory, vpc: vpcOf(vpcConfig) });
      for (const { version, vpcConfig: own } of versions)
        this.#exist(fn, version, { memory, vpc: vpcOf(own) });
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
    if (!('function' in command)) return answer;
    const { status, error } = answer;
    this.state.answered.push({
      at: this.now,
      operation: command.do,
      function: command.function,
      status,
      error,
    });
    return answer;
  }

  #answer(command: SlowCommand): SlowAnswer {
    try {
      return this.#attempt(command);
    } catch (refusal) {
      if (refusal instanceof Refusal) return refusal.answer;
      throw refusal;
    }
  }

  #attempt(command: SlowCommand): SlowAnswer {
    switch (command.do) {
      case 'CreateFunction':
        return this.#create(command);
      case 'UpdateFunctionConfiguration':
        return this.#update(command);
      case 'PublishVersion':
        return this.#publish(command);
      case 'DeleteFunction':
        return this.#delete(command);
      case 'Invoke':
        return this.#invoke(command);
      case 'SetUsedIps':
        return this.#setUsedIps(command);
      default:
        return this.#setQuota(command);
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

  #find(name: string): Fn {
    const fn = this.state.functions.find((one) => one.name === name);
    if (fn === undefined) throw notFound();
    return fn;
  }

  #findVersion(name: string, qualifier: string): Version {
    const version = this.#find(name).versions.find((one) => one.version === qualifier);
    if (version === undefined) throw notFound();
    return version;
  }

  #create({ function: name, vpcConfig, memory, publish }: Of<'CreateFunction'>): SlowAnswer {
    const m = this.state;
    if (m.functions.some((fn) => fn.name === name)) throw conflict();
    const settings = { memory, vpc: vpcConfig === null ? null : resolveVpc(m, vpcConfig, null) };
    this.#refuseForLack(settings, null);
    const fn = newFunction(m, name);
    const made = [newVersion(m, fn, LATEST, settings)];
    if (publish) {
      fn.lastNumber = 1;
      made.push(newVersion(m, fn, '1', settings));
    }
    for (const version of made) {
      becomePending(m, version, 'Creating');
      begin(m, version, null);
    }
    return { status: 201, error: null };
  }

  #update({ function: name, vpcConfig, memory }: Of<'UpdateFunctionConfiguration'>): SlowAnswer {
    const m = this.state;
    const version = this.#findVersion(name, LATEST);
    const { settings: before } = version;
    this.#refuseUnlessChangeable(version);
    const vpc = vpcConfig === null ? before.vpc : resolveVpc(m, vpcConfig, before.vpc);
    const settings = { memory: memory ?? before.memory, vpc };
    this.#refuseForLack(settings, version);
    if (version.state === 'Inactive') becomePending(m, version, 'Restoring');
    version.settings = settings;
    version.lastUpdateStatus = 'InProgress';
    version.lastUpdateStatusReasonCode = 'Creating';
    begin(m, version, before);
    return { status: 200, error: null };
  }

  #publish({ function: name }: Of<'PublishVersion'>): SlowAnswer {
    const m = this.state;
    const fn = this.#find(name);
    const latest = this.#findVersion(name, LATEST);
    this.#refuseUnlessChangeable(latest);
    const last = fn.versions.find(({ version }) => version === String(fn.lastNumber));
    if (last !== undefined && JSON.stringify(last.settings) === JSON.stringify(latest.settings))
      return { status: 201, error: null };
    fn.lastNumber += 1;
    const version = newVersion(m, fn, String(fn.lastNumber), latest.settings);
    if (latest.state === 'Active') activate(m, version);
    else {
      becomePending(m, version, 'Creating');
      begin(m, version, null);
    }
    return { status: 201, error: null };
  }

  #delete({ function: name, qualifier }: Of<'DeleteFunction'>): SlowAnswer {
    const m = this.state;
    const fn = this.#find(name);
    if (qualifier === LATEST) throw invalid();
    if (qualifier === null) {
      for (const version of fn.versions) remove(m, version);
      m.functions = m.functions.filter((one) => one !== fn);
    } else remove(m, this.#findVersion(name, qualifier));
    settle(m);
    return { status: 204, error: null };
  }

  #invoke({ function: name, qualifier }: Of<'Invoke'>): SlowAnswer {
    const m = this.state;
    const row = m.row(name, qualifier ?? LATEST);
    try {
      const version = this.#findVersion(name, qualifier ?? LATEST);
      version.idleSince = this.now;
      if (version.state === 'Active') {
        const refused = run(m, version);
        if (refused === null) return { status: 200, error: null };
        row.failed.Throttled += 1;
        return { status: 429, error: 'TooManyRequestsException' };
      }
      return this.#refuseInvoke(version);
    } catch (refusal) {
      row.failed.NotFound += 1;
      throw refusal;
    }
  }

  #refuseInvoke(version: Version): SlowAnswer {
    const m = this.state;
    const { failed } = m.row(version.name, version.version);
    if (version.state === 'Inactive') {
      failed.Inactive += 1;
      becomePending(m, version, 'Restoring');
      begin(m, version, null);
      return m.parameters.inactiveInvokeError === 'ResourceNotReadyException'
        ? { status: 502, error: 'ResourceNotReadyException' }
        : { status: 409, error: 'CodeArtifactUserPendingException' };
    }
    failed[version.state as 'Pending' | 'Failed'] += 1;
    return conflict(inState(version)).answer;
  }

  /** Past pendingStuckAfter a call that would change the function cancels the creation that it finds. */
  #giveUpIfStuck(version: Version): void {
    const { pendingStuckAfter } = this.state.parameters;
    if (version.state !== 'Pending' || pendingStuckAfter === null) return;
    if (this.now - version.pendingSince <= pendingStuckAfter) return;
    fail(this.state, version, version.job?.before ?? null, 'InternalError');
  }

  #refuseUnlessChangeable(version: Version): void {
    const { account } = this.state.scenario;
    if (version.state === 'Pending' || version.state === 'Failed') {
      const message = inState(version);
      this.#giveUpIfStuck(version);
      throw conflict(message);
    }
    if (version.lastUpdateStatus === 'InProgress')
      throw conflict(
        'The operation cannot be performed at this time. An update is in progress for resource: ' +
          `arn:aws:lambda:${account.region}:${account.id}:function:${version.name}`,
      );
  }

  #refuseForLack(settings: Settings, version: Version | null): void {
    const m = this.state;
    if (m.parameters.exhaustionMode === 'async') return;
    if (lackFor(m, settings, version === null ? [] : m.keysHeldBy(version)) !== null) throw invalid();
  }

  #setUsedIps({ subnet: id, ips }: Of<'SetUsedIps'>): SlowAnswer {
    const subnet = this.state.subnet(id);
    const enis = this.state.usedIps(subnet) - subnet.usedByOthers;
    subnet.usedByOthers = Math.min(ips, subnet.usable - enis);
    settle(this.state);
    return { status: 200, error: null };
  }

  #setQuota({ quota, vpc: id, value }: Of<'SetQuota'>): SlowAnswer {
    const m = this.state;
    if (quota === 'enisPerRegion') m.regionQuota = value;
    else if (quota === 'concurrentExecutions') m.concurrency = value;
    else for (const vpc of m.vpcs) if (id === null || vpc.id === id) vpc.quota = value;
    settle(m);
    return { status: 200, error: null };
  }
}

const inState = ({ state }: Version): string =>
  `The operation cannot be performed at this time. The function is currently in the following state: ${state}`;

const vpcOf = (config: VpcConfig | null): Vpc | null =>
  config === null
    ? null
    : {
        subnets: config.subnetIds,
        groups: [...new Set(config.securityGroupIds)].toSorted(),
        ipv6: config.ipv6AllowedForDualStack,
      };
