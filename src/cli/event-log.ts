import type { Fact } from '../model/facts.ts';
import type { Sink } from './io.ts';

/**
 * Facts as NDJSON, one per line. They are kept until `flush`, and the file is made at the first one: so input that
 * cannot be run leaves no file behind.
 */
export class EventLog {
  readonly #open: () => Sink;
  #sink: Sink | null = null;
  #lines: string[] = [];

  constructor(open: () => Sink) {
    this.#open = open;
  }

  readonly add = (fact: Fact): void => {
    this.#lines.push(`${JSON.stringify(fact)}\n`);
  };

  flush(): void {
    this.#sink ??= this.#open();
    this.#sink.write(this.#lines.join(''));
    this.#lines = [];
  }

  close(): void {
    this.flush();
    this.#sink?.close();
  }
}
