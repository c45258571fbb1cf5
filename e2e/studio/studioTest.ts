import { test as base, expect } from '@playwright/test';
import { type Cli, createCli } from './createCli.ts';
import { createSandbox, type Sandbox } from './createSandbox.ts';
import { obstacleTo, type StudioKind, studioKinds } from './launchStudio.ts';
import type { RunningStudio, StudioOptions } from './runningStudio.ts';
import { StudioDriver } from './StudioDriver.ts';

/** Starts the studio with the test's folders. */
export type OpenStudio = (options?: Pick<StudioOptions, 'project' | 'environment'>) => Promise<StudioDriver>;

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

/** Playwright's test with a studio of its own for each test. A script error in a window fails the test. */
export const test = base.extend<StudioFixtures>({
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

  openStudio: async ({ studioKind, sandbox, context }, use) => {
    const running: RunningStudio[] = [];
    const scriptErrors: string[] = [];
    await use(async (options = {}) => {
      const folders = { dataFolder: sandbox.data, homeFolder: sandbox.home };
      const studio = await studioKinds[studioKind]({ ...folders, ...options }, context);
      running.push(studio);
      studio.page.on('pageerror', (error) => scriptErrors.push(String(error.stack ?? error)));
      return new StudioDriver(studio);
    });
    for (const studio of running) await studio.close();
    expect(scriptErrors).toEqual([]);
  },
});

export { expect };
