/** Comparisons of one run: ratios of medians, and whether all did the same work. */
import { groupBy } from '../src/inspect/group-by.ts';
import type { Measured } from './measure.ts';

/** One case beside the first of its side. */
export interface Beside {
  readonly name: string;
  readonly first: string;
  /** How many times as fast as this case the first one is, per unit. */
  readonly firstIsFaster: number;
}

/** What is compared with each other; a case without a side is alone. */
export const sidesOf = <T extends { readonly name: string; readonly side?: string }>(
  rows: readonly T[],
): readonly (readonly T[])[] => [...groupBy(rows, ({ side, name }) => side ?? name).values()];

/** Every case of a side beside the first one: the goals are stated that way round. */
export const besides = (rows: readonly Measured[]): Beside[] =>
  sidesOf(rows).flatMap(([first, ...others]) =>
    others.map(({ name, perUnit }) => ({
      name,
      first: first?.name ?? '',
      firstIsFaster: perUnit.median / (first?.perUnit.median ?? NaN),
    })),
  );

/** By how much means may differ: about five times what chance does to the shortest run. */
const TOLERANCE = 0.02;

/** Sides whose cases did not do the same work: the mean number in flight differs. */
export const disagreements = (rows: readonly Measured[]): string[] =>
  sidesOf(rows).flatMap((side) => {
    const means = side.flatMap(({ samples }) =>
      samples.flatMap(({ figures }) => figures?.meanInFlight ?? []),
    );
    const [least, most] = [Math.min(...means), Math.max(...means)];
    const names = side.map(({ name }) => name).join(', ');
    return most > least * (1 + TOLERANCE)
      ? [`${least} to ${most} in flight on average, so not the same work was measured: ${names}`]
      : [];
  });
