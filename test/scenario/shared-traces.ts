/** Real traces, which are not part of the repository: tests over them run where they are. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folder = join(process.env['HENI_SHARED_DATA'] ?? join(root, '../shared/data'), 'traces');

export const sharedTrace = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** `describe`, or a loud skip where the traces are not. */
export const describeWithTraces = (name: string, tests: () => void): void => {
  const isThere = existsSync(folder);
  if (!isThere) process.stderr.write(`SKIPPED ${name}: no ${folder} (set HENI_SHARED_DATA)\n`);
  (isThere ? describe : describe.skip)(`${name}, where they are,`, () => tests());
};
