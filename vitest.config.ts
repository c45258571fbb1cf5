import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{engine,electron,renderer,bench,scripts,templates}/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['scripts/lib/propertySeed.ts'],
    maxWorkers: 2,
    // A bound on what hangs, not a measure of speed: machines are shared and slow at times.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
