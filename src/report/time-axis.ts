/** A time axis for drawings in text: where its ticks stand, and what they say. */
import { DAY, HOUR, MINUTE, SECOND, formatDuration, type Milliseconds } from '../kernel/time.ts';

/** Distances of ticks that people count in. */
const steps: readonly Milliseconds[] = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 360].map((count) => count * DAY),
];

/** From one label to the next: the mark, the longest label, and a space. */
const APART = 11;

/** A moment of the run with its label. */
interface Tick {
  readonly at: Milliseconds;
  readonly label: string;
}

/** The axis as one line of at most `width` columns: each `|` stands at the time that follows it. */
export const timeAxis = (seconds: number, width: number, startEpochMs: number | null): string => {
  const total = seconds * SECOND;
  return ticks(total, width, startEpochMs).reduce((line, { at, label }) => {
    const column = Math.floor((at / total) * width);
    const fits = (line === '' || column > line.length) && column + 1 + label.length <= width;
    return fits ? `${line.padEnd(column)}|${label}` : line;
  }, '');
};

const ticks = (total: Milliseconds, width: number, startEpochMs: number | null): Tick[] => {
  const most = Math.max(1, Math.floor(width / APART));
  const step = steps.find((one) => total / one <= most) ?? Math.ceil(total / most / DAY) * DAY;
  if (startEpochMs === null) return every(step, 0, total, formatDuration);
  // With a start the ticks stand at round times of the clock; the start itself is told whatever it is.
  const first = Math.ceil(startEpochMs / step) * step - startEpochMs;
  const rest = every(step, first, total, (at) => clockTime(startEpochMs + at, step));
  return [{ at: 0, label: isoMinutes(startEpochMs) }, ...rest];
};

const every = (
  step: Milliseconds,
  first: Milliseconds,
  total: Milliseconds,
  label: (at: Milliseconds) => string,
): Tick[] =>
  Array.from({ length: Math.max(0, Math.ceil((total - first) / step)) }, (_, index) => {
    const at = first + index * step;
    return { at, label: label(at) };
  });

/** `2026-11-27 06:30`. */
const isoMinutes = (epochMs: number): string =>
  new Date(epochMs).toISOString().slice(0, 16).replace('T', ' ');

/** `06:00`, midnight as its day `11-27`, in long runs `2026-11-27`; UTC. */
const clockTime = (epochMs: number, step: Milliseconds): string => {
  const iso = new Date(epochMs).toISOString();
  if (step >= 30 * DAY) return iso.slice(0, 10);
  if (epochMs % DAY === 0) return iso.slice(5, 10);
  return step < MINUTE ? iso.slice(11, 19) : iso.slice(11, 16);
};
