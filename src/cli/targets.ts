/** Where results go, and in which format. */
import { extname } from 'node:path';
import { nearest } from '../scenario/nearest.ts';
import { UsageError } from './errors.ts';

/** What tells one format from another, of whatever it is a format. */
export interface FormatName {
  readonly name: string;
  /** How a file's name ends that is written in it. */
  readonly extensions: readonly string[];
}

/** One place that is written to, and how. */
export interface Target<F extends FormatName> {
  /** `-` is stdout. */
  readonly path: string;
  readonly format: F;
}

/** The options that say a format. */
export interface FormatOptions {
  readonly format?: string | undefined;
  readonly json?: true | undefined;
}

/** The words that `--format` takes. */
export const namesOf = (formats: readonly FormatName[]): string[] => formats.map(({ name }) => name);

/**
 * A file's format is the one of its ending, else the one asked for. Without `-o` all goes to stdout, in the first
 * format unless another is asked for.
 */
export const targetsOf = <F extends FormatName>(
  outputs: readonly string[],
  format: string | undefined,
  formats: readonly F[],
): Target<F>[] => {
  const asked = formats.find(({ name }) => name === format);
  const byDefault = asked ?? formats[0];
  const twice = outputs.find((path, index) => outputs.indexOf(path) !== index);
  if (twice !== undefined) throw new UsageError(`-o ${twice} is given twice`);
  return (outputs.length === 0 ? ['-'] : outputs).map((path) => {
    const found = path === '-' ? byDefault : (formatOf(path, formats) ?? asked);
    if (found === undefined) throw new UsageError(unknownFormat(path, formats));
    return { path, format: found };
  });
};

/** Throws UsageError when `--json` and another `--format` are asked for at once. */
export const refuseTwoFormats = ({ json, format }: FormatOptions): void => {
  if (json === true && format !== undefined && format !== 'json')
    throw new UsageError(`--json is short for --format json, which excludes --format ${format}`);
};

const formatOf = <F extends FormatName>(path: string, formats: readonly F[]): F | undefined =>
  formats.find(({ extensions }) => extensions.includes(extname(path).toLowerCase()));

const unknownFormat = (path: string, formats: readonly FormatName[]): string => {
  const known = formats.flatMap(({ extensions }) => extensions);
  const meant = nearest(extname(path), known);
  const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  return `cannot tell the format of ${path} by its ending${hint}; known are ${known.join(', ')}, or say --format`;
};
