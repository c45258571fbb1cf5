import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './studio/studioTest.ts';

const place = `id: place
name: Place
type: trained
roles: { from: [from], to: [to] }
`;
const trip = `id: trip
name: Book a trip
utterances:
  - a ticket from Oslo to San José # the first one
  - book a trip to [Rome](place:to)
  - i want to travel
`;

test('annotations in utterances can be undone, and are recognised in a conversation', async ({
  openStudio,
  sandbox,
}) => {
  const project = await sandbox.copyProject('blank');
  await mkdir(join(project, 'nlu', 'entities'), { recursive: true });
  await mkdir(join(project, 'nlu', 'intents'), { recursive: true });
  await writeFile(join(project, 'nlu', 'entities', 'place.yaml'), place);
  const file = join(project, 'nlu', 'intents', 'trip.yaml');
  await writeFile(file, trip);
  const studio = await openStudio({ project });
  const { page, simulator } = studio;
  const written = () => readFile(file, 'utf8');
  await studio.openView('Intents');
  await page
    .getByRole('button', { name: /Book a trip/ })
    .first()
    .click();
  await page.getByText('Annotated values').click();
  const rows = page.getByRole('list', { name: 'Values in the utterances' }).getByRole('listitem');
  await expect(rows.nth(1).getByRole('button', { name: 'Rome place: to' })).toBeVisible();

  await test.step('by mouse, one word', async () => {
    await rows.nth(0).getByRole('button', { name: 'Oslo' }).click();
    const choice = page.getByRole('dialog', { name: 'Annotation' });
    await choice.getByRole('combobox', { name: 'Role' }).click();
    await choice.getByRole('option', { name: 'from' }).click();
    await choice.getByRole('button', { name: 'Annotate' }).click();
    await expect.poll(written).toContain('- a ticket from [Oslo](place:from) to San José # the first one');
  });

  await test.step('by keyboard, several words', async () => {
    await rows.nth(0).getByRole('button', { name: 'San' }).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    const choice = page.getByRole('dialog', { name: 'Annotation' });
    await expect(choice).toContainText('San José');
    await choice.getByRole('button', { name: 'Annotate' }).click();
    await expect.poll(written).toContain('to [San José](place) # the first one');
  });

  await test.step('each mark is one step of the history', async () => {
    await page.getByRole('heading', { name: 'Book a trip' }).click();
    await page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(written).toContain('[Oslo](place:from) to San José # the first one');
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await expect.poll(written).toContain('to [San José](place)');
  });

  await test.step('what is marked is taken away again', async () => {
    await rows.nth(1).getByRole('button', { name: 'Rome place: to' }).click();
    await page.getByRole('dialog', { name: 'Annotation' }).getByRole('button', { name: 'Remove' }).click();
    await expect.poll(written).toContain('- book a trip to Rome\n');
  });

  await simulator.start('Mock');
  await simulator.say('a ticket from Ulm');
  await simulator.details('Understanding');
  await expect(simulator.panel).toContainText('place: from');
});
