import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { kindIcons } from './scripts/lib/kindIcons.ts';

// The public doors (`dialoom/engine`) as they are in the sources, so that no build is needed.
const conditions = ['dialoom-source'];

const isLong = process.env.DIALOOM_LONG_TESTS === '1';
const all = '{engine,electron,renderer,bench,scripts,templates,docs/examples}/**/*.test.ts';
const setupFiles = ['scripts/lib/propertySeed.ts'];
/** What a test file does that would affect the next one in the same process. */
const leavesTraces =
  /\bvi\.(mock|doMock|resetModules|stubGlobal|stubEnv|useFakeTimers)\b|\bprocess\.(chdir\(|env\.\w+ = )/;
const isolated = globSync(all).filter((file) => leavesTraces.test(readFileSync(file, 'utf8')));

export default defineConfig({
  plugins: [kindIcons()],
  ssr: { resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] } },
  test: {
    maxWorkers: 2,
    tags: [{ name: 'long', description: 'for npm run test:long', timeout: 600_000 }],
    ...(isLong ? {} : { tagsFilter: ['!long'] }),
    // Stops tests that hang; it does not measure speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      // Loading the engine again for each of the files would take longer than most of their tests, so they share two
      // processes and the modules in them.
      {
        extends: true,
        test: { name: 'shared', include: [all], exclude: isolated, isolate: false, setupFiles },
      },
      // Files that replace modules or change the process have one of their own.
      { extends: true, test: { name: 'isolated', include: isolated, isolate: true, setupFiles } },
      // Component tests, in an emulated page.
      './vitest.renderer.config.ts',
    ],
  },
});
