import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './test/harness/src/summary-reporter.ts';

const globalSetup = ['test/harness/src/provide-postgres.ts', 'test/harness/src/provide-k6.ts'];

export default defineConfig({
  // Vite would take graphql's ES module where Node, and all that depends on it, takes the CommonJS one: two of its realms do not mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    reporters: ['default', new SummaryReporter()],
    projects: [
      {
        extends: true,
        test: { name: 'architecture', include: ['test/architecture.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.{ts,tsx}', 'plugins/**/*.test.{ts,tsx}'],
          globalSetup,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'stories',
          include: ['test/{smoke,browser,faults}/**/*.test.ts'],
          globalSetup,
          // Each story is a whole installation; side by side they would only measure each other.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
