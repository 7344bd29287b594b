import type { RunResult } from '../engine/result.ts';
import { renderJson } from './json.ts';
import type { ReportOptions } from './options.ts';
import { renderText } from './text.ts';

/** A way to write a result, chosen by name or by a file's ending. */
export interface Format {
  readonly name: string;
  /** How a file's name ends that is written in it. */
  readonly extensions: readonly string[];
  readonly render: (result: RunResult, options: ReportOptions) => string;
}

/** Every format of a result; a new one is a line here. */
export const formats: readonly Format[] = [
  { name: 'text', extensions: ['.txt'], render: renderText },
  { name: 'json', extensions: ['.json'], render: renderJson },
];
