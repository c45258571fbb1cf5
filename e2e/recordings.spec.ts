import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './studio/studioTest.ts';

test('a recording replays without a divergence until the project is edited', async ({
  openStudio,
  sandbox,
  cli,
}) => {
  const project = await sandbox.copyProject('blank');
  const studio = await openStudio({ project });
  const { canvas, simulator, page } = studio;

  const recordings = await studio.openView('Recordings');
  await expect(recordings).toContainText('No recordings yet');
  await recordings.getByRole('button', { name: 'Open the simulator' }).click();
  await simulator.start('Mock');
  await simulator.tap('Ask a question');
  await simulator.say('When are you open?');
  await simulator.tap("That's all");
  await expect(simulator.panel.getByRole('status')).toContainText('The conversation has ended as resolved.');

  const replay = async () => {
    await studio.openView('Recordings');
    await recordings.getByRole('button', { name: 'Replay against the project' }).click();
    return recordings.getByRole('status');
  };

  await test.step('it is listed, can be read, and goes the same way again', async () => {
    await studio.openView('Recordings');
    const list = recordings.getByRole('complementary', { name: 'Recordings' });
    const item = list.getByRole('listitem');
    await expect(item).toHaveCount(1);
    await expect(item).toContainText('Ask a question');
    await expect(item).toContainText('resolved');
    await expect(recordings.getByRole('log', { name: 'Recorded conversation' })).toContainText(
      'When are you open?',
    );
    await expect(await replay()).toContainText('No difference');
  });

  await test.step('kept in the project, the command line replays it too', async () => {
    await recordings.getByRole('button', { name: 'Keep in project' }).click();
    await expect(recordings.getByRole('button', { name: 'Kept in project' })).toBeDisabled();
    const [file] = await readdir(join(project, 'recordings'));
    const { code, stdout } = await cli.run(['replay', project, join(project, 'recordings', file!)]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^same: .* \(4 turns\)\n$/) });
  });

  await test.step('a text that was edited shows in its turn, old and new', async () => {
    await studio.openView('Flows');
    await canvas.showAll();
    await canvas.select('Goodbye');
    await (await studio.inspector()).getByLabel('Message', { exact: true }).fill('See you next time!');
    await studio.saved();
    const verdict = await replay();
    await expect(verdict).toContainText('One turn differs from the recording');
    await expect(verdict).toContainText('First in turn 3: ');
    const turn = recordings.getByRole('region', { name: /^Turn 3/ });
    await expect(
      turn.getByRole('row').filter({ hasText: 'See you next time!' }).getByRole('cell').last(),
    ).toHaveText('See you next time!');
  });

  await test.step('a transition that leads elsewhere shows before it', async () => {
    await studio.openView('Flows');
    await canvas.showAll();
    await canvas.connect('What now?', 'Ask a question', 'No answer');
    await expect(canvas.transition('Ask a question', 'menu', 'no_answer')).toBeVisible();
    await studio.saved();
    const verdict = await replay();
    await expect(verdict).toContainText('First in turn 1: ');
    await expect(recordings.getByRole('button', { name: /^Turn 1/ })).toContainText('First difference');
    await expect(recordings.getByRole('region', { name: /^Turn 1/ })).toContainText('main/no_answer');
  });

  await test.step('undone, it goes the same way again', async () => {
    await studio.undo();
    await studio.undo();
    await studio.saved();
    await expect(await replay()).toContainText('No difference');
    await expect(page.getByRole('main', { name: 'Recordings' })).toBeVisible();
  });
});
