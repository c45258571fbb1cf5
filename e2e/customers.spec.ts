import { expect, test } from './studio/studioTest.ts';

test('a customer is asked once about being remembered, and recognised later', async ({
  openStudio,
  sandbox,
}) => {
  const studio = await openStudio({ project: await sandbox.copyProject('retail-support') });
  const { simulator, page } = studio;
  const name = async (id: string) => {
    await simulator.panel.getByRole('button', { name: 'Customer', exact: true }).click();
    const choice = page.getByRole('dialog', { name: 'Customer' });
    await choice.getByRole('textbox', { name: 'Customer id' }).fill(id);
    await choice.getByRole('checkbox', { name: 'Authenticated' }).check();
    await page.keyboard.press('Escape');
    await expect(choice).toBeHidden();
  };
  const askAndLeave = async () => {
    await simulator.say('How much is gift wrapping?');
    await simulator.say("that's all");
  };

  await test.step('nobody in particular is not asked', async () => {
    await simulator.start('Mock');
    await askAndLeave();
    await expect(simulator.log).toContainText('$5.00');
    await expect(simulator.log).not.toContainText('Shall I remember');
  });

  await test.step('a customer is, in the conversation that begins next', async () => {
    await name('c-1024');
    await simulator.restart();
    await askAndLeave();
    await expect(simulator.log).toContainText('Shall I remember');
    await simulator.tap('Yes');
  });

  await test.step('and not a second time', async () => {
    await simulator.restart();
    await askAndLeave();
    await expect(simulator.log).toContainText('$5.00');
    await expect(simulator.log).not.toContainText('Shall I remember');
  });
});
