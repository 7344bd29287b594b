/** Builds dist: the command and the library. Dependencies stay outside, but for stdlib, which is bundled (NOTICE). */
import { build } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };

await build({
  entryPoints: { 'cli/main': 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: Object.keys(packageJson.dependencies),
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
});
