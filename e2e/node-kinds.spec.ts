import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startLlm } from './studio/startLlm.ts';
import { expect, test } from './studio/studioTest.ts';

const flow = `id: main
name: Main
states:
  - id: start
    kind: start
    on: { next: ask }
  - id: ask
    kind: collect
    name: Ask
    slot: question
    prompt: What would you like to know?
    always: true
    on: { next: answer }
  - id: answer
    kind: generate
    name: Write the answer
    instructions: Answer in two sentences.
    question: slots.question
    on: { answered: ask, else: count }
  - id: count
    kind: script
    name: Count the letters
    code: |
      console.log('asked for', input.question);
      if (input.question.includes('unworn')) throw new Error('not unworn');
      return input.question.length;
    inputs: { question: slots.question }
    on: { next: rate, error: pause }
  - id: pause
    kind: wait
    name: Take a moment
    for: 5m
    message: One moment.
    on: { next: rate }
  - id: rate
    kind: survey
    name: Ask how it was
    prompt: How satisfied are you?
    comment: What could be better?
    on: { next: done }
  - id: done
    kind: end
`;

test('generated texts, scripts, waits and surveys are edited, run and explained', async ({
  openStudio,
  sandbox,
}) => {
  const project = await sandbox.copyProject('blank');
  await writeFile(join(project, 'flows', 'main.flow.yaml'), flow);
  await writeFile(
    join(project, 'knowledge', 'returns.md'),
    '# Returns\n\nYou can return unworn items within 30 days of delivery. Return shipping costs $4.95.\n',
  );
  const manifest = 'dialoom: 2\nname: Kinds\ndefaultLocale: en\nlocales: [en]\nentryFlow: main\n';
  await writeFile(join(project, 'dialoom.yaml'), `${manifest}slots:\n  question: { type: text }\n`);
  const llm = await startLlm();
  try {
    const studio = await openStudio({ project, environment: llm.environment });
    const { canvas, simulator, page } = studio;

    await test.step('the script is edited as code, and saved', async () => {
      await canvas.showAll();
      await canvas.select('Count the letters');
      const inspector = await studio.inspector();
      const editor = inspector.getByRole('textbox', { name: 'Script' });
      await expect(inspector.locator('.view-lines')).toContainText('not unworn');
      await editor.focus();
      await page.keyboard.press('ControlOrMeta+Home');
      await page.keyboard.type('// Counts.\n');
      await studio.saved();
      await page.keyboard.press('ControlOrMeta+z');
      await expect(inspector.locator('.view-lines')).not.toContainText('Counts');
      await studio.saved();
    });

    await test.step('a wait says what form its time has', async () => {
      await canvas.select('Take a moment');
      const field = (await studio.inspector()).getByRole('textbox', { name: 'For' });
      await expect(field).toHaveValue('5m');
      await field.fill('soon');
      await expect(await studio.inspector()).toContainText('a number and a unit, such as');
      await field.press('Tab');
      await expect(field).toHaveValue('5m');
      await studio.saved();
    });

    await test.step('a generated answer is previewed by sentences, then said with its source', async () => {
      llm.parts = [
        'You can return unworn items within 30 days of delivery. Return',
        ' shipping costs $4.95.',
      ];
      await simulator.start('Mock');
      const field = simulator.panel.getByRole('textbox', { name: 'Message to the assistant' });
      await field.fill('How many days do I have to return unworn items?');
      await field.press('Enter');
      await expect(simulator.log).toContainText('within 30 days of delivery.');
      await expect(simulator.log).not.toContainText('$4.95');
      await expect(simulator.log).toHaveAttribute('aria-busy', 'true');
      llm.goOn();
      await expect(simulator.log).toHaveAttribute('aria-busy', 'false');
      await expect(simulator.log).toContainText('Return shipping costs $4.95.');
      await expect(simulator.log.getByText('within 30 days of delivery')).toHaveCount(1);
      await expect(await simulator.details('Generated text')).toContainText('Written by tiny');
    });

    await test.step('what no source says is held back, and shown with why', async () => {
      await simulator.restart();
      llm.parts = ['You can return unworn items for free within 60 days.'];
      await simulator.say('How many days do I have to return unworn items?');
      await expect(simulator.log).not.toContainText('Assistant: You can return');
      const generated = await simulator.details('Generated text');
      await expect(generated).toContainText('Not grounded');
      await expect(generated.getByRole('region', { name: 'Text held back' })).toContainText('60 days');
    });

    await test.step('a script that throws says where, and what it printed', async () => {
      const scripts = await simulator.details('Scripts');
      await expect(scripts).toContainText('in line 2');
      await expect(scripts.getByRole('region', { name: 'Printed' })).toContainText('asked for');
    });

    await test.step('the wait is skipped, and the survey answered', async () => {
      await simulator.panel.getByRole('button', { name: 'Skip the wait' }).click();
      await expect(simulator.log).toContainText('How satisfied are you?');
      await simulator.say('2 stars');
      await simulator.say('Too slow');
      await expect(simulator.log).toContainText('Satisfaction: 2 of 5');
    });
  } finally {
    await llm.close();
  }
});
