import { basename, dirname } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { browserHostEntry } from './paths.ts';
import type { RunningStudio, StudioOptions } from './runningStudio.ts';
import { startProgram } from './startProgram.ts';

/** Starts the studio on loopback, on a free port, and opens it in a tab. */
export async function launchBrowserHost(
  options: StudioOptions,
  context: BrowserContext,
): Promise<RunningStudio> {
  const { dataFolder, homeFolder, project, environment } = options;
  const start = () =>
    startProgram(browserHostEntry, ['--no-open', ...(project === undefined ? [] : ['--project', project])], {
      cwd: homeFolder,
      environment: { HOME: homeFolder, USERPROFILE: homeFolder, DIALOOM_DATA: dataFolder, ...environment },
    });
  let host = await start();
  // A person would be asked; the desktop shell allows it by itself.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await page.goto(host.firstLine.slice(host.firstLine.indexOf('http')));
  return {
    page,
    chooseFolder: async (ask, path) => {
      await ask();
      await browseTo(page, path);
    },
    kill: () => host.stop('SIGKILL'),
    restart: async () => {
      host = await start();
    },
    close: async () => {
      await page.close();
      await host.stop('SIGTERM');
    },
  };
}

/** Walks the studio's own folder dialog to a folder and takes it. */
export async function browseTo(page: Page, path: string): Promise<void> {
  const dialog = page.getByRole('dialog').last();
  const shown = dialog.getByLabel('Current folder');
  const parent = dirname(path);
  await expect(shown).not.toBeEmpty();
  // From where it begins: up to a folder above the one that is wanted, then down.
  const here = async () => (await shown.textContent()) ?? '';
  for (let at = await here(); at !== parent; at = await here()) {
    const above = at === '/' ? at : `${at}/`;
    const next = parent.startsWith(above) ? parent.slice(above.length).split('/')[0] : undefined;
    if (next === undefined) await dialog.getByRole('button', { name: 'Parent folder' }).click();
    else await dialog.getByRole('button', { name: next, exact: true }).click();
    await expect(shown).not.toHaveText(at);
  }
  await dialog.getByRole('button', { name: `${basename(path)} Project` }).click();
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
}
