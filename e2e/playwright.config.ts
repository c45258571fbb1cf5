import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import type { StudioKind } from './studio/launchStudio.ts';

// `npm test` finds Chromium and says where to report; started by hand, Playwright uses its own.
const { CHROMIUM_PATH, CI, E2E_REPORT } = process.env;
const root = join(import.meta.dirname, '..');
const isRoot = process.getuid?.() === 0;

// What no studio is part of runs once, not once for each way to start one.
const commandLine = /command line:/;
// What the desktop shell has a part in: its window and dialogs, messages in both directions, files, and keys.
const shellSpecs = /(desktop|main-path|no-lost-work|errors|recordings|accessibility)\.spec\.ts$/;

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
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // One host and one renderer run behind every way to start the studio. The browser host carries all tests, Electron too
  // where it is installed; the stand-in those that go through the shell's own code.
  projects: [
    { name: 'browser', use: { studioKind: 'browserHost' }, testIgnore: 'desktop.spec.ts' },
    {
      name: 'desktop-stand-in',
      use: { studioKind: 'desktopStandIn' },
      testMatch: shellSpecs,
      grepInvert: commandLine,
    },
    { name: 'electron', use: { studioKind: 'electron' }, grepInvert: commandLine },
  ],
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1440, height: 900 },
    // Nothing to wait for, and the same for whoever asks for it.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 30_000,
    trace: 'retain-on-failure',
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
