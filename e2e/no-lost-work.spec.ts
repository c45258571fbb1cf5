import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { editFile } from './studio/createSandbox.ts';
import { expect, test } from './studio/studioTest.ts';

const flowFile = ['flows', 'main.flow.yaml'] as const;

// In the browser, host-restarts.spec.ts kills the host, and the page that is open comes back.
test('everything shown as saved survives a killed host', { tag: ['@shell', '@shell-only'] }, async ({
  openStudio,
  sandbox,
  cli,
}) => {
  const project = await sandbox.copyProject('blank');
  const file = join(project, ...flowFile);
  const studio = await openStudio({ project, ownProcess: true });

  await test.step('edits in all three panels', async () => {
    await studio.canvas.dragFromPalette('Message', { x: 300, y: 600 });
    const inspector = await studio.inspector();
    await inspector.getByLabel('Name', { exact: true }).fill('Drawn and named');
    await expect(studio.canvas.card('Drawn and named')).toBeVisible();
    await studio.text.open();
    await studio.text.append('# Written by hand.');
    await expect(studio.text.lines()).toContainText('# Written by hand.');
    await studio.saved();
    await studio.kill();
    const text = await readFile(file, 'utf8');
    expect(text).toContain('name: Drawn and named');
    expect(text).toContain('# Written by hand.');
  });

  await test.step('after a restart the project opens from the recent ones, with everything', async () => {
    const again = await openStudio({ ownProcess: true });
    await again.openRecent('blank');
    await again.canvas.showAll();
    await expect(again.canvas.card('Drawn and named')).toBeVisible();
    await again.text.open();
    await again.text.goToEnd();
    await expect(again.text.lines()).toContainText('# Written by hand.');

    // Killed in the middle of it, the studio may lose the last letters, never the file.
    await again.text.append('\n# Killed while this is typed, so who knows how much of it is there.');
    await again.kill();
    const text = await readFile(file, 'utf8');
    expect(text).toContain('name: Drawn and named');
    const last = text.slice(text.indexOf('# Written by hand.'));
    expect(
      '# Written by hand.\n# Killed while this is typed, so who knows how much of it is there.',
    ).toContain(last.trimEnd());
    const { stdout } = await cli.run(['validate', project, '--json']);
    expect(JSON.parse(stdout).map(({ code }: { code: string }) => code)).not.toContain('YAML_SYNTAX');
  });
});

test('a simulated conversation continues after a lost connection', async ({
  openStudio,
  sandbox,
  studioKind,
  context,
}) => {
  test.skip(studioKind !== 'browserHost', 'A desktop window has no connection to lose.');
  let cut = async (): Promise<void> => {};
  let resumed = false;
  await context.routeWebSocket(/./, (page) => {
    const host = page.connectToServer();
    page.onMessage((message) => {
      resumed ||= String(message).includes('"simulator.resume"');
      host.send(message);
    });
    cut = async () => {
      await host.close();
      await page.close();
    };
  });
  const studio = await openStudio({ project: await sandbox.copyProject('blank'), ownProcess: true });
  const { simulator } = studio;
  await simulator.start('Mock');
  await simulator.tap('Ask a question');
  await cut();
  await expect.poll(() => resumed).toBe(true);
  await expect(simulator.log).toHaveAttribute('aria-busy', 'false');
  await simulator.say('When are you open?');
  await simulator.tap("That's all");
  await expect(simulator.panel.getByRole('status')).toContainText('The conversation has ended as resolved.');
  const recordings = await studio.openView('Recordings');
  await recordings.getByRole('button', { name: 'Replay against the project' }).click();
  await expect(recordings.getByRole('status')).toContainText('No difference');
});

test('undo and redo work across canvas, inspector and text', async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('blank');
  const file = join(project, ...flowFile);
  const layout = join(project, 'flows', 'main.layout.json');
  const onDisk = async () =>
    [await readFile(file, 'utf8'), JSON.parse(await readFile(layout, 'utf8'))] as const;
  const studio = await openStudio({ project });
  const { canvas, text, page } = studio;
  await canvas.showAll();
  const versions = [await onDisk()];
  const remember = async () => {
    await studio.saved();
    const now = await onDisk();
    expect(now).not.toEqual(versions.at(-1));
    versions.push(now);
  };

  await canvas.move('No answer', { x: 40, y: 60 });
  await expect(page.getByRole('button', { name: 'Undo move' })).toBeVisible();
  await remember();
  await canvas.select('Greeting');
  const name = (await studio.inspector()).getByLabel('Name', { exact: true });
  await name.fill('Hello');
  await expect(canvas.card('Hello')).toBeVisible();
  await remember();
  await text.open();
  await text.append('# Noted.');
  await expect(text.lines()).toContainText('# Noted.');
  await remember();

  const isVersion = (version: number) => expect.poll(onDisk).toEqual(versions[version]);
  // In the text, with its own keys: that takes back the text …
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(text.lines()).not.toContainText('# Noted.');
  await isVersion(2);
  // … and then what came before it, which was typed elsewhere.
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(text.lines()).toContainText('name: Greeting');
  await isVersion(1);
  await text.close();
  await expect(canvas.card('Greeting')).toBeVisible();
  await studio.undo();
  await isVersion(0);

  await studio.redo();
  await isVersion(1);
  await canvas.area.click({ position: { x: 20, y: 20 } });
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await isVersion(2);
  await expect(canvas.card('Hello')).toBeVisible();
  await studio.redo();
  await isVersion(3);
});

test('a change on disk by another program is shown and can be undone', async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('blank');
  const file = join(project, ...flowFile);
  const before = await readFile(file, 'utf8');
  const studio = await openStudio({ project });
  await expect(studio.canvas.card('Greeting')).toBeVisible();

  const theirs = await editFile(file, 'name: Greeting', 'name: Welcome by another program');
  await expect(studio.canvas.card('Welcome by another program')).toBeVisible();
  await expect(
    studio.page.getByRole('alert').filter({ hasText: 'flows/main.flow.yaml changed on disk' }),
  ).toBeVisible();
  expect(await readFile(file, 'utf8')).toBe(theirs);

  await studio.undo();
  await expect(studio.canvas.card('Greeting')).toBeVisible();
  await expect.poll(() => readFile(file, 'utf8')).toBe(before);

  const added = join(project, 'flows', 'extra.flow.yaml');
  await writeFile(
    added,
    'id: extra\nname: Extra\nstates:\n  - { id: start, kind: start, on: { next: end } }\n  - { id: end, kind: end }\n',
  );
  const item = studio.page
    .getByRole('region', { name: 'Flows' })
    .getByRole('button', { name: 'Extra', exact: true });
  await expect(item).toBeVisible();
  await rm(added);
  await expect(item).toBeHidden();
});

// The other choice: renderer/app/App.test.tsx and renderer/stores/documentStore.test.ts.
test('a conflict with another program is resolved by the version on disk, and mine is an undo away', async ({
  openStudio,
  sandbox,
}) => {
  const project = await sandbox.copyProject('blank');
  const file = join(project, ...flowFile);
  const studio = await openStudio({ project });
  const { canvas, page } = studio;
  await canvas.select('Greeting');
  const name = (await studio.inspector()).getByLabel('Name', { exact: true });

  // A program that writes on and on: the studio's save comes in between.
  await appendFile(file, '\n# ');
  const writer = startWriting(file);
  await expect(async () => {
    await name.press('x');
    await expect(page.getByRole('banner').getByText(/^Not saved: /)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await writer.terminate();
  const theirs = await readFile(file, 'utf8');
  const mine = await name.inputValue();
  // The first letters may have been saved between two writes of the other program.
  const theirName = /name: (x*Greeting)/.exec(theirs)?.[1] ?? '';

  const dialog = page.getByRole('dialog', { name: 'flows/main.flow.yaml was changed on disk' });
  await expect(dialog).toContainText('Nothing is overwritten until you choose');
  await expect(dialog).toContainText(`name: ${theirName}\n`);
  // Notices lie below the dialog, whose buttons they would cover.
  const order = await page.evaluate(() =>
    ['.mantine-Notifications-root', '.mantine-Modal-inner'].map((selector) =>
      Number(getComputedStyle(document.querySelector(selector) ?? document.body).zIndex),
    ),
  );
  expect(order[0]).toBeLessThan(order[1] ?? 0);
  await dialog.getByText('My version').click();
  await expect(dialog).toContainText(`name: ${mine}\n`);
  expect(await readFile(file, 'utf8')).toBe(theirs);

  await dialog.getByRole('button', { name: 'Use the version on disk' }).click();
  await expect(dialog).toBeHidden();
  await studio.saved();
  await expect(canvas.card(theirName)).toBeVisible();
  expect(await readFile(file, 'utf8')).toBe(theirs);
  // The other one is not lost either.
  await studio.undo();
  await expect(canvas.card(mine)).toBeVisible();
  await expect.poll(() => readFile(file, 'utf8')).toContain(`name: ${mine}\n`);
});

/** Lets a thread append to a file, a letter at a time and without a pause, until it is ended. */
function startWriting(file: string): Worker {
  const script = `
    const { appendFileSync } = require('node:fs');
    const { workerData } = require('node:worker_threads');
    const pause = new Int32Array(new SharedArrayBuffer(4));
    for (;;) {
      appendFileSync(workerData, '.');
      Atomics.wait(pause, 0, 0, 2);
    }`;
  return new Worker(script, { eval: true, workerData: file });
}
