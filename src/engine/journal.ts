/** The journal: every fact goes through it, in order. Listeners read the world; they never change it. */
import { EventEmitter } from 'eventemitter3';
import type { Milliseconds } from '../kernel/time.ts';
import type { Fact, FactName, Facts } from '../model/facts.ts';

/** Beside the facts by name, `any` hears them all. */
type Listeners = Record<string, (...heard: never[]) => void>;

/** The one channel of facts. */
export class Journal {
  readonly #emitter = new EventEmitter<Listeners>();

  /** Hears one kind of fact. */
  on<N extends FactName>(fact: N, listener: (details: Facts[N], at: Milliseconds) => void): void {
    this.#emitter.on(fact, listener);
  }

  /** Hears every fact, as it is written to a log. */
  onAny(listener: (fact: Fact) => void): void {
    this.#emitter.on('any', listener);
  }

  record<N extends FactName>(at: Milliseconds, fact: N, details: Facts[N]): void {
    const heard: unknown[] = [details, at];
    this.#emitter.emit(fact, ...(heard as never[]));
    if (this.#emitter.listenerCount('any') === 0) return;
    const whole: unknown[] = [{ at, fact, ...details }];
    this.#emitter.emit('any', ...(whole as never[]));
  }
}
