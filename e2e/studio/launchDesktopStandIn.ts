import { type BrowserContext, expect } from '@playwright/test';
import { launchStandIn } from '../electron/outside/launchStandIn.ts';
import { mainEntry } from './paths.ts';
import type { RunningStudio, StudioOptions } from './runningStudio.ts';

/** Starts the desktop shell on the stand-in for Electron: main process, preload and IPC run as they are. */
export async function launchDesktopStandIn(
  options: StudioOptions,
  context: BrowserContext,
): Promise<RunningStudio> {
  const { dataFolder, homeFolder, project, environment } = options;
  const launch = {
    main: mainEntry,
    args: project === undefined ? [] : ['--project', project],
    cwd: homeFolder,
    environment: { HOME: homeFolder, USERPROFILE: homeFolder, DIALOOM_DATA: dataFolder, ...environment },
    context,
  };
  const application = await launchStandIn(launch);
  return {
    page: await application.firstWindow(),
    chooseFolder: async (ask, path) => {
      application.answerFolderDialog(path);
      await ask();
    },
    desktop: {
      openedOutside: async () =>
        application.seen.flatMap((sight) => (sight.startsWith('opened: ') ? [sight.slice(8)] : [])),
      launchAgain: async () => (await launchStandIn(launch)).ended,
      ended: application.ended,
    },
    kill: application.kill,
    close: async () => {
      application.quit();
      const end = await application.ended;
      // After a crash that the test wanted there is nothing left to end.
      if (end !== 'SIGKILL') expect(end).toBe(0);
    },
  };
}
