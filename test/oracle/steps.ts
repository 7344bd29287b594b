/** A step of a random run: a command of fast-check that both models take. */
import type fc from 'fast-check';
import type { Pair } from './pair.ts';
import type { SlowCommand } from './slow-model.ts';

/** The oracle lives in the pair, so that fast-check's own model holds nothing. */
export type Nothing = Record<string, never>;
type Step = (pair: Pair) => void;

/** A command that is printed by its label. */
export class NamedStep implements fc.Command<Nothing, Pair> {
  readonly #label: string;
  readonly #step: Step;
  constructor(label: string, step: Step) {
    this.#label = label;
    this.#step = step;
  }
  check(): boolean {
    return true;
  }
  run(_: Nothing, pair: Pair): void {
    this.#step(pair);
  }
  toString(): string {
    return this.#label;
  }
}

/** Both execute one command. */
export const doing = <C extends SlowCommand>(command: fc.Arbitrary<C>): fc.Arbitrary<NamedStep> =>
  command.map((one) => new NamedStep(JSON.stringify(one), (pair) => pair.execute(one)));
