import cliProgress from 'cli-progress';
import { formatDuration, type Milliseconds } from '../kernel/time.ts';
import { number, percent } from '../report/words.ts';
import type { Io } from './io.ts';

/** Shows how far a long run is, on stderr. */
export interface Progress {
  readonly step: (now: Milliseconds, events: number) => void;
  readonly end: () => void;
}

/** A short run needs no progress. */
const BAR_AFTER_MS = 1_000;
const LINE_EVERY_MS = 10_000;
const silent: Progress = { step: () => undefined, end: () => undefined };

/** A bar for a person who watches, a line now and then for a log, nothing under --quiet. */
export const progressOf = (io: Io, total: Milliseconds, quiet: boolean): Progress => {
  if (quiet) return silent;
  return io.watched ? bar(io, total) : lines(io, total);
};

const bar = (io: Io, total: Milliseconds): Progress => {
  const from = io.clock();
  const shown = new cliProgress.SingleBar({
    format: '{bar} {percentage} %  {at} of {length}, {events} events',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    clearOnComplete: true,
    // Ctrl-C is ours: it writes the partial result.
    gracefulExit: false,
    hideCursor: null,
  });
  return {
    step: (now, events) => {
      if (!shown.isActive && io.clock() - from < BAR_AFTER_MS) return;
      const values = { at: formatDuration(now), length: formatDuration(total), events: number(events) };
      if (shown.isActive) shown.update(now, values);
      else shown.start(total, now, values);
    },
    end: () => {
      if (shown.isActive) shown.stop();
    },
  };
};

const lines = (io: Io, total: Milliseconds): Progress => {
  let last = io.clock();
  return {
    step: (now, events) => {
      if (io.clock() - last < LINE_EVERY_MS) return;
      last = io.clock();
      io.err(
        `heni: ${percent(now / total)}, ${formatDuration(now)} of ${formatDuration(total)}, ${number(events)} events\n`,
      );
    },
    end: () => undefined,
  };
};
