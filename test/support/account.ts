/** A simulated account driven by hand: every law is checked after every step, and every fact is kept. */
import type { Answer, BodyOf, OperationName, RequestOf } from '../../src/control/control-plane.ts';
import type { FunctionConfiguration } from '../../src/control/function-configuration.ts';
import type { VpcConfigRequest } from '../../src/control/vpc-config.ts';
import { Simulation } from '../../src/engine/simulation.ts';
import type { RunResult } from '../../src/engine/result.ts';
import { SECOND } from '../../src/kernel/time.ts';
import type { Fact, FactName, Facts } from '../../src/model/facts.ts';
import type { FunctionVersion } from '../../src/model/function.ts';
import { keyId, type Key } from '../../src/model/key.ts';
import { checkLaws } from '../../src/model/laws.ts';
import { LATEST, type World } from '../../src/model/world.ts';
import type { FunctionSpec, VpcConfig } from '../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from './scenarios.ts';

type Parts = Parameters<typeof scenario>[0];
type FactOf<N extends FactName> = Facts[N] & { readonly at: number };

/** An account made of the parts of a scenario, standing at time 0 with all that happens at 0 behind it. */
export const account = (parts: Parts = {}): Account => new Account(parts);

export class Account {
  readonly simulation: Simulation;
  readonly facts: Fact[] = [];

  constructor(parts: Parts) {
    const onFact = (fact: Fact): void => void this.facts.push(fact);
    this.simulation = new Simulation(scenario(parts), { check: true, onFact });
    this.at(0);
  }

  get world(): World {
    return this.simulation.world;
  }
  /** Seconds of simulated time. */
  get now(): number {
    return this.simulation.now / SECOND;
  }

  /** Moves on to an instant in seconds, which has happened when this returns. */
  at(seconds: number): this {
    this.simulation.advanceTo(seconds * SECOND);
    return this;
  }

  /** Any operation, by a principal or by nobody in particular. */
  call<N extends OperationName>(
    operation: N,
    request: RequestOf<N>,
    caller: string | null = null,
  ): Answer<BodyOf<N>> {
    const answer = this.simulation.control.execute(operation, request, caller);
    checkLaws(this.world);
    return answer;
  }

  create(functionName: string, vpc: VpcConfigRequest | null, { publish = false, memory = 128 } = {}): Answer {
    const request = { functionName, role: null, vpcConfig: vpc, memory, publish };
    return this.#checked(() => this.simulation.control.execute('CreateFunction', request));
  }
  update(functionName: string, vpc: VpcConfigRequest | null, memory: number | null = null): Answer {
    const request = { functionName, vpcConfig: vpc, memory };
    return this.#checked(() => this.simulation.control.execute('UpdateFunctionConfiguration', request));
  }
  publish(functionName: string): Answer {
    return this.#checked(() => this.simulation.control.execute('PublishVersion', { functionName }));
  }
  delete(functionName: string, qualifier: string | null = null): Answer {
    const request = { functionName, qualifier };
    return this.#checked(() => this.simulation.control.execute('DeleteFunction', request));
  }
  invoke(functionName: string, qualifier: string | null = null): Answer {
    return this.#checked(() => this.simulation.control.execute('Invoke', { functionName, qualifier }));
  }
  get(functionName: string, qualifier: string | null = null): Answer {
    const request = { functionName, qualifier };
    return this.#checked(() => this.simulation.control.execute('GetFunctionConfiguration', request));
  }

  version(functionName: string, version = LATEST): FunctionVersion {
    const found = this.world.functions.get(functionName)?.versions.get(version);
    if (found === undefined) throw new Error(`there is no ${functionName}:${version}`);
    return found;
  }
  key(subnetId: string, securityGroupIds: readonly string[] = ['g']): Key {
    const found = this.world.keys.get(keyId(subnetId, securityGroupIds));
    if (found === undefined) throw new Error(`there is no key of ${subnetId}`);
    return found;
  }
  /** The phases of a key's ENIs, the eldest first. */
  phases(subnetId: string, securityGroupIds?: readonly string[]): string[] {
    return this.key(subnetId, securityGroupIds).enis.map(({ phase }) => phase);
  }

  /** The facts of one name, their times in seconds. */
  told<N extends FactName>(name: N): FactOf<N>[] {
    return this.facts
      .filter(({ fact }) => fact === name)
      .map((fact) => ({ ...fact, at: fact.at / SECOND }) as unknown as FactOf<N>);
  }
  /** When the facts of one name happened, in seconds. */
  times(name: FactName): number[] {
    return this.told(name).map(({ at }) => at);
  }

  /** The result of the whole run. */
  end(): RunResult {
    while (!this.simulation.advance(1000));
    return this.simulation.result();
  }

  #checked(call: () => Answer): Answer {
    const answer = call();
    checkLaws(this.world);
    return answer;
  }
}

/** The body of an answer that tells of a configuration. */
export const bodyOf = ({ body }: Answer): FunctionConfiguration => body as FunctionConfiguration;

/** A function Active since 0 that keeps so many environments open from given seconds on. */
export const curveFunction = (
  name: string,
  steps: readonly (readonly [seconds: number, environments: number])[],
  {
    perEnvironment = 1,
    vpc = vpcConfig(['a']),
  }: { readonly perEnvironment?: number; readonly vpc?: VpcConfig | null } = {},
): Partial<FunctionSpec> & { readonly name: string } => ({
  name,
  create: 'existing',
  vpcConfig: vpc,
  connections: { perEnvironment, perInvocation: 0 },
  traffic: {
    form: 'concurrency',
    qualifier: LATEST,
    environments: {
      interpolate: 'step',
      points: steps.map(([seconds, value]) => ({ atMs: seconds * SECOND, value })),
    },
  },
});

/** A function Active since 0 that is invoked at given seconds, each time for so long. */
export const invokedFunction = (
  name: string,
  seconds: readonly number[],
  {
    lastsSeconds = 1,
    perEnvironment = 0,
    perInvocation = 0,
    vpc = vpcConfig(['a']),
    ...rest
  }: {
    readonly lastsSeconds?: number;
    readonly perEnvironment?: number;
    readonly perInvocation?: number;
    readonly vpc?: VpcConfig | null;
  } & Partial<FunctionSpec> = {},
): Partial<FunctionSpec> & { readonly name: string } => ({
  name,
  create: 'existing',
  vpcConfig: vpc,
  connections: { perEnvironment, perInvocation },
  traffic: {
    form: 'invocations',
    qualifier: LATEST,
    atMs: seconds.map((second) => Math.round(second * SECOND)),
    duration: { fixed: lastsSeconds * SECOND },
  },
  ...rest,
});
