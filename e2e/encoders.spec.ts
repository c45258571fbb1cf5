import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { type Models, startModels } from './studio/startModels.ts';
import { test as base, expect } from './studio/studioTest.ts';

const test = base.extend<{ readonly models: Models }>({
  models: async ({ playwright: _ }, use) => {
    const models = await startModels();
    await use(models);
    await models.close();
  },
});

async function choose(settings: Locator, field: string, option: RegExp): Promise<void> {
  await settings.getByRole('combobox', { name: field }).click();
  await settings.page().getByRole('option', { name: option }).click();
}

test('a model is downloaded on demand, recorded with its checksums, and used', async ({
  openStudio,
  sandbox,
  models,
}) => {
  const project = await sandbox.copyProject('blank');
  const manifest = () => readFile(join(project, 'dialoom.yaml'), 'utf8');
  const before = await manifest();
  const studio = await openStudio({
    project,
    environment: { DIALOOM_MODEL_HUB: models.url },
    // Models go to the data folder of the user whose process it is.
    ownProcess: true,
  });
  const settings = await studio.openView('Settings');
  await settings.getByRole('button', { name: 'Encoder' }).click();
  const state = settings.getByRole('region', { name: 'State of the encoder' });
  await expect(state).toContainText('Ready: use-lite-en@1');

  await test.step('its files are missing at first', async () => {
    await choose(settings, 'Encoder', /on this machine/);
    const model = settings.getByRole('textbox', { name: 'Model' });
    await model.fill('');
    await model.pressSequentially('test/tiny');
    await expect(state).toContainText('The files of the model test/tiny are not recorded in the project');
    await studio.saved();
    expect(await manifest()).toContain('model: test/tiny');
  });

  await test.step('a download can be cancelled', async () => {
    models.slowness = 500;
    await state.getByRole('button', { name: 'Download' }).click();
    await expect(state).toContainText('Downloading');
    // It goes on while other settings are shown.
    await settings.getByRole('button', { name: 'Project', exact: true }).click();
    await settings.getByRole('button', { name: 'Encoder' }).click();
    await state.getByRole('button', { name: 'Cancel' }).click();
    await expect(state.getByRole('button', { name: 'Download' })).toBeVisible();
    models.slowness = 0;
  });

  await test.step('once it is there it is tried, recorded and ready', async () => {
    await state.getByRole('button', { name: 'Download' }).click();
    await expect(state).toContainText(/Ready: transformers:test\/tiny@[0-9a-f]{16}/);
    await studio.saved();
    expect(await manifest()).toMatch(/dimensions: 4\n {2}files:\n {4}config\.json: [0-9a-f]{64}\n/);
    expect(await manifest()).toContain(`revision: ${'ab'.repeat(20)}`);
  });

  await test.step('undo brings the built-in one back', async () => {
    for (let step = 0; step < 10 && (await manifest()) !== before; step += 1) {
      await studio.undo();
      await studio.saved();
    }
    expect(await manifest()).toBe(before);
    await expect(state).toContainText('Ready: use-lite-en@1');
  });
});

test('an endpoint computes the vectors of the knowledge base', async ({ openStudio, sandbox, models }) => {
  const project = await sandbox.copyProject('retail-support');
  const studio = await openStudio({ project });
  const settings = await studio.openView('Settings');
  await settings.getByRole('button', { name: 'Encoder' }).click();
  const state = settings.getByRole('region', { name: 'State of the encoder' });
  await choose(settings, 'Encoder', /endpoint/);
  const address = settings.getByRole('textbox', { name: 'Address' });
  await address.fill('');
  await expect(settings).toContainText('must be an address such as');
  await address.pressSequentially(`${models.url}/v1`);
  await expect(state).toContainText('vectors of length 8, not 768');
  await settings.getByRole('textbox', { name: 'Dimensions' }).fill('8');
  await expect(state).toContainText('Ready: openai:nomic-embed-text@8');
  await studio.saved();

  const knowledge = await studio.openView('Knowledge');
  await knowledge.getByRole('button', { name: 'Update index', exact: true }).click();
  await expect(knowledge).toContainText('The index is up to date');
  expect(models.embedded.length).toBeGreaterThan(50);
});
