import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { parse } from 'yaml';
import type { Sandbox } from './studio/createSandbox.ts';
import type { StudioDriver } from './studio/StudioDriver.ts';
import { expect, type OpenStudio, test } from './studio/studioTest.ts';

const flowFile = 'flows/main.flow.yaml';

test.skip(({ studioKind }) => studioKind !== 'browserHost', 'A desktop window ends with its host.');

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function nameIn(text: string): string {
  const flow = parse(text) as { readonly states: readonly { readonly id: string; readonly name?: string }[] };
  return flow.states.find(({ id }) => id === 'greeting')?.name ?? '';
}

interface Save {
  readonly id: number;
  readonly method: string;
  readonly params: { readonly changes: readonly { readonly path: string; readonly text: string }[] };
}

/** Follows the saves of all pages: what was acknowledged last, and how many were. */
function watchSaves(context: BrowserContext) {
  const seen = { saves: 0, acknowledged: 0, last: '' };
  const watch = (page: Page) =>
    page.on('websocket', (socket) => {
      const sent = new Map<number, string>();
      socket.on('framesent', ({ payload }) => {
        const { id, method, params } = JSON.parse(String(payload)) as Save;
        if (method !== 'projects.save') return;
        seen.saves += 1;
        const text = params.changes.find(({ path }) => path === flowFile)?.text;
        if (text !== undefined) sent.set(id, nameIn(text));
      });
      socket.on('framereceived', ({ payload }) => {
        const answer = JSON.parse(String(payload)) as { readonly id?: number; readonly result?: unknown };
        const name = sent.get(answer.id ?? -1);
        if (answer.result === undefined || name === undefined) return;
        seen.acknowledged += 1;
        seen.last = name;
      });
    });
  context.on('page', watch);
  return seen;
}

/** Types into the name of a state while its host is killed again and again. */
async function typeThroughKills(
  studio: StudioDriver,
  seen: ReturnType<typeof watchSaves>,
  file: string,
  options: { kills: number; seed: number },
) {
  const random = randomFrom(options.seed);
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low));
  const inspector = await studio.inspector();
  const name = inspector.getByLabel('Name', { exact: true });
  await name.fill('');
  let typed = '';
  let word = 0;
  const type = async (count: number) => {
    for (let n = 0; n < count; n += 1) {
      word += 1;
      await name.pressSequentially(`w${word}-`, { delay: between(0, 25) });
      typed += `w${word}-`;
    }
  };
  const onDisk = async () => nameIn(await readFile(file, 'utf8'));
  const lost: string[] = [];
  for (let kill = 0; kill < options.kills; kill += 1) {
    await type(between(1, 8));
    const { last } = seen;
    const killed = studio.kill();
    await type(between(0, 4));
    await killed;
    const afterKill = await onDisk();
    // What is on disk is what was acknowledged, or a save that was being answered.
    if (!afterKill.startsWith(last))
      lost.push(`kill ${kill}: ${JSON.stringify(last)}, on disk ${JSON.stringify(afterKill)}`);
    const back = studio.restart();
    await type(between(0, 5));
    await back;
    // Half of the time the host is killed again while the page is coming back.
    if (random() < 0.5) await studio.saved();
    expect(await name.inputValue()).toBe(typed);
  }
  await studio.saved();
  expect(lost).toEqual([]);
  expect(await name.inputValue()).toBe(typed);
  await expect.poll(onDisk).toBe(typed);
  const { saves, acknowledged } = seen;
  // Shown by the JSON report, and by `--reporter html`.
  test.info().annotations.push({
    type: 'figures',
    description: `${options.kills} kills, ${word} words (${typed.length} characters), ${saves} saves sent, ${acknowledged} acknowledged, ${lost.length} lost`,
  });
}

async function openForKills({
  openStudio,
  sandbox,
  context,
}: {
  openStudio: OpenStudio;
  sandbox: Sandbox;
  context: BrowserContext;
}) {
  const seen = watchSaves(context);
  const project = await sandbox.copyProject('blank');
  const studio = await openStudio({ project, ownProcess: true });
  await studio.canvas.select('Greeting');
  return { seen, studio, file: join(project, flowFile) };
}

test('nothing that was typed is lost when the host is killed twenty times', { tag: '@long' }, async ({
  openStudio,
  sandbox,
  context,
}) => {
  const { seen, studio, file } = await openForKills({ openStudio, sandbox, context });
  await typeThroughKills(studio, seen, file, { kills: 20, seed: 20 });
  await expect(studio.page.getByRole('dialog')).toHaveCount(0);
});

// One studio for all of it, because starting one takes longer than the rest.
test('the page comes back to a killed host without a new address, with what was typed, also after a reload', async ({
  openStudio,
  sandbox,
  context,
}) => {
  const { seen, studio, file } = await openForKills({ openStudio, sandbox, context });
  const { page, canvas } = studio;
  await test.step('killed while somebody types', () =>
    typeThroughKills(studio, seen, file, { kills: 2, seed: 3 }));

  await test.step('edited and reloaded while the host is down', async () => {
    const name = (await studio.inspector()).getByLabel('Name', { exact: true });
    await name.fill('Before');
    await studio.saved();
    await studio.kill();
    await expect(page.getByText('Not connected', { exact: true })).toBeVisible();
    await name.fill('Typed while the host was down');
    await expect(page.getByText('Not connected, edits are kept')).toBeVisible();
    expect(await readFile(file, 'utf8')).toContain('name: Before');
    // The code of this view was never loaded, and the host that serves it is down.
    const understanding = await studio.openView('Understanding');
    await expect(understanding.getByText(/^Understanding is not available while/)).toBeVisible();
    await studio.openView('Flows');
    await expect(canvas.card('Typed while the host was down')).toBeVisible();

    page.on('dialog', (dialog) => void dialog.accept());
    const { origin } = new URL(page.url());
    await expect(page.reload()).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
    await studio.restart();
    await page.goto(origin);
    await studio.saved();
    await expect(canvas.card('Typed while the host was down')).toBeVisible();
    await expect.poll(() => readFile(file, 'utf8')).toContain('name: Typed while the host was down');
    await expect(page.getByRole('button', { name: 'Undo restore unsaved edits' })).toBeVisible();
  });
});

test('two tabs are two views of one project', async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('blank');
  const file = join(project, flowFile);
  const first = await openStudio({ project, ownProcess: true });
  const second = await first.anotherTab();
  for (const { canvas } of [first, second]) await canvas.showAll();
  await first.canvas.select('Greeting');
  await second.canvas.select('No answer');
  const nameIn1 = (await first.inspector()).getByLabel('Name', { exact: true });
  const nameIn2 = (await second.inspector()).getByLabel('Name', { exact: true });

  await nameIn1.fill('Named in the first');
  await expect(second.canvas.card('Named in the first')).toBeVisible();
  await nameIn2.fill('Named in the second');
  await expect(first.canvas.card('Named in the second')).toBeVisible();

  // Each undoes its own steps, and sees those of the other.
  await first.undo();
  await expect(second.canvas.card('Greeting')).toBeVisible();
  await expect(first.canvas.card('Named in the second')).toBeVisible();
  await first.redo();
  await expect(second.canvas.card('Named in the first')).toBeVisible();

  // Typing in the same moment, in different states.
  for (const field of [nameIn1, nameIn2]) await field.press('End');
  await Promise.all([
    nameIn1.pressSequentially(', and typed on', { delay: 10 }),
    nameIn2.pressSequentially(', and typed on', { delay: 10 }),
  ]);
  for (const { canvas } of [first, second]) {
    await expect(canvas.card('Named in the first, and typed on')).toBeVisible();
    await expect(canvas.card('Named in the second, and typed on')).toBeVisible();
  }
  await first.saved();
  await second.saved();
  const text = await readFile(file, 'utf8');
  expect(text).toContain('name: Named in the first, and typed on');
  expect(text).toContain('name: Named in the second, and typed on');
  for (const { page } of [first, second]) {
    await expect(page.getByText(/changed on disk/)).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
