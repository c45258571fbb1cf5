import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './studio/studioTest.ts';

const asked = 'is gift wraping free?';

test('a designer inspects a search, evaluates test questions and chooses the threshold', async ({
  openStudio,
  sandbox,
}) => {
  const project = await sandbox.copyProject('retail-support');
  const questions = () => readFile(join(project, 'tests', 'knowledge.questions.yaml'), 'utf8');
  const manifest = () => readFile(join(project, 'dialoom.yaml'), 'utf8');
  const [questionsBefore, manifestBefore] = [await questions(), await manifest()];
  const studio = await openStudio({ project });
  const { page } = studio;
  const knowledge = await studio.openView('Knowledge');

  await test.step('a passage says why it was found', async () => {
    await knowledge.getByRole('textbox', { name: 'Question to the knowledge base' }).fill(asked);
    await page.keyboard.press('Enter');
    await expect(knowledge.getByRole('region', { name: 'Answer' })).toContainText('$5.00');
    const best = knowledge.getByRole('list', { name: 'Passages found' }).getByRole('listitem').first();
    await expect(best.getByRole('meter', { name: /^Meaning/ })).toHaveAttribute(
      'aria-valuetext',
      /, rank \d+$/,
    );
    await expect(best.getByRole('meter', { name: /^Words/ })).toBeVisible();
    await best.getByRole('button', { name: /^Why this passage/ }).click();
    const why = best.getByRole('region', { name: /^Why / });
    await expect(why).toContainText('Matches');
    await expect(why).toContainText('wraping = wrapping');
    await expect(why).toContainText('Does not mention');
    await expect(best.locator('mark')).toContainText('$5.00');
  });

  await test.step('it becomes a test question, written into the tests', async () => {
    await knowledge.getByRole('button', { name: 'Add as test question' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Add a test question' });
    await expect(dialog.getByRole('textbox', { name: 'Question' })).toHaveValue(asked);
    await expect(dialog.getByRole('combobox', { name: 'Source of the answer' })).toHaveValue('questions.csv');
    await expect(dialog.getByRole('combobox', { name: 'Passage' })).toHaveValue('How much is gift wrapping?');
    await dialog.getByRole('button', { name: 'Add question' }).click();
    await expect(dialog).toBeHidden();
    await studio.saved();
    expect(await questions()).toContain(asked);
    expect((await questions()).startsWith(questionsBefore.trimEnd())).toBe(true);
  });

  const list = knowledge.getByRole('list', { name: 'Questions', exact: true });
  await test.step('the questions are asked, and the figures shown', async () => {
    const own = list.getByRole('listitem').filter({ hasText: asked });
    await expect(own).toContainText('Not run yet');
    await knowledge.getByRole('button', { name: 'Evaluate' }).click();
    await expect(own).toContainText('Correct passage');
    await expect(list).toContainText('Correctly declined');
    await expect(list).not.toContainText('Not run yet');
    await expect(knowledge.getByLabel('Metrics')).toContainText('Recall@1');
  });

  await test.step('the suggested threshold is one step of undo', async () => {
    const figure = knowledge.getByRole('figure', { name: 'Threshold' });
    await figure.getByRole('button', { name: /^Use 0\.\d\d as threshold$/ }).click();
    await expect(figure).toContainText('It is the suggested threshold');
    await studio.saved();
    expect(await manifest()).toContain('knowledgeThreshold: 0.');
    await studio.undo();
    await studio.saved();
    expect(await manifest()).toBe(manifestBefore);
    await expect(knowledge).toContainText('Out of date: something has changed since');
    await studio.undo();
    await studio.saved();
    expect(await questions()).toBe(questionsBefore);
    await expect(list).not.toContainText(asked);
  });
});

test('questions without an answer get one', async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('blank');
  const studio = await openStudio({ project });
  const { page, simulator } = studio;
  const knowledge = await studio.openView('Knowledge');
  await knowledge.getByRole('tab', { name: 'Gaps' }).click();
  await expect(knowledge).toContainText('No recording has searched the knowledge base yet');

  await studio.openView('Flows');
  await simulator.start('Mock');
  for (const text of ['do you sell bicycles?', 'Do you sell any bicycles?']) {
    await simulator.tap('Ask a question');
    await simulator.say(text);
    await simulator.restart();
  }

  await studio.openView('Knowledge');
  await knowledge.getByRole('tab', { name: 'Gaps' }).click();
  const gap = knowledge
    .getByRole('list', { name: 'Questions without an answer' })
    .getByRole('listitem')
    .filter({ hasText: 'bicycles' })
    .first();
  await expect(gap).toContainText('2×');
  await expect(gap).toContainText('2 conversations');

  await gap.getByRole('button', { name: 'Add an answer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add an answer' });
  await expect(dialog.getByRole('textbox', { name: 'Question' })).toHaveValue(/bicycles\?$/);
  await dialog.getByRole('textbox', { name: 'Answer' }).fill('Yes, bicycles, and helmets.');
  await dialog.getByRole('button', { name: 'Add answer' }).click();
  await expect(dialog).toBeHidden();
  await expect(knowledge.getByRole('textbox', { name: /^Text of / })).toHaveValue(
    /bicycles\?,"Yes, bicycles, and helmets\."\n$/,
  );
  await knowledge
    .getByRole('textbox', { name: 'Question to the knowledge base' })
    .fill('do you sell bicycles');
  await page.keyboard.press('Enter');
  await expect(knowledge.getByRole('region', { name: 'Answer' })).toContainText('helmets');
});
