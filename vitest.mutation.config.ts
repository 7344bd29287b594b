import { defineConfig } from 'vitest/config';

/**
 * The tests that are to notice every changed line of src/model, src/control and src/iam. Those that draw at random are
 * left out: they are slow, and would hide that no plain example shows the line.
 */
export default defineConfig({
  test: {
    include: ['test/{model,control,iam}/**/*.test.ts', 'test/oracle/{found,slow-model}.test.ts'],
    exclude: ['**/*.propert*.test.ts'],
    testTimeout: 120_000,
    // Every mutant would import every file anew; the tests share nothing that could differ.
    isolate: false,
  },
});
