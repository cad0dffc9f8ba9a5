import { defineConfig } from 'vitest/config';

/** Apart from `npm test`: it installs Backstage, half a gigabyte, and starts it. */
export default defineConfig({
  test: {
    name: 'differential',
    root: import.meta.dirname,
    include: ['*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
});
