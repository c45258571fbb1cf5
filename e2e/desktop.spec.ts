import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './studio/studioTest.ts';

// What only the desktop shell has: a window that can go nowhere, a bridge of two functions, a life of its own.

test('the page reaches two functions of the shell, and the application runs once', {
  tag: '@shell',
}, async ({ openStudio, sandbox }) => {
  const studio = await openStudio();
  const { page } = studio;

  await test.step('the page can call two functions of the shell and nothing of Node or Electron', async () => {
    const seen = await page.evaluate(() => {
      const page = globalThis as unknown as Record<string, unknown>;
      return {
        bridge: Object.entries(page.dialoom as object).map(([name, value]) => [name, typeof value]),
        names: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
          (name) => name in page,
        ),
        isSecure: globalThis.isSecureContext,
      };
    });
    expect(seen).toEqual({
      bridge: [
        ['request', 'function'],
        ['subscribe', 'function'],
      ],
      names: [],
      isSecure: true,
    });
  });

  await test.step('every payload is validated, and an invalid one breaks nothing', async () => {
    const answers = await page.evaluate(async () => {
      const { request } = (
        globalThis as unknown as {
          dialoom: { request(message: unknown): Promise<{ error?: { code: string } }> };
        }
      ).dialoom;
      const ask = (message: unknown) =>
        request(message).then(
          (answer) => answer.error?.code ?? 'answered',
          (error: Error) => error.message,
        );
      return Promise.all([
        ask('garbage'),
        ask(null),
        ask({ id: 1, method: 'app.info', params: { unheardOf: 1 } }),
        ask({ id: 2, method: 'constructor', params: {} }),
        ask({ id: 3, method: 'projects.open', params: { path: 42 } }),
        ask({ id: 4, method: 'app.info', params: {} }),
      ]);
    });
    expect(answers).toEqual([
      expect.stringContaining('Not a Dialoom request'),
      expect.stringContaining('Not a Dialoom request'),
      'CONTRACT_INVALID_PARAMS',
      'CONTRACT_UNKNOWN_METHOD',
      'CONTRACT_INVALID_PARAMS',
      'answered',
    ]);
  });

  await test.step('a second launch quits and leaves the first one running', async () => {
    expect(await studio.desktop.launchAgain()).toBe(0);
    await studio.createProject('Blank', 'still-works');
    expect(await readFile(join(sandbox.projects, 'still-works', 'dialoom.yaml'), 'utf8')).toContain(
      'still-works',
    );
  });

  await test.step('the application ends with its last window', async () => {
    await page.close();
    expect(await studio.desktop.ended).toBe(0);
  });
});

test('the window neither navigates nor opens others, and can be reloaded; its project is exported', {
  tag: '@shell',
}, async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('blank');
  const studio = await openStudio();
  const { page, canvas, simulator } = studio;
  // The system's own dialog.
  await studio.openFolder(project);
  await studio.opened('blank');
  const url = page.url();
  const windows = page.context().pages().length;

  await page.evaluate(() => {
    globalThis.location.href = 'https://elsewhere.example/';
  });
  await page.evaluate(() => void globalThis.open('https://docs.example/guide'));
  await page.evaluate(() => void globalThis.open('file:///etc/passwd'));
  await expect.poll(() => studio.desktop.openedOutside()).toEqual(['https://docs.example/guide']);
  await expect.poll(() => page.context().pages().length).toBe(windows);
  expect(page.url()).toBe(url);

  // The denied navigation has not cost the page its connection: what it has open can be saved.
  await canvas.select('Greeting');
  await (await studio.inspector()).getByLabel('Name', { exact: true }).fill('Hello there');
  await studio.saved();
  expect(await readFile(join(project, 'flows', 'main.flow.yaml'), 'utf8')).toContain('name: Hello there');

  await test.step('a reloaded page has a new connection', async () => {
    for (let time = 0; time < 2; time += 1) {
      await page.reload();
      await studio.opened('blank');
    }
    await simulator.start('Mock');
    await simulator.tap('Ask a question');
    await simulator.say('When are you open?');
  });

  await test.step('the project is exported', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export bundle' });
    await dialog.getByRole('button', { name: 'Export bundle' }).click();
    await expect(page.getByRole('dialog', { name: 'Bundle exported' })).toContainText('SHA-256');
    expect((await stat(`${project}.dialoom`)).size).toBeGreaterThan(0);
  });
});
