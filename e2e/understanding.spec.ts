import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import type { Sandbox } from './studio/createSandbox.ts';
import { expect, test } from './studio/studioTest.ts';

const twice = 'has my parcel been sent';

/** What the project teaches: three intents, one utterance under two of them, and messages that it does not serve. */
const taught = {
  hours: [
    'when do you open',
    'opening hours please',
    'are you open on sunday',
    'what are your opening hours',
    'how late are you open tonight',
    'closing time today',
  ],
  order_status: [
    'where is my order',
    'track my parcel',
    'order status please',
    twice,
    'where is the parcel now',
    'when does my order arrive',
  ],
  refund: [
    'where is my refund',
    'when do i get my money back',
    'has the refund been paid',
    'i am waiting for my money',
    'status of the refund',
    twice,
  ],
};
const outOfScope = ['what is the weather', 'book a flight to rome', 'who won the match', 'sing me a song'];

async function makeProject(sandbox: Sandbox, intents: Readonly<Record<string, readonly string[]>>) {
  const project = await sandbox.copyProject('blank');
  await rm(join(project, 'nlu', 'intents'), { recursive: true });
  await mkdir(join(project, 'nlu', 'intents'));
  for (const [id, utterances] of Object.entries(intents)) {
    const text = `id: ${id}\nname: ${id}\nutterances:\n${utterances.map((one) => `  - ${one}\n`).join('')}`;
    await writeFile(join(project, 'nlu', 'intents', `${id}.yaml`), text);
  }
  return project;
}

const openSection = (view: Locator, name: string) =>
  view.getByRole('complementary', { name: 'Understanding' }).getByRole('button', { name }).click();

test('a designer trains, measures, chooses the threshold and fixes utterances', async ({
  openStudio,
  sandbox,
}) => {
  const project = await makeProject(sandbox, taught);
  await writeFile(
    join(project, 'nlu', 'out_of_scope.yaml'),
    `utterances:\n${outOfScope.map((one) => `  - ${one}\n`).join('')}`,
  );
  const manifest = () => readFile(join(project, 'dialoom.yaml'), 'utf8');
  const refunds = () => readFile(join(project, 'nlu', 'intents', 'refund.yaml'), 'utf8');
  const before = await manifest();
  const studio = await openStudio({ project });
  const view = await studio.openView('Understanding');

  await test.step('the model is trained, and then up to date', async () => {
    const state = view.getByRole('region', { name: 'State of the model' });
    await expect(state).toContainText('Out of date');
    await view.getByRole('button', { name: 'Train' }).click();
    await expect(state).toContainText('Up to date');
    await expect(view).toContainText(/Training time\s*[\d.]+ m?s/);
  });

  await test.step('a message is tried', async () => {
    await openSection(view, 'Try a message');
    await view.getByRole('textbox', { name: 'Message to try' }).fill('where is my order');
    await view.getByRole('button', { name: 'Understand', exact: true }).click();
    const understood = view.getByRole('region', { name: 'How it is understood' });
    await expect(understood.getByRole('meter').first()).toHaveAccessibleName('order_status');
    await expect(understood).toContainText('The best intent reaches the threshold');
  });

  await test.step('quality is measured, and a confusion leads to the utterance', async () => {
    await openSection(view, 'Quality');
    await view.getByRole('button', { name: 'Measure' }).click();
    await expect(view.getByRole('region', { name: 'Metrics' })).toContainText(/Accuracy\s*[\d.]+ %/);
    const table = view.getByRole('table', { name: 'Quality of each intent' });
    await table.getByRole('button', { name: 'Intent', exact: true }).click();
    await expect(table.getByRole('row').nth(1)).toContainText('hours');
    const matrix = view.getByRole('table', { name: 'Confusion matrix' });
    await matrix.getByRole('button', { name: 'refund mistaken for order_status' }).click();
    const misread = view.getByRole('list', { name: 'Misread messages of refund' });
    await misread
      .getByRole('listitem')
      .filter({ hasText: twice })
      .getByRole('button', { name: 'Open utterance' })
      .click();
    const utterances = studio.page
      .getByRole('main', { name: 'Intents' })
      .getByRole('textbox', { name: 'Utterances' });
    await expect(utterances).toBeFocused();
    expect(await utterances.evaluate(chosenText)).toBe(twice);
    await studio.openView('Understanding');
    // The result outlives the view, and nothing has changed.
    await expect(view.getByRole('region', { name: 'Metrics' })).toBeVisible();
    await expect(view).not.toContainText('Out of date');
  });

  await test.step('the threshold is chosen, written, and undone', async () => {
    await openSection(view, 'Thresholds');
    await view.getByRole('button', { name: 'Measure' }).click();
    const choice = view.getByRole('figure', { name: 'Threshold' });
    await expect(choice).toContainText('(current)');
    const chart = await choice.getByRole('img', { name: 'What thresholds' }).boundingBox();
    if (chart === null) throw new Error('The chart is not to be seen');
    await studio.page.mouse.move(chart.x + chart.width * 0.5, chart.y + chart.height * 0.6);
    await studio.page.mouse.down();
    await studio.page.mouse.move(chart.x + chart.width * 0.4, chart.y + chart.height * 0.6, { steps: 4 });
    await studio.page.mouse.up();
    await expect(choice.getByRole('slider')).not.toHaveAttribute('aria-valuenow', '0.8');
    await choice.getByRole('slider').press('ArrowRight');
    const value = await choice.getByRole('slider').getAttribute('aria-valuenow');
    await choice.getByRole('button', { name: 'Use this threshold' }).click();
    await expect(choice).toContainText('(current)');
    await studio.saved();
    expect(await manifest()).toContain(`intentThreshold: ${value}`);
    await openSection(view, 'Quality');
    await expect(view).toContainText('Out of date: a threshold has changed');
    await studio.undo();
    await studio.saved();
    expect(await manifest()).toBe(before);
    await expect(view).not.toContainText('Out of date');
  });

  await test.step('a contradiction is decided, undone, and decided again', async () => {
    await openSection(view, 'Data checks');
    await view.getByRole('button', { name: 'Check', exact: true }).click();
    const contradictions = view.getByRole('region', { name: 'Contradictions' });
    const keep = contradictions.getByRole('button', { name: 'Keep here' });
    await expect(keep).toHaveCount(2);
    await keep.first().click();
    await expect(contradictions).toContainText('No utterance is in two intents');
    await studio.saved();
    expect(await refunds()).not.toContain(twice);
    await studio.undo();
    await expect(keep).toHaveCount(2);
    await studio.saved();
    expect(await refunds()).toContain(twice);
    await keep.first().click();
    await view.getByRole('button', { name: 'Check again' }).click();
    await expect(contradictions).toContainText('No utterance is in two intents');
    await expect(view).not.toContainText('Out of date:');
  });

  await test.step('the learning curve is drawn', async () => {
    await openSection(view, 'Learning curve');
    await view.getByRole('button', { name: 'Measure' }).click();
    const curve = view.getByRole('figure', { name: 'Accuracy by number of utterances' });
    await curve.getByRole('button', { name: 'Show as table' }).click();
    await expect(curve.getByRole('row')).not.toHaveCount(1);
  });
});

test('long tasks can be cancelled, and the window stays responsive', async ({ openStudio, sandbox }) => {
  const studio = await openStudio({ project: await sandbox.copyProject('retail-support') });
  const view = await studio.openView('Understanding');
  await openSection(view, 'Quality');
  await view.getByRole('button', { name: 'Measure' }).click();
  await expect(view.getByRole('button', { name: 'Cancel' })).toBeVisible();
  // At 0 % the bar has no width, and does not count as visible.
  await expect(view.getByRole('progressbar')).toBeAttached();
  await studio.openView('Intents');
  await studio.openView('Understanding');
  await view.getByRole('button', { name: 'Cancel' }).click();
  await expect(view.getByRole('status')).toContainText('Cancelled');
  await expect(view.getByRole('button', { name: 'Measure' })).toBeEnabled();
});

/** In the page: the text that is chosen in a field. */
function chosenText(field: Element): string {
  const { value, selectionStart, selectionEnd } = field as HTMLTextAreaElement;
  return value.slice(selectionStart, selectionEnd);
}
