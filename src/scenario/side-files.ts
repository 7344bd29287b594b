import { posix } from 'node:path';
import type { Finding } from './finding.ts';

/** How the loader reads files: the text, or undefined when it cannot be read. */
export type ReadFile = (path: string) => string | undefined;

/** The files that a scenario names: each is read and understood once, and its findings are kept. */
export class SideFiles {
  readonly findings: Finding[] = [];
  readonly #contents = new Map<string, { readonly value: unknown; readonly isSound: boolean } | undefined>();

  constructor(
    readonly scenarioFile: string,
    readonly readFile: ReadFile,
  ) {}

  /** The path as the reader of files takes it: paths in a scenario are relative to the scenario. */
  pathOf(written: string): string {
    return posix.isAbsolute(written) ? written : posix.join(posix.dirname(this.scenarioFile), written);
  }

  /** What the file says; undefined when it cannot be read. Files with errors are not sound. */
  read<V>(
    path: string,
    understand: (text: string, file: string) => { readonly value: V; readonly findings: readonly Finding[] },
  ): { readonly value: V; readonly isSound: boolean } | undefined {
    if (!this.#contents.has(path)) {
      const text = this.readFile(path);
      const outcome = text === undefined ? undefined : understand(text, path);
      this.findings.push(...(outcome?.findings ?? []));
      this.#contents.set(path, outcome && { value: outcome.value, isSound: outcome.findings.length === 0 });
    }
    return this.#contents.get(path) as { value: V; isSound: boolean } | undefined;
  }
}
