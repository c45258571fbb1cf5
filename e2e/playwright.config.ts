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
// Tests of the desktop shell: its window, dialogs, messages, files and keys.
const shell = /@shell/;
// Tests of the shell that other tests cover in the browser; `npm run test:long` runs them there too.
const shellOnly = /@shell-only/;
// Tests that only `npm run test:long` runs, see CONTRIBUTING.md.
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
  // Stop tests that hang; a slow machine is not a failure.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  // The same host and renderer run however the studio is started, so all tests run with the browser host, and only those
  // of the shell with the others. `npm run test:long` runs every test with each.
  projects: [
    {
      name: 'browser',
      use: { studioKind: 'browserHost' },
      testIgnore: 'desktop.spec.ts',
      grepInvert: isLong ? [] : [long, shellOnly],
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
    // Traces take a third of the CPU time. To get them: npm run test:e2e -- --trace on
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
