/** All that the command line knows of the outside; the tests bring their own. */
export interface Io {
  /** Data. */
  readonly out: (text: string) => void;
  /** Messages and progress. */
  readonly err: (text: string) => void;
  /** Whether the reader of stdout has gone, as `head` does: nobody waits for more. */
  readonly isUnread: () => boolean;
  /** How stdout looks. */
  readonly terminal: { readonly interactive: boolean; readonly colour: boolean; readonly columns: number };
  /** Whether a person watches stderr. */
  readonly watched: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock: () => number;
  /** The text of a file, or of stdin for `-`. Throws UsageError when it cannot be read. */
  readonly read: (path: string) => Promise<string>;
  /** The text of a file, or undefined. */
  readonly readIfThere: (path: string) => string | undefined;
  /** A file piece by piece, and its size; or undefined. Pieces are read as they are asked for. */
  readonly readPieces: (path: string) => Pieces | undefined;
  /** The files of a folder and of those in it, sorted; undefined for what is no folder. */
  readonly filesIn: (path: string) => readonly string[] | undefined;
  /** The path by which a file is known however it is written; the same path for what is not there. */
  readonly realPath: (path: string) => string;
  /** Throws UsageError when the file could not be written later on. */
  readonly checkWritable: (path: string) => void;
  /** Makes or empties a file (`-` is stdout) and returns how to add to it. */
  readonly open: (path: string) => Sink;
  /** Calls back at the first Ctrl-C; a second one ends the process. Returns how to stop listening. */
  readonly onInterrupt: (listener: () => void) => () => void;
}

/** A file that is not read at once. */
export interface Pieces {
  readonly bytes: number;
  readonly pieces: Iterable<string>;
}

/** An open file, or stdout: takes text piece by piece until it is closed. */
export interface Sink {
  readonly write: (text: string) => void;
  readonly close: () => void;
}
