/** An outside made of memory: files by name, what was written, and a clock and a Ctrl-C of its own. */
import { UsageError } from '../../src/cli/errors.ts';
import type { Io } from '../../src/cli/io.ts';

export class MemoryIo implements Io {
  stdout = '';
  stderr = '';
  readonly files: Record<string, string>;
  env: Io['env'] = {};
  terminal: Io['terminal'] = { interactive: false, colour: false, columns: 100 };
  watched = false;
  /** Milliseconds that each look at the clock takes. */
  tick = 0;
  /** Called when somebody listens for Ctrl-C, with how to press it. */
  whenListening: (press: () => void) => void = () => undefined;
  #now = 0;

  constructor(files: Record<string, string> = {}) {
    this.files = files;
  }

  readonly out = (text: string): void => {
    this.stdout += text;
  };
  readonly err = (text: string): void => {
    this.stderr += text;
  };
  readonly isUnread = (): boolean => false;
  readonly clock = (): number => (this.#now += this.tick);
  readonly readIfThere = (path: string): string | undefined => this.files[path];
  readonly readPieces: Io['readPieces'] = (path) => {
    const text = this.files[path];
    return text === undefined ? undefined : { bytes: text.length, pieces: [text] };
  };
  readonly realPath = (path: string): string => path.replace(/^\.\//, '');
  readonly filesIn = (path: string): string[] | undefined => {
    const inside = Object.keys(this.files).filter((file) => file.startsWith(`${path}/`));
    return inside.length === 0 ? undefined : inside.sort();
  };
  readonly read = async (path: string): Promise<string> => {
    const text = this.files[path];
    if (text === undefined) throw new UsageError(`cannot read ${path}: no such file or directory`);
    return text;
  };
  readonly checkWritable = (path: string): void => {
    if (path.startsWith('/nowhere/')) throw new UsageError(`cannot write ${path}: no such file or directory`);
  };
  readonly open: Io['open'] = (path) => {
    if (path === '-') return { write: this.out, close: () => undefined };
    this.files[path] = '';
    return { write: (text) => (this.files[path] += text), close: () => undefined };
  };
  readonly onInterrupt: Io['onInterrupt'] = (listener) => {
    this.whenListening(listener);
    return () => undefined;
  };
}
