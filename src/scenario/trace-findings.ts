import { findingCodes, type FindingCode } from './finding-codes.ts';
import { hasErrors, type Finding } from './finding.ts';

/** As many findings of one file as anybody reads. */
const MOST = 20;

/** What is wrong with a trace, line by line; of many things the first, and how many more there are. */
export class TraceFindings {
  readonly #all: Finding[] = [];
  readonly #more: Finding[] = [];
  #moreCount = 0;

  constructor(readonly file: string) {}

  report(line: number, message: string, code: FindingCode = 'SCN012'): void {
    const { severity } = findingCodes[code];
    const finding: Finding = { code, severity, file: this.file, line, col: 1, message };
    if (this.#all.length < MOST) {
      this.#all.push(finding);
      return;
    }
    this.#moreCount += 1;
    // One of each severity is enough to know whether the trace can be played.
    if (!this.#more.some((other) => other.severity === severity)) this.#more.push(finding);
  }

  /** Whether the trace cannot be played. */
  hasErrors(): boolean {
    return hasErrors([...this.#all, ...this.#more]);
  }

  /** In the order in which they were reported. */
  all(): Finding[] {
    const first = this.#more.find((finding) => hasErrors([finding])) ?? this.#more[0];
    if (first === undefined) return this.#all;
    return [...this.#all, { ...first, message: `… and ${this.#moreCount} more` }];
  }
}
