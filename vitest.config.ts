import { defineConfig } from 'vitest/config';

const unit = ['packages/**/*.test.ts', 'plugins/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: unit,
          globalSetup: ['test/harness/src/provide-postgres.ts'],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'architecture', include: ['test/architecture.test.ts'] } },
      {
        test: {
          name: 'stories',
          include: ['test/{smoke,browser,faults}/**/*.test.ts'],
          globalSetup: ['test/harness/src/provide-postgres.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
