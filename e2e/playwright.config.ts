import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import type { StudioKind } from './studio/launchStudio.ts';

// `npm test` finds Chromium and says where to report; started by hand, Playwright uses its own.
const { CHROMIUM_PATH, CI, E2E_REPORT, DIALOOM_LONG_TESTS } = process.env;
const isLong = DIALOOM_LONG_TESTS === '1';
const root = join(import.meta.dirname, '..');
const isRoot = process.getuid?.() === 0;

// What no studio is part of runs once, not once for each way to start one.
const commandLine = /command line:/;
// Tests in which the desktop shell has a part: its window and dialogs, messages in both directions, files, and keys.
const shell = /@shell/;
// What takes long, see CONTRIBUTING.md: for `npm run test:long`.
const long = /@long/;

export default defineConfig<{ studioKind: StudioKind }>({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: join(root, 'test-results', 'e2e'),
  reporter: E2E_REPORT ? [['list'], ['json', { outputFile: E2E_REPORT }]] : [['list']],
  globalSetup: './studio/prepareProjects.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(CI),
  // These bound what hangs, not what is slow: a busy machine is no failure.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  // One host and one renderer run behind every way to start the studio, so that the browser host carries all tests and
  // the others those that go through the shell's own code. `npm run test:long` runs every test in every way.
  projects: [
    {
      name: 'browser',
      use: { studioKind: 'browserHost' },
      testIgnore: 'desktop.spec.ts',
      grepInvert: isLong ? [] : long,
    },
    ...(['desktopStandIn', 'electron'] as const).map((studioKind) => ({
      name: studioKind === 'electron' ? 'electron' : 'desktop-stand-in',
      use: { studioKind },
      ...(isLong ? { grepInvert: commandLine } : { grep: shell, grepInvert: [commandLine, long] }),
    })),
  ],
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1440, height: 900 },
    // Nothing to wait for, and the same for whoever asks for it.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 60_000,
    // A trace costs a third of all computing. To see one: npm run test:e2e -- --trace on
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
      args: [
        // Chromium's sandbox refuses root, and containers seldom allow it.
        ...(isRoot || CI ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
