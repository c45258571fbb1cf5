import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './studio/studioTest.ts';

// What only the desktop shell has: a window that can go nowhere, a bridge of two functions, a life of its own.

test('the page can call two functions of the shell and nothing of Node or Electron', {
  tag: '@shell',
}, async ({ openStudio }) => {
  const { page } = await openStudio();
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

test('every payload is validated, and an invalid one breaks nothing', { tag: '@shell' }, async ({
  openStudio,
  sandbox,
}) => {
  const studio = await openStudio();
  const answers = await studio.page.evaluate(async () => {
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
  await studio.createProject('Blank', 'still-works');
  expect(await readFile(join(sandbox.projects, 'still-works', 'dialoom.yaml'), 'utf8')).toContain(
    'still-works',
  );
});

test('the window neither navigates nor opens others, and can keep its project', {
  tag: '@shell',
}, async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('blank');
  const studio = await openStudio({ project });
  const { page, canvas } = studio;
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
});

test('a reloaded page has a new connection', { tag: '@shell' }, async ({ openStudio, sandbox }) => {
  const studio = await openStudio({ project: await sandbox.copyProject('blank') });
  await studio.opened('blank');
  for (let time = 0; time < 2; time += 1) {
    await studio.page.reload();
    await studio.opened('blank');
  }
  await studio.simulator.start('Mock');
  await expect(studio.simulator.log).toContainText('Assistant: ');
});

test('a second launch quits and leaves the first one running', { tag: '@shell' }, async ({ openStudio }) => {
  const studio = await openStudio();
  expect(await studio.desktop.launchAgain()).toBe(0);
  await studio.createProject('Blank', 'still-there');
});

test('the application ends with its last window', { tag: '@shell' }, async ({ openStudio }) => {
  const studio = await openStudio();
  await studio.createProject('Blank', 'closing');
  await studio.page.close();
  expect(await studio.desktop.ended).toBe(0);
});
