import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editFile } from './studio/createSandbox.ts';
import { expect, test } from './studio/studioTest.ts';

test('an escalation rule added in the studio hands over, and can be undone', async ({
  openStudio,
  sandbox,
}) => {
  const project = await sandbox.copyProject('retail-support');
  const manifest = () => readFile(join(project, 'dialoom.yaml'), 'utf8');
  const before = await manifest();
  const studio = await openStudio({ project });

  await test.step('a keyword rule is written to the project as it is made', async () => {
    const escalation = await studio.openView('Escalation');
    await escalation.getByRole('button', { name: 'Add a rule' }).click();
    await escalation.getByRole('combobox', { name: 'Trigger' }).click();
    await studio.page.getByRole('option', { name: 'Keyword' }).click();
    await escalation.getByLabel('Words').and(escalation.locator('input')).fill('newspaper');
    await escalation.getByLabel('Words').and(escalation.locator('input')).press('Enter');
    await escalation.getByRole('textbox', { name: 'Queue' }).fill('press');
    await studio.saved();
    expect(await manifest()).toMatch(/- id: rule_4\n\s+type: keyword\n\s+words:\n\s+- newspaper/);
  });

  await test.step('what is not possible is said, and not written', async () => {
    const settings = await studio.openView('Settings');
    await settings
      .getByRole('complementary', { name: 'Settings' })
      .getByRole('button', { name: 'Silence' })
      .click();
    const after = settings.getByRole('textbox', { name: 'Reprompt after' });
    await after.fill('soon');
    await expect(settings).toContainText('a number and a unit');
    await after.press('Tab');
    await expect(after).toHaveValue('5m');
    expect(await manifest()).toContain('after: 5m');
  });

  await test.step('the simulator escalates by it, and says so', async () => {
    const { simulator } = studio;
    await studio.openView('Flows');
    await simulator.start('Mock');
    await simulator.say('I read about your shop in the newspaper');
    const packet = await simulator.copyPacket();
    expect(packet).toMatchObject({ trigger: 'keyword', rule: 'rule_4', queue: 'press' });
  });

  await test.step('undo takes it away again, one step at a time', async () => {
    for (let step = 0; step < 10 && (await manifest()) !== before; step += 1) {
      await studio.undo();
      await studio.saved();
    }
    expect(await manifest()).toBe(before);
  });
});

test('a conversation survives a digression, a correction and silence', async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('retail-support');
  await editFile(join(project, 'dialoom.yaml'), 'pause: 0', 'pause: 1.5');
  const studio = await openStudio({ project });
  const { simulator } = studio;
  await simulator.start('Mock');
  await simulator.say('I want to return an item');
  await simulator.say('How much is gift wrapping?');
  await expect(simulator.log).toContainText('$5.00');
  await expect(simulator.log).toContainText('full name');
  await simulator.say('never mind');
  await expect(simulator.log).toContainText("I've stopped that");

  await test.step('silence is skipped, and the assistant speaks up', async () => {
    await simulator.panel.getByRole('button', { name: 'Skip the wait' }).click();
    await expect(simulator.log).toContainText('Are you still there?');
  });

  await test.step('two messages within the pause are one turn', async () => {
    await simulator.restart();
    await simulator.say('Hi, where is my order?', 'Its number is 5120047731');
    await simulator.showTurn(1);
    await expect(simulator.log).toContainText('Its number is 5120047731');
    await expect(simulator.log).not.toContainText('order number?');
  });

  await test.step('German is answered in German', async () => {
    await simulator.restart();
    await simulator.say('Guten Tag, wo bleibt meine Bestellung?');
    await expect(simulator.log).toContainText('Wie lautet Ihre Bestellnummer?');
  });
});
