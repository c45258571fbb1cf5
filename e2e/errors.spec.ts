import { existsSync } from 'node:fs';
import { readlink, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { closedPort } from './studio/closedPort.ts';
import { editFile } from './studio/createSandbox.ts';
import { readTree } from './studio/readTree.ts';
import type { StudioDriver } from './studio/StudioDriver.ts';
import { expect, test } from './studio/studioTest.ts';

const file = 'flows/faq.flow.yaml';
const invalidYaml = {
  from: '    resolution: unresolved',
  to: '   resolution: unresolved',
  code: 'YAML_SYNTAX',
  message: 'The text is not valid YAML: Sequence item without - indicator',
  remedy: 'Correct the text at this place: indent with spaces, and quote texts that contain ": " or " #"',
};
const unknownKind = {
  from: 'kind: message',
  to: 'kind: teleport',
  code: 'FLOW_UNKNOWN_KIND',
  message: 'There is no node kind "teleport"',
  remedy: 'Use a kind from the palette; the state is kept unchanged until then',
};
const danglingTransition = {
  from: 'answered: done',
  to: 'answered: nowhere',
  code: 'FLOW_DANGLING_TRANSITION',
  message: 'leads to "nowhere", which is not a state of this flow',
  remedy: 'Connect the outcome to an existing state or remove the transition',
};

async function showsProblems(
  studio: StudioDriver,
  faults: readonly (typeof invalidYaml)[],
): Promise<readonly Locator[]> {
  const errors = (await studio.problems()).getByRole('region', { name: 'Errors' }).getByRole('listitem');
  const items = faults.map(({ code }) => errors.filter({ hasText: code }).first());
  for (const [index, { code, message, remedy }] of faults.entries())
    await expect(items[index]!).toHaveText(
      new RegExp(`${literally(message)}.*${literally(remedy)}.*${literally(code)}`),
    );
  return items;
}

async function blocksSimulatorAndExport(studio: StudioDriver, message: string): Promise<void> {
  const { page, simulator } = studio;
  await simulator.open();
  await simulator.panel.getByRole('button', { name: 'Start conversation' }).click();
  const refusal = simulator.panel.getByRole('alert');
  await expect(refusal).toContainText(message);
  await expect(refusal).toContainText(/YAML_SYNTAX|FLOW_[A-Z_]+|PROJECT_HAS_ERRORS/);

  await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export bundle' });
  await expect(dialog).toContainText(message);
  await dialog.getByRole('button', { name: 'Show problems' }).click();
  await expect(await studio.problems()).toBeVisible();
}

test('studio: broken YAML is shown, blocks simulator and export, and is fixed in the text view', async ({
  openStudio,
  sandbox,
}) => {
  const project = await sandbox.copyProject('retail-support');
  const sound = await readTree(project);
  await editFile(join(project, file), invalidYaml.from, invalidYaml.to);
  const before = await readTree(project);
  const studio = await openStudio({ project });
  const { page, text } = studio;
  await studio.opened('retail-support');
  await showsProblems(studio, [invalidYaml]);
  await studio.openFlow('Ask a question');
  const view = page.getByRole('main', { name: 'Flows' });
  await expect(view).toContainText(`${file} has an error on line 53`);
  await expect(view).toContainText('Nothing in the file is lost');
  await blocksSimulatorAndExport(studio, invalidYaml.message);
  expect(existsSync(`${project}.dialoom`)).toBe(false);
  expect(await readTree(project)).toEqual(before);

  await view.getByRole('button', { name: 'Fix in text view' }).click();
  await expect(text.lines()).toContainText('resolution: unresolved');
  await expect(text.editor()).toBeFocused();
  // The line that is wrong is where the cursor stands.
  await page.keyboard.press('Space');
  await text.close();
  await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible();
  await studio.saved();
  expect(await readTree(project)).toEqual(sound);
});

test('studio: faults of a flow are shown on the canvas, block simulator and export, and change no file', async ({
  openStudio,
  sandbox,
}) => {
  const project = await sandbox.copyProject('retail-support');
  for (const { from, to } of [unknownKind, danglingTransition]) await editFile(join(project, file), from, to);
  const before = await readTree(project);
  const studio = await openStudio({ project });
  const { canvas } = studio;
  await studio.opened('retail-support');
  await showsProblems(studio, [unknownKind, danglingTransition]);
  await studio.openFlow('Ask a question');
  await canvas.showAll();
  await expect(canvas.card('No answer found')).toContainText('Unknown kind “teleport”');
  const card = canvas.card('Answer the question');
  await expect(card.getByRole('img', { name: 'Has an error' })).toBeVisible();
  await card.click();
  await expect(await studio.inspector()).toContainText('The target state does not exist');
  await blocksSimulatorAndExport(studio, unknownKind.message);
  expect(existsSync(`${project}.dialoom`)).toBe(false);
  expect(await readTree(project)).toEqual(before);
});

// Other defects and commands: engine/cli/runCli.test.ts and runCli.program.test.ts.
test('command line: a defect is reported with its location and remedy', async ({ sandbox, cli }) => {
  const project = await sandbox.copyProject('retail-support');
  const { from, to, code, message, remedy } = invalidYaml;
  await editFile(join(project, file), from, to);
  const before = await readTree(project);
  const line = `${code} ${file}:53:1: ${message}. ${remedy}.`;

  const validated = await cli.run(['validate', project]);
  expect(validated.code).toBe(1);
  expect(validated.stdout.split('\n')).toContain(`error: ${line}`);
  const refused = await cli.run(['bundle', project, '--output', 'refused.dialoom']);
  expect(refused).toEqual({ code: 1, stdout: '', stderr: `${line}\n` });
  expect(existsSync(join(sandbox.folder, 'refused.dialoom'))).toBe(false);
  expect(await readTree(project)).toEqual(before);
});

test('studio: a missing or unreadable folder is reported with a remedy', async ({ openStudio, sandbox }) => {
  // For every account: a link that leads to itself.
  const unreadable = join(sandbox.projects, 'loop');
  await symlink(unreadable, unreadable);
  const empty = sandbox.folder;
  for (const [folder, code, message, remedy] of [
    [join(sandbox.projects, 'gone'), 'PROJECT_UNREADABLE', 'cannot be read (ENOENT', 'Check that it exists'],
    [
      unreadable,
      'PROJECT_UNREADABLE',
      'cannot be read (ELOOP',
      'Check that it exists and that you have permission to read it',
    ],
    [empty, 'PROJECT_NOT_FOUND', 'it has no dialoom.yaml', 'Choose a folder with a dialoom.yaml'],
  ] as const) {
    const studio = await openStudio({ project: folder });
    const alert = studio.page.getByRole('alert').filter({ hasText: 'The project could not be opened' });
    for (const part of [folder, code, message, remedy]) await expect(alert).toContainText(part);
    // The welcome page is there to go on from.
    await expect(studio.page.getByRole('heading', { name: 'Start from a template' })).toBeVisible();
    await studio.close();
  }
  expect(await readlink(unreadable)).toBe(unreadable);
  expect(existsSync(join(empty, 'dialoom.yaml'))).toBe(false);
});

test('studio: a recent project with a missing folder is marked', async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('blank');
  const studio = await openStudio({ project });
  await studio.opened('blank');
  await studio.close();
  await rm(project, { recursive: true });
  const { page } = await openStudio();
  const recent = page.getByRole('region', { name: 'Recent projects' });
  await expect(recent).toContainText('Folder missing');
  await expect(recent.getByRole('button', { name: /^blank / })).toBeDisabled();
  await recent.getByRole('button', { name: 'Remove blank from this list' }).click();
  await expect(recent).toContainText('Projects you open appear here.');
});

test('studio: an unreadable file is reported and left unchanged', async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('retail-support');
  const flow = join(project, 'flows', 'faq.flow.yaml');
  await rm(flow);
  await symlink(flow, flow);
  const studio = await openStudio({ project });
  await expect(
    studio.page.getByRole('alert').filter({ hasText: 'flows/faq.flow.yaml cannot be read' }),
  ).toBeVisible();
  await expect(await studio.problems()).toContainText('There is no flow "faq"');
  await (await studio.inspector()).getByLabel('Description').fill('Edited meanwhile');
  await studio.saved();
  expect(await readlink(flow)).toBe(flow);
});

test('studio: an unreachable action server is shown in the turn, and the flow takes its error transition', async ({
  openStudio,
  sandbox,
}) => {
  const project = await sandbox.copyProject('retail-support');
  const dead = `http://127.0.0.1:${await closedPort()}`;
  const { simulator } = await openStudio({ project, environment: { SHOP_API_URL: dead } });
  await simulator.start('Live');
  await simulator.tap('Track an order');
  await simulator.say('3348917502');
  await simulator.say('cminh730@email.com');
  await expect(simulator.log).toContainText('(ACTION_UNREACHABLE)');
  await expect(simulator.log).toContainText("I'm sorry, I can't reach our order system right now.");
  const call = (await simulator.details('Actions')).getByRole('region', { name: 'Action Order status' });
  await expect(call.getByRole('alert')).toHaveText(
    new RegExp(
      `${literally(`${dead} does not answer (connection refused) after 3 attempts`)}.*Check that the service is running and that the URL is correct.*ACTION_UNREACHABLE`,
    ),
  );
  await expect(call).toContainText(`${dead}/orders/3348917502`);
  await expect(call).toContainText('No response received.');
});

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
