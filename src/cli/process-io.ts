import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { UsageError } from './errors.ts';
import type { Io, Sink } from './io.ts';

/** The real outside. */
export const processIo = (): Io => {
  const stdout = writer(process.stdout);
  const out = stdout.write;
  return {
    out,
    err: writer(process.stderr).write,
    isUnread: stdout.isGone,
    terminal: {
      interactive: process.stdout.isTTY,
      colour: wantsColour(process.env, process.stdout.isTTY),
      columns: process.stdout.columns ?? 100,
    },
    watched: process.stderr.isTTY,
    env: process.env,
    clock: () => performance.now(),
    read,
    readIfThere,
    checkWritable,
    open: (path) => (path === '-' ? { write: out, close: () => undefined } : openFile(path)),
    onInterrupt: (listener) => {
      process.once('SIGINT', listener);
      return () => process.off('SIGINT', listener);
    },
  };
};

/** NO_COLOR wins (no-color.org), then FORCE_COLOR, then whether it is a terminal that knows colours. */
export const wantsColour = (
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean => {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  if ((env['FORCE_COLOR'] ?? '0') !== '0') return true;
  return isTerminal && env['TERM'] !== 'dumb';
};

/** A reader that has gone (`| head -1`) wants no more: that is no error. */
const writer = (stream: NodeJS.WriteStream) => {
  let isGone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isGone = true;
  });
  return {
    write: (data: string): void => {
      if (!isGone) stream.write(data);
    },
    isGone: () => isGone,
  };
};

const read = async (path: string): Promise<string> => {
  try {
    return path === '-' ? await text(process.stdin) : readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${inWords(error)}`);
  }
};

const readIfThere = (path: string): string | undefined =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, 'utf8') : undefined;

const checkWritable = (path: string): void => {
  if (path === '-') return;
  try {
    if (existsSync(path) && statSync(path).isDirectory())
      throw new UsageError(`cannot write ${path}: it is a directory`);
    accessSync(existsSync(path) ? path : dirname(path), constants.W_OK);
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`cannot write ${path}: ${inWords(error)}`);
  }
};

const openFile = (path: string): Sink => {
  const file = openSync(path, 'w');
  return {
    write: (data) => {
      for (let rest = Buffer.from(data); rest.length > 0;) rest = rest.subarray(writeSync(file, rest));
    },
    close: () => closeSync(file),
  };
};

const words: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
  ENOTDIR: 'part of its path is not a directory',
};

const inWords = (error: unknown): string => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return words[code] ?? message;
};
