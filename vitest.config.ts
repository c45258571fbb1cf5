import { defineConfig } from 'vitest/config';
import { kindIcons } from './scripts/lib/kindIcons.ts';

// The public doors (`dialoom/engine`) as they are in the sources, so that no build is needed.
const conditions = ['dialoom-source'];

export default defineConfig({
  plugins: [kindIcons()],
  ssr: { resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] } },
  test: {
    maxWorkers: 2,
    // A bound on what hangs, not a measure of speed: machines are shared and slow at times.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{engine,electron,renderer,bench,scripts,templates,docs/examples}/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['scripts/lib/propertySeed.ts'],
        },
      },
      './vitest.renderer.config.ts',
    ],
  },
});
