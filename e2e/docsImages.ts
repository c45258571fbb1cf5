import { join } from 'node:path';
import { repository } from './studio/paths.ts';
import { expect, test } from './studio/studioTest.ts';

// The pictures of the documentation: the same walk through the studio in both themes.
for (const theme of ['Light', 'Dark'] as const) {
  test(`images, ${theme.toLowerCase()}`, async ({ openStudio, sandbox }) => {
    test.setTimeout(480_000);
    const project = await sandbox.copyProject('retail-support');
    const studio = await openStudio();
    const { page, canvas, simulator, text } = studio;
    await studio.chooseTheme(theme);
    const take = async (name: string) => {
      // Nothing that only the mouse brought up: it rests on the logo.
      await page.mouse.move(0, 0);
      await expect(page.getByRole('tooltip')).toHaveCount(0);
      const path = join(repository, 'docs', 'images', `${name}-${theme.toLowerCase()}.png`);
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    };

    await expect(page.getByRole('button', { name: 'Retail support' })).toBeVisible();
    await expect(page.getByText('Projects you open appear here.')).toBeVisible();
    await take('welcome');

    await studio.openFolder(project);
    await studio.opened('retail-support');
    await studio.openFlow('Ask a question');
    await canvas.showAll();
    await canvas.select('Answer the question');
    await expect((await studio.inspector()).getByLabel('Name', { exact: true })).toHaveValue(
      'Answer the question',
    );
    await take('workspace');
    await text.open();
    await expect(text.lines()).toContainText('kind: knowledge');
    await take('text');
    await text.close();

    await simulator.start('Mock');
    await simulator.say('I want to return my jeans, and how long does shipping take?');
    const why = await simulator.details('Why');
    await expect(why.getByRole('list', { name: 'Chosen readings' }).getByRole('listitem')).toHaveCount(2);
    await why.getByRole('button', { name: /not chosen$/ }).click();
    await take('why');
    await simulator.restart();
    await simulator.say('How long does standard shipping take?');
    await simulator.details('Knowledge');
    await take('simulator');
    await simulator.tap('Track an order');
    await simulator.say('3348917502');
    await simulator.say('cminh730@email.com');
    await simulator.say('I want to talk to a person');
    await simulator.details('Escalation');
    await take('escalation');

    const knowledge = await studio.openView('Knowledge');
    await knowledge.getByRole('button', { name: /^shipping\.md/ }).click();
    const question = knowledge.getByRole('textbox', { name: 'Question to the knowledge base' });
    await question.fill('Do you ship to Canada?');
    await question.press('Enter');
    await expect(knowledge.getByRole('region', { name: 'Answer' })).toContainText('Canada');
    await knowledge
      .getByRole('button', { name: /^Why this passage/ })
      .first()
      .click();
    await take('knowledge');
    await knowledge.getByRole('tab', { name: 'Test questions' }).click();
    await knowledge.getByRole('button', { name: 'Evaluate' }).click();
    await expect(knowledge.getByLabel('Metrics')).toBeVisible();
    await take('test-questions');

    const understanding = await studio.openView('Understanding');
    await understanding.getByRole('button', { name: 'Thresholds' }).click();
    await understanding.getByRole('button', { name: 'Measure' }).click();
    const threshold = understanding.getByRole('figure', { name: 'Threshold' });
    await expect(threshold).toBeVisible({ timeout: 180_000 });
    await threshold.getByRole('button', { name: /^Suggested/ }).click();
    await take('understanding');

    const settings = await studio.openView('Settings');
    await settings
      .getByRole('complementary', { name: 'Settings' })
      .getByRole('button', { name: 'Not understood' })
      .click();
    await take('settings');
    const triggers = await studio.openView('Escalation');
    await triggers.getByRole('button', { name: /^upset/ }).click();
    await take('escalation-rules');

    const recordings = await studio.openView('Recordings');
    await recordings.getByRole('button', { name: 'Replay against the project' }).click();
    await expect(recordings.getByRole('status')).toContainText('No difference');
    await take('recordings');

    await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
    await expect(page.getByRole('dialog', { name: 'Export bundle' }).getByLabel('File')).toBeFocused();
    await take('export');
  });
}
