/** Where results go, and in which format. */
import { extname } from 'node:path';
import { formats, type Format } from '../report/formats.ts';
import { nearest } from '../scenario/nearest.ts';
import { UsageError } from './errors.ts';

/** One place that a result is written to, and how. */
export interface Target {
  /** `-` is stdout. */
  readonly path: string;
  readonly format: Format;
}

/** The words that `--format` takes. */
export const formatNames = formats.map(({ name }) => name);

/**
 * A file's format is the one of its ending, else the one asked for. Without `-o` all goes to stdout, as text unless
 * another format is asked for.
 */
export const targetsOf = (outputs: readonly string[], format: string | undefined): Target[] => {
  const asked = formats.find(({ name }) => name === format);
  const byDefault = asked ?? formats[0];
  const twice = outputs.find((path, index) => outputs.indexOf(path) !== index);
  if (twice !== undefined) throw new UsageError(`-o ${twice} is given twice`);
  return (outputs.length === 0 ? ['-'] : outputs).map((path) => {
    const found = path === '-' ? byDefault : (formatOf(path) ?? asked);
    if (found === undefined) throw new UsageError(unknownFormat(path));
    return { path, format: found };
  });
};

const formatOf = (path: string): Format | undefined =>
  formats.find(({ extensions }) => extensions.includes(extname(path).toLowerCase()));

const unknownFormat = (path: string): string => {
  const known = formats.flatMap(({ extensions }) => extensions);
  const meant = nearest(extname(path), known);
  const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  return `cannot tell the format of ${path} by its ending${hint}; known are ${known.join(', ')}, or say --format`;
};
