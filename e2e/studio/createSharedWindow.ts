import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { createSharedHost, type SharedHost } from './createSharedHost.ts';
import { browseTo } from './launchBrowserHost.ts';
import type { LaunchStudio } from './runningStudio.ts';

/** One process and one page in which the browser hosts of many tests run, one after the other. */
export interface SharedWindow {
  /** Starts a host of its own for a test and shows it in the page. Before that, the one before must be closed. */
  readonly launch: LaunchStudio;
  close(): Promise<void>;
}

/**
 * A new process loads the engine for two seconds of CPU time and a new page the studio for six, which is as long as many
 * tests take. So both are kept: a host, its folders and its database are new for each test, and the page is loaded anew
 * without anything that it has stored. Process and page start with the first test that needs them.
 */
export function createSharedWindow(browser: Browser): SharedWindow {
  let host: SharedHost | undefined;
  let page: Page | undefined;
  let size: ReturnType<Page['viewportSize']> = null;
  return {
    launch: async ({ dataFolder, homeFolder, project, environment }) => {
      host ??= createSharedHost();
      page ??= await newPage(browser);
      size ??= page.viewportSize();
      const [used, shown] = [host, page];
      const url = await used.start({
        dataFolder,
        projectsFolder: join(homeFolder, 'Dialoom'),
        project,
        environment,
      });
      await shown.goto(url);
      let isOpen = true;
      return {
        page: shown,
        chooseFolder: async (ask, path) => {
          await ask();
          await browseTo(shown, path);
        },
        kill: async () => {
          throw new Error('Other tests share this host: open the studio with `ownProcess`');
        },
        close: async () => {
          if (!isOpen) return;
          isOpen = false;
          await leave(shown, url);
          if (size !== null) await shown.setViewportSize(size);
          await used.stop();
        },
      };
    },
    close: async () => {
      await page?.context().close();
      await host?.close();
    },
  };
}

async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  // A person would be asked.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return context.newPage();
}

/** Leaves the studio for a picture of the same origin, and forgets what the page has stored, emulated and touched. */
async function leave(page: Page, url: string): Promise<void> {
  await page.goto(new URL('/icon.svg', url).href);
  await page.evaluate(() => {
    sessionStorage.clear();
    localStorage.clear();
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.mouse.move(0, 0);
}
