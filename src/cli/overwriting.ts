import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './errors.ts';

type Paths = readonly (string | undefined)[];

/** What is written must not be what is read, nor another thing that is written; `-` and undefined are no files. */
export const refuseOverwriting = (written: Paths, read: Paths): void => {
  const outputs = filesOf(written);
  const inputs = filesOf(read).map(([, real]) => real);
  for (const [index, [path, real]] of outputs.entries()) {
    if (inputs.includes(real)) throw new UsageError(`${path} is read by this run and would be overwritten`);
    if (outputs.findIndex(([, other]) => other === real) < index)
      throw new UsageError(`${path} is written twice`);
  }
};

const filesOf = (paths: Paths): (readonly [path: string, real: string])[] =>
  paths.flatMap((path) => (path === undefined || path === '-' ? [] : [[path, realPath(path)]]));

/** The file behind links; a path of nothing yet is itself. */
const realPath = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
};
