import type { ReportOptions } from '../report/options.ts';
import type { Io } from './io.ts';
import type { FormatName, Target } from './targets.ts';

/** How a text looks where it goes. */
export type Look = Pick<ReportOptions, 'width' | 'colour' | 'full' | 'drawings'>;

const WIDEST = 160;
const inFile: Look = { width: 100, colour: false, full: true, drawings: true };
const onTerminal = ({ terminal: { interactive, colour, columns } }: Io): Look => ({
  width: Math.min(columns, WIDEST),
  colour,
  full: false,
  drawings: interactive,
});

/** Renders everything first, then writes: what cannot be rendered leaves no file behind. */
export const writeTargets = <F extends FormatName>(
  targets: readonly Target<F>[],
  render: (format: F, look: Look) => string,
  io: Io,
): void => {
  const rendered = targets.map(({ path, format }) => ({
    path,
    text: render(format, path === '-' ? onTerminal(io) : inFile),
  }));
  for (const { path, text } of rendered) {
    const sink = io.open(path);
    sink.write(text);
    sink.close();
  }
};
