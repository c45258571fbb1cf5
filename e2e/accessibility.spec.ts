import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { repository } from './studio/paths.ts';
import type { StudioDriver } from './studio/StudioDriver.ts';
import { expect, test } from './studio/studioTest.ts';

// Single components in all their states, light and dark: `gallery.spec.ts`. Here it is what only the assembled page has. The
// dark theme differs in colours alone, and its colours seldom change.
for (const theme of ['Light', 'Dark'] as const) {
  const name = theme.toLowerCase();
  const tag = theme === 'Light' ? [] : ['@long'];

  test(`every view is accessible, ${name}: from the welcome page to an exported conversation`, {
    tag,
  }, async ({ openStudio, sandbox }) => {
    const project = await sandbox.copyProject('retail-support');
    const studio = await openStudio();
    const { page, canvas, simulator, text } = studio;
    const look = await watch(studio, theme);

    const template = page.getByRole('button', { name: 'Retail support' });
    await expect(template).toBeVisible();
    await look('welcome');
    await template.click();
    await expect(page.getByRole('dialog', { name: 'New project from “Retail support”' })).toBeVisible();
    await look('new project');
    await page.keyboard.press('Escape');

    await studio.openFolder(project);
    await studio.opened('retail-support');
    await studio.openFlow('Return an item');
    await canvas.showAll();
    await canvas.select('Membership level');
    await expect((await studio.inspector()).getByLabel('Name', { exact: true })).toHaveValue(
      'Membership level',
    );
    await studio.problems();
    await look('workspace: canvas, inspector, problems');
    await page.keyboard.press('ControlOrMeta+K');
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
    await look('command palette');
    await page.keyboard.press('Escape');
    await text.open();
    await text.coloured();
    await look('text');
    await text.close();

    await simulator.start('Mock');
    await simulator.say('How long does standard shipping take?');
    await simulator.details('Knowledge');
    await look('simulator: knowledge');
    await simulator.tap('Track an order');
    await simulator.say('3348917502');
    await simulator.say('cminh730@email.com');
    await simulator.details('Actions');
    await simulator.details('Slots and variables');
    await look('simulator: action');
    await simulator.say('I want to talk to a person');
    await simulator.details('Escalation');
    await look('simulator: escalation');

    const recordings = await studio.openView('Recordings');
    await expect(recordings.getByRole('log', { name: 'Recorded conversation' })).toContainText('3348917502');
    await look('recordings: conversation');
    await recordings.getByRole('button', { name: 'Replay against the project' }).click();
    await expect(recordings.getByRole('status')).toContainText('No difference');
    await look('recordings: replay');

    await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
    await expect(page.getByRole('dialog', { name: 'Export bundle' }).getByLabel('File')).toBeFocused();
    await look('export');
  });

  test(`every view is accessible, ${name}: knowledge, understanding and settings`, { tag }, async ({
    openStudio,
    sandbox,
  }) => {
    const studio = await openStudio({ project: await sandbox.copyProject('retail-support') });
    const { page } = studio;
    const look = await watch(studio, theme);

    const knowledge = await studio.openView('Knowledge');
    await knowledge.getByRole('button', { name: /^shipping\.md/ }).click();
    await knowledge
      .getByRole('textbox', { name: 'Question to the knowledge base' })
      .fill('Do you ship to Canada?');
    await knowledge.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(knowledge.getByRole('region', { name: 'Answer' })).toContainText('Canada');
    await knowledge
      .getByRole('button', { name: /^Why this passage/ })
      .first()
      .click();
    await look('knowledge');
    await knowledge.getByRole('tab', { name: 'Test questions' }).click();
    await knowledge.getByRole('button', { name: 'Evaluate' }).click();
    await expect(knowledge.getByLabel('Metrics')).toBeVisible();
    await look('knowledge: test questions');
    await knowledge.getByRole('button', { name: 'Add a question' }).click();
    await expect(page.getByRole('dialog', { name: 'Add a test question' })).toBeVisible();
    await look('knowledge: a test question');
    await page.keyboard.press('Escape');
    await knowledge.getByRole('tab', { name: 'Gaps' }).click();
    await expect(knowledge).toContainText('searches in recordings had no answer');
    await look('knowledge: gaps');

    await studio.openView('Intents');
    await look('intents');

    const understanding = await studio.openView('Understanding');
    await expect(understanding.getByRole('region', { name: 'State of the model' })).toBeVisible();
    await look('understanding: model');
    const section = (name: string) => understanding.getByRole('button', { name, exact: true }).click();
    await section('Try a message');
    await understanding.getByRole('textbox', { name: 'Message to try' }).fill('where is my order');
    await section('Understand');
    await expect(understanding.getByRole('meter').first()).toBeVisible();
    await look('understanding: a message');
    await section('Data checks');
    await expect(understanding.getByRole('region', { name: 'Too few utterances' })).toBeVisible();
    await look('understanding: data checks');

    const settings = await studio.openView('Settings');
    await look('settings: project');
    await settings
      .getByRole('complementary', { name: 'Settings' })
      .getByRole('button', { name: 'Not understood' })
      .click();
    await look('settings: not understood');
    const escalation = await studio.openView('Escalation');
    await escalation.getByRole('button', { name: /^upset/ }).click();
    await look('escalation');

    await studio.openView('Slots');
    await look('slots');
    await studio.openView('Texts');
    await look('texts');
    await studio.openView('Environment');
    await look('environment');
    const entities = await studio.openView('Entities');
    await expect(entities.getByRole('list', { name: 'Values found' }).getByRole('listitem')).toHaveCount(1);
    await look('entities');
    const actions = await studio.openView('Actions');
    await look('actions: request');
    await actions.getByRole('tab', { name: 'Inputs and outputs' }).click();
    await look('actions: inputs and outputs');
    await actions.getByRole('button', { name: /^Find a customer/ }).click();
    await actions.getByRole('region', { name: 'Try it' }).getByRole('button', { name: 'Send' }).click();
    await expect(actions.getByRole('region', { name: 'Result of the call' })).toBeVisible();
    await look('actions: a call that was tried');
  });
}

/** Rules about colours: all that differs in the dark theme. */
const coloured = ['color-contrast', 'link-in-text-block'];

/** Shows the studio in a theme. Returns a function that checks the current view. */
async function watch(
  studio: StudioDriver,
  theme: 'Light' | 'Dark',
): Promise<(view: string) => Promise<void>> {
  const { page } = studio;
  await studio.chooseTheme(theme);
  // Loaded once, and not as an element of the page, whose security policy refuses it.
  await page.evaluate(await readFile(join(repository, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8'));
  return (view) =>
    test.step(view, async () => {
      await settled(page, theme === 'Light' ? 'vs' : 'vs-dark');
      expect.soft(await barriers(page, theme === 'Light' ? undefined : coloured), view).toEqual([]);
    });
}

/** Waits until everything has the colours of the theme: editors change last, and some borders fade. */
async function settled(page: Page, editorTheme: 'vs' | 'vs-dark'): Promise<void> {
  await expect(page.locator(`.monaco-editor:not(.${editorTheme})`)).toHaveCount(0);
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/**
 * Serious and critical accessibility violations of the page, one line each.
 *
 * @param rules - Only these rules; all by default.
 */
function barriers(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(async (only) => {
    const { violations } = await window.axe.run(document, {
      // Reports of passed rules cost more than the rules.
      resultTypes: ['violations'],
      ...(only && { runOnly: { type: 'rule', values: [...only] } }),
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
      );
  }, rules);
}
