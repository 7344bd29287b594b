/** Checks of parameters: each returns the sentence that is to be told, or nothing. */

/** A finite number, 0 included. */
export const atLeastZero = (name: string, value: number): string[] =>
  value >= 0 && Number.isFinite(value) ? [] : [`${name} must be 0 or more, found ${value}`];

/** A finite number, 0 excluded. */
export const aboveZero = (name: string, value: number): string[] =>
  value > 0 && Number.isFinite(value) ? [] : [`${name} must be above 0, found ${value}`];

/** Bounds that leave room between them, if only for one value. */
export const ordered = (min: number, max: number): string[] =>
  min <= max ? [] : [`min must not be above max, found ${min} and ${max}`];

/** A list to draw from. */
export const notEmpty = (name: string, values: readonly unknown[]): string[] =>
  values.length > 0 ? [] : [`${name} must have at least one value`];
