import { test as base, expect } from '@playwright/test';
import { type Cli, createCli } from './createCli.ts';
import { createSandbox, type Sandbox } from './createSandbox.ts';
import { createSharedWindow, type SharedWindow } from './createSharedWindow.ts';
import { obstacleTo, type StudioKind, studioKinds } from './launchStudio.ts';
import type { RunningStudio, StudioOptions } from './runningStudio.ts';
import { StudioDriver } from './StudioDriver.ts';

/** How a test wants its studio. */
export interface OpenOptions extends Pick<StudioOptions, 'project' | 'environment'> {
  /**
   * Starts a process and a page for this test alone, as a person does. For tests that kill the host, cut its connection or
   * are about the start itself; the others share both, see {@link createSharedWindow}. The desktop shell always has its own.
   */
  readonly ownProcess?: boolean;
}

/** Starts the studio with the test's folders. */
export type OpenStudio = (options?: OpenOptions) => Promise<StudioDriver>;

interface StudioFixtures {
  /** How the studio is started: an option of the Playwright project. */
  readonly studioKind: StudioKind;
  /** Skips the test, with the reason, where the studio cannot be started this way. */
  readonly startable: undefined;
  /** Folders of this test alone. */
  readonly sandbox: Sandbox;
  /** The `dialoom` command, run in the sandbox. */
  readonly cli: Cli;
  /** Starts the studio; a second call starts it again on the same data. */
  readonly openStudio: OpenStudio;
}

interface WorkerFixtures {
  /** Serves all tests of this worker, one after the other. */
  readonly sharedWindow: SharedWindow;
}

/**
 * Playwright's test with a studio for each test: its own host, folders, database and environment. A script error in a window
 * fails the test.
 */
export const test = base.extend<StudioFixtures, WorkerFixtures>({
  sharedWindow: [
    async ({ browser }, use) => {
      const window = createSharedWindow(browser);
      await use(window);
      await window.close();
    },
    { scope: 'worker' },
  ],

  studioKind: ['browserHost', { option: true }],

  startable: [
    async ({ studioKind }, use, testInfo) => {
      const obstacle = obstacleTo(studioKind);
      testInfo.skip(obstacle !== undefined, obstacle);
      await use(undefined);
    },
    { auto: true },
  ],

  sandbox: async ({ playwright: _ }, use) => {
    const sandbox = await createSandbox();
    await use(sandbox);
    await sandbox.remove();
  },

  cli: async ({ sandbox }, use) => {
    const cli = createCli(sandbox.folder);
    await use(cli);
    await cli.stopAll();
  },

  openStudio: async ({ studioKind, sandbox, context, sharedWindow }, use) => {
    const running: RunningStudio[] = [];
    const scriptErrors: string[] = [];
    const onScriptError = (error: Error) => scriptErrors.push(String(error.stack ?? error));
    await use(async ({ ownProcess = false, ...options } = {}) => {
      const folders = { dataFolder: sandbox.data, homeFolder: sandbox.home };
      const launch =
        studioKind === 'browserHost' && !ownProcess ? sharedWindow.launch : studioKinds[studioKind];
      const studio = await launch({ ...folders, ...options }, context);
      running.push(studio);
      studio.page.on('pageerror', onScriptError);
      return new StudioDriver(studio);
    });
    for (const studio of running) {
      await studio.close();
      studio.page.off('pageerror', onScriptError);
    }
    expect(scriptErrors).toEqual([]);
  },
});

export { expect };
