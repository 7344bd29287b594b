/** Bundles as `npm run build` does: what is measured is what ships, without a compiler in the process. */
import { buildSync } from 'esbuild';
import { basename, join } from 'node:path';
import { benchFile, builtFolder } from './places.ts';

/** Bundles a file of the suite and returns the path of the result. */
export const bundle = (...parts: readonly string[]): string => {
  const outfile = join(builtFolder, `${basename(parts.at(-1) ?? '', '.ts')}.mjs`);
  buildSync({
    entryPoints: [benchFile(...parts)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
  });
  return outfile;
};
