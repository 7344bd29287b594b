import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer as allOf } from 'node:stream/consumers';
import { decode } from './decode.ts';
import { UsageError } from './errors.ts';
import { exitCodes } from './exit-codes.ts';
import type { Io, Pieces, Sink } from './io.ts';

/** The real outside. */
export const processIo = (): Io => {
  const stdout = writer(process.stdout, 'stdout');
  const out = stdout.write;
  return {
    out,
    err: writer(process.stderr, null).write,
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
    readPieces,
    filesIn,
    realPath,
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

/**
 * A reader that has gone (`| head -1`) wants no more: that is no error. A full disk is one; it comes when the verb may
 * be over already, so it is said at once, under the stream's name, and the exit code is set last of all. Without a
 * name (stderr) there is nowhere left to say it.
 */
const writer = (stream: NodeJS.WriteStream, name: string | null) => {
  let isGone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!isGone && error.code !== 'EPIPE' && name !== null) {
      process.stderr.write(`heni: cannot write ${name}: ${inWords(error)}\n`);
      process.once('exit', () => (process.exitCode = exitCodes.usage.code));
    }
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
    return decode(path === '-' ? await allOf(process.stdin) : readFileSync(path));
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${inWords(error)}`);
  }
};

const readIfThere = (path: string): string | undefined =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readNow(path) : undefined;

const readNow = (path: string): string => {
  try {
    return decode(readFileSync(path));
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${inWords(error)}`);
  }
};

const PIECE_BYTES = 1 << 20;

const readPieces = (path: string): Pieces | undefined => {
  const status = statSync(path, { throwIfNoEntry: false });
  return status?.isFile() === true ? { bytes: status.size, pieces: piecesOf(path) } : undefined;
};

/** The file is open from the first piece to the last, or until nobody wants more. */
function* piecesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const decoder = new TextDecoder();
    const buffer = new Uint8Array(PIECE_BYTES);
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer))
      yield decoder.decode(buffer.subarray(0, length), { stream: true });
    yield decoder.decode();
  } finally {
    closeSync(file);
  }
}
/** What tools put there, not people. */
const leftOut: readonly string[] = ['node_modules', '.git', '.aws-sam', 'cdk.out.cache'];

/** What a path leads to in the end: links and detours are the same file. */
const realPath = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
};

const filesIn = (path: string): string[] | undefined =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
    ? readdirSync(path, { withFileTypes: true })
        .flatMap((entry) => {
          if (leftOut.includes(entry.name)) return [];
          const inside = join(path, entry.name);
          return entry.isDirectory() ? (filesIn(inside) ?? []) : entry.isFile() ? [inside] : [];
        })
        .sort()
    : undefined;

const checkWritable = (path: string): void => {
  if (path === '-') return;
  try {
    if (existsSync(path) && statSync(path).isDirectory())
      throw new UsageError(`cannot write ${path}: it is a directory`);
    accessSync(existsSync(path) ? path : dirname(path), constants.W_OK);
  } catch (error) {
    throw error instanceof UsageError ? error : unwritable(path, error);
  }
};

const openFile = (path: string): Sink => {
  const file = writing(path, () => openSync(path, 'w'));
  return {
    write: (data) =>
      writing(path, () => {
        for (let rest = Buffer.from(data); rest.length > 0;) rest = rest.subarray(writeSync(file, rest));
      }),
    close: () => writing(path, () => closeSync(file)),
  };
};

/** Throws UsageError: a disk may be full that could be written when the run began. */
const writing = <T>(path: string, act: () => T): T => {
  try {
    return act();
  } catch (error) {
    throw unwritable(path, error);
  }
};

const unwritable = (path: string, error: unknown): UsageError =>
  new UsageError(`cannot write ${path}: ${inWords(error)}`);

const words: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
  ENOSPC: 'no space left on the disk',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'part of its path is not a directory',
};

const inWords = (error: unknown): string => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return words[code] ?? message;
};
