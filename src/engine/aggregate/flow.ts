/** Arrivals in bulk: how many there are up to an instant, and when the next one is. */
import type { Milliseconds } from '../../kernel/time.ts';

/** The arrivals of one version. It stands at an instant and goes on from there. */
export interface Flow {
  /** Where the rate is another than before, as far as it is known; a step must not go beyond it. */
  readonly pieceEnd: Milliseconds;
  /** Since when the rate has been without a jump. */
  readonly steadySince: Milliseconds;
  /** The next arrival, if it was asked for; Infinity when there is none. */
  readonly known: Milliseconds | null;
  /** How many arrivals are expected up to an instant. */
  expected(to: Milliseconds): number;
  /** Draws the next arrival: it is `known` from then on, and nobody arrives before it. */
  drawNext(): void;
  /** The known arrival happens; the flow stands right behind it. */
  takeNext(): void;
  /** The arrivals up to an instant, not beyond `pieceEnd`, nor beyond a known arrival; stands there then. */
  take(to: Milliseconds): number;
}
