import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './studio/studioTest.ts';

const flow = `id: main
name: Main
states:
  - id: start
    kind: start
    on: { next: ask }
  - id: ask
    kind: collect
    slot: answer
    prompt: What is it?
    noInputAfter: 2s
    noInputPrompts: [Take your time., Are you there?]
    on: { next: done, no_input: gone }
  - { id: done, kind: end, message: Thank you! }
  - { id: gone, kind: end, message: Goodbye for now. }
`;

test('a waiting conversation continues when its timer fires', async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('blank');
  await writeFile(join(project, 'flows', 'main.flow.yaml'), flow);
  const manifest = 'dialoom: 2\nname: Waits\ndefaultLocale: en\nlocales: [en]\nentryFlow: main\n';
  await writeFile(join(project, 'dialoom.yaml'), `${manifest}slots:\n  answer: { type: text }\n`);
  const { simulator } = await openStudio({ project });
  await simulator.start('Mock');
  await expect(simulator.panel).toContainText('Without an answer, the prompt is repeated at');
  // Nobody touches anything: the time comes.
  await expect(simulator.log).toContainText('Take your time.');
  await expect(simulator.log).toContainText('Time passed without a message');
  await expect(simulator.log).toContainText('Are you there?');
  await expect(simulator.log).toContainText('Goodbye for now.');
  await expect(simulator.panel.getByRole('button', { name: 'Skip the wait' })).toBeHidden();
});
