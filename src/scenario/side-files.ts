import { posix } from 'node:path';
import { formatFinding, hasErrors, type Finding } from './finding.ts';

/** How the loader reads files: the text, or undefined when it cannot be read. */
export type ReadFile = (path: string) => string | undefined;

/** How the loader reads files that may be large: the text piece by piece, or undefined when it cannot be read. */
export type ReadChunks = (path: string) => Iterable<string> | undefined;

/** What a file says, and whether it can be used. */
interface Content<V> {
  readonly value: V;
  readonly isSound: boolean;
}

type Understand<T, V> = (
  text: T,
  file: string,
) => { readonly value: V; readonly findings: readonly Finding[] };

/** The files that a scenario names: each is read and understood once, and its findings are kept. */
export class SideFiles {
  readonly findings: Finding[] = [];
  readonly #contents = new Map<string, Content<unknown> | undefined>();
  readonly #readChunks: ReadChunks;

  constructor(
    readonly scenarioFile: string,
    readonly readFile: ReadFile,
    readChunks?: ReadChunks,
  ) {
    this.#readChunks = readChunks ?? wholly(readFile);
  }

  /** The path as the reader of files takes it: paths in a scenario are relative to the scenario. */
  pathOf(written: string): string {
    return posix.isAbsolute(written) ? written : posix.join(posix.dirname(this.scenarioFile), written);
  }

  /** What the file says; undefined when it cannot be read. Files with errors are not sound. */
  read<V>(path: string, understand: Understand<string, V>): Content<V> | undefined {
    return this.#once(path, path, this.readFile, understand);
  }

  /** The same of a file that may be large and, since it may be read in several ways, once for each of them. */
  readInChunks<V>(
    path: string,
    way: string,
    understand: Understand<Iterable<string>, V>,
  ): Content<V> | undefined {
    return this.#once(`${path} ${way}`, path, this.#readChunks, understand);
  }

  /** A file that is read in two ways may be broken in both alike. */
  #keep(finding: Finding): void {
    const text = formatFinding(finding);
    if (!this.findings.some((other) => formatFinding(other) === text)) this.findings.push(finding);
  }

  #once<T, V>(
    key: string,
    path: string,
    read: (path: string) => T | undefined,
    understand: Understand<T, V>,
  ): Content<V> | undefined {
    if (!this.#contents.has(key)) {
      const text = read(path);
      const outcome = text === undefined ? undefined : understand(text, path);
      for (const finding of outcome?.findings ?? []) this.#keep(finding);
      this.#contents.set(key, outcome && { value: outcome.value, isSound: !hasErrors(outcome.findings) });
    }
    return this.#contents.get(key) as Content<V> | undefined;
  }
}

const wholly =
  (readFile: ReadFile): ReadChunks =>
  (path) => {
    const text = readFile(path);
    return text === undefined ? undefined : [text];
  };
