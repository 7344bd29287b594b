/**
 * Creates functions as a deployment does: so many at once, at most as many requests as the control plane takes.
 * Source: model row R28; the burst of the control plane is ours: ten seconds of its rate.
 */
import { SECOND } from '../kernel/time.ts';
import { TokenBucket } from '../model/concurrency.ts';
import { ranks } from '../model/context.ts';
import { LATEST, type World } from '../model/world.ts';
import type { DeploySpec, FunctionSpec } from '../scenario/scenario.ts';
import type { EngineContext } from './engine-context.ts';

const BURST_SECONDS = 10;

/** Creates the functions of one instant as the deploy allows. */
export class Deployer {
  readonly #waiting: FunctionSpec[] = [];
  readonly #inFlight = new Set<string>();
  readonly #requests: TokenBucket;
  readonly #parallelism: number;
  #isScheduled = false;

  constructor(
    deploy: DeploySpec,
    readonly world: World,
    readonly context: EngineContext,
    readonly create: (spec: FunctionSpec) => void,
  ) {
    const rate = context.parameters.controlPlaneRate;
    this.#requests = new TokenBucket(Math.max(1, rate * BURST_SECONDS), rate);
    this.#parallelism = deploy.parallelism ?? Infinity;
  }

  add(spec: FunctionSpec): void {
    this.#waiting.push(spec);
    this.proceed();
  }

  /** Looks who is done, and starts as many as may. */
  proceed(): void {
    if (this.#waiting.length === 0) return;
    if (this.#parallelism < Infinity) this.#forgetDone();
    while (this.#waiting.length > 0 && this.#inFlight.size < this.#parallelism) {
      if (!this.#requests.tryTake(this.context.now)) return this.#tryLater();
      const spec = this.#waiting.shift() as FunctionSpec;
      this.create(spec);
      if (this.#isPending(spec.name) && this.#parallelism < Infinity) this.#inFlight.add(spec.name);
    }
  }

  /** How many functions still wait for their turn. */
  get waiting(): number {
    return this.#waiting.length;
  }

  onTimer(): void {
    this.#isScheduled = false;
    this.proceed();
  }

  #forgetDone(): void {
    for (const name of this.#inFlight) if (!this.#isPending(name)) this.#inFlight.delete(name);
  }

  #isPending(name: string): boolean {
    return this.world.workload(name, LATEST).target?.state === 'Pending';
  }

  #tryLater(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const at = this.context.now + Math.ceil(SECOND / this.context.parameters.controlPlaneRate);
    this.context.schedule(at, ranks.create, { cause: 'deploy.proceed' });
  }
}
