/** Medians and quartiles of few runs. */

/** The middle of the runs, and how far they scatter. */
export interface Quartiles {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Linear between neighbours. NaN without values. */
export const quartilesOf = (values: readonly number[]): Quartiles => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? NaN;
    const above = sorted[Math.ceil(place)] ?? NaN;
    return below + (above - below) * (place % 1);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
};

/** Whether two sets of runs lie apart: the middle halves of neither reach into the other's. */
export const liesApart = (a: Quartiles, b: Quartiles): boolean => a.high < b.low || b.high < a.low;
