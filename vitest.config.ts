import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { kindIcons } from './scripts/lib/kindIcons.ts';

// The public doors (`dialoom/engine`) as they are in the sources, so that no build is needed.
const conditions = ['dialoom-source'];

const isLong = process.env.DIALOOM_LONG_TESTS === '1';
const all = '{engine,electron,renderer,bench,scripts,templates,docs/examples}/**/*.test.{ts,tsx}';
/** What a test file does that the next one in the same process would notice. */
const leavesTraces =
  /\bvi\.(mock|doMock|resetModules|stubGlobal|stubEnv|useFakeTimers)\b|\bprocess\.(chdir\(|env\.\w+ = )/;
const isolated = globSync(all).filter((file) => leavesTraces.test(readFileSync(file, 'utf8')));

export default defineConfig({
  plugins: [kindIcons()],
  ssr: { resolve: { conditions: [...conditions, 'module', 'node', 'development|production'] } },
  test: {
    environment: 'node',
    setupFiles: ['scripts/lib/propertySeed.ts'],
    maxWorkers: 2,
    tags: [{ name: 'long', description: 'for npm run test:long', timeout: 600_000 }],
    ...(isLong ? {} : { tagsFilter: ['!long'] }),
    // A bound on what hangs, not a measure of speed: machines are shared and slow at times.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      // Loading the engine anew for each of some hundred files costs more than most of their tests. So they share two
      // processes and the modules in them …
      {
        extends: true,
        test: { name: 'shared', include: [all], exclude: isolated, isolate: false },
      },
      // … but for those that replace modules or change the process: each of these has one of its own.
      { extends: true, test: { name: 'isolated', include: isolated, isolate: true } },
    ],
  },
});
