/** Where things are; npm and vitest run in the folder of the package. */
import { join } from 'node:path';

/** The folder of the package. */
export const root = process.cwd();
/** Where reports go. */
export const resultsFolder = join(root, 'bench', 'results');
/** Where what is compiled for a run goes; next to node_modules, so that packages are found. */
export const builtFolder = join(resultsFolder, 'built');
/** A file of the suite. */
export const benchFile = (...parts: readonly string[]): string => join(root, 'bench', ...parts);
