import { InvariantError } from './invariant.ts';

/** Whole milliseconds of simulated time, since the start of the run or between two instants; safe below 2^53. */
export type Milliseconds = number;

/** Milliseconds. */
export const MILLISECOND: Milliseconds = 1;
/** In milliseconds. */
export const SECOND: Milliseconds = 1_000 * MILLISECOND;
/** In milliseconds. */
export const MINUTE: Milliseconds = 60 * SECOND;
/** In milliseconds. */
export const HOUR: Milliseconds = 60 * MINUTE;
/** In milliseconds. */
export const DAY: Milliseconds = 24 * HOUR;

/** From the largest to the smallest, as people write them. */
const units = [
  ['d', DAY],
  ['h', HOUR],
  ['m', MINUTE],
  ['s', SECOND],
  ['ms', MILLISECOND],
] as const;

const lengthOf = new Map<string, Milliseconds>(units);

/**
 * Reads `250ms`, `1.5h` or `1h 30m`: parts from the largest unit to the smallest, a space between them or none.
 * Undefined when the text is nothing of the kind, when a part is not a whole number of milliseconds (`0.5ms`), or when
 * it is too long to count in safe integers.
 */
export function parseDuration(text: string): Milliseconds | undefined {
  let sum = 0;
  let before = Infinity;
  for (const part of text.split(/ |(?<=[a-z])(?=\d)/)) {
    const [, number = '', unit = ''] = /^([\d.]+)(ms|s|m|h|d)$/.exec(part) ?? [];
    const length = lengthOf.get(unit);
    if (length === undefined || length >= before) return undefined;
    const ms = wholeMilliseconds(number, length);
    if (ms === undefined) return undefined;
    sum += ms;
    before = length;
  }
  return Number.isSafeInteger(sum) ? sum : undefined;
}

/** In decimals, not in doubles: 1.005 * 1000 is 1004.9999999999999. */
function wholeMilliseconds(number: string, length: Milliseconds): Milliseconds | undefined {
  const [, whole, fraction = ''] = /^(\d{1,16})(?:\.(\d{1,16}))?$/.exec(number) ?? [];
  if (whole === undefined) return undefined;
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * BigInt(length);
  const ms = Number(scaled / scale);
  return scaled % scale === 0n && Number.isSafeInteger(ms) ? ms : undefined;
}

/**
 * A duration for people, in at most so many neighbouring units, two unless told, rounded: `0s`, `250ms`, `1m 30s`,
 * `1d 12h`; `parseDuration` reads it back. Infinity is `never`.
 */
export function formatDuration(ms: number, most = 2): string {
  if (ms === Infinity) return 'never';
  if (ms < 0) return `-${formatDuration(-ms, most)}`;
  const rounded = roundToUnits(ms, most);
  const largest = units.findIndex(([, length]) => rounded >= length);
  if (largest < 0) return '0s';
  let rest = rounded;
  const parts = units.slice(largest, largest + most).map(([name, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? '' : `${count}${name}`;
  });
  return parts.filter((part) => part !== '').join(' ');
}

/** Rounding may carry: 59m 59.9s is an hour. */
function roundToUnits(ms: number, most: number): Milliseconds {
  const largest = units.findIndex(([, length]) => ms >= length);
  const [, smallest] = units[largest + most - 1] ?? ['ms', MILLISECOND];
  return Math.round(ms / smallest) * smallest;
}

/** Seconds of simulated time, the unit of every result. */
export function toSeconds(ms: Milliseconds): number {
  return ms / SECOND;
}

/** Throws InvariantError unless an instant is a whole millisecond and not before another. */
export function checkTime(time: Milliseconds, notBefore: Milliseconds): void {
  if (time >= notBefore && Number.isSafeInteger(time)) return;
  const law = Number.isSafeInteger(time) ? 'time-never-goes-back' : 'time-is-whole-milliseconds';
  throw new InvariantError(law, `${time} ms, when it is ${notBefore} ms already`);
}
