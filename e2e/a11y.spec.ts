import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './studio/studioTest.ts';

/** What a view does to people who cannot use it: serious and critical violations, one line each. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
    );
}

for (const theme of ['Light', 'Dark'] as const) {
  test(`every view can be used by everybody, ${theme.toLowerCase()}`, async ({ openStudio, sandbox }) => {
    test.setTimeout(240_000);
    const project = await sandbox.copyProject('retail-support');
    const studio = await openStudio();
    const { page, simulator, text } = studio;
    await studio.chooseTheme(theme);

    const look = (view: string) =>
      test.step(view, async () => expect.soft(await violations(page), view).toEqual([]));

    await expect(page.getByRole('button', { name: 'Retail support' })).toBeVisible();
    await look('welcome');
    await page.getByRole('button', { name: 'Retail support' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('new project');
    await page.keyboard.press('Escape');

    await studio.openFolder(project);
    await studio.opened('retail-support');
    await studio.openFlow('Return an item');
    await studio.canvas.showAll();
    await look('canvas');
    await studio.canvas.select('Membership level');
    await expect((await studio.inspector()).getByLabel('Name', { exact: true })).toBeVisible();
    await look('inspector');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('command palette');
    await page.keyboard.press('Escape');

    await simulator.start('Mock');
    await simulator.say('How long does standard shipping take?');
    await simulator.details('Knowledge');
    await look('simulator: knowledge');
    await simulator.say('I want to talk to a person');
    await simulator.details('Escalation');
    await look('simulator: escalation');

    const knowledge = await studio.openView('Knowledge');
    await knowledge
      .getByRole('button', { name: /shipping/ })
      .first()
      .click();
    await look('knowledge');
    await studio.openView('Intents');
    await look('intents');
    await studio.openView('Recordings');
    await look('recordings');

    await studio.openView('Flows');
    await text.open();
    await look('text');
    await text.close();
    await page.getByRole('button', { name: 'Export' }).click();
    await expect(page.getByRole('dialog', { name: 'Export a bundle' })).toBeVisible();
    await look('export');
  });
}
