import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRuntimeClient } from './studio/createRuntimeClient.ts';
import { comparable, readRecording, readSimulation, withoutWords } from './studio/playedConversation.ts';
import { expect, test } from './studio/studioTest.ts';

// The customer's side of a recorded conversation: a return past its window (see the fixture for its source).
const script = join(import.meta.dirname, 'fixtures', 'return_size.customer.json');

test('simulator, command line and runtime have the same conversation', async ({
  openStudio,
  sandbox,
  cli,
}) => {
  const { messages }: { messages: string[] } = JSON.parse(await readFile(script, 'utf8'));
  const project = await sandbox.copyProject('retail-support');

  const inSimulator = await test.step('in the simulator, by gestures', async () => {
    const studio = await openStudio({ project });
    const { simulator } = studio;
    await studio.opened('retail-support');
    await simulator.start('Mock');
    for (const [index, message] of messages.entries()) {
      await simulator.say(message);
      if (index === 9) await expect(simulator.log).toContainText('Escalated to the queue returns_management');
    }
    await expect(simulator.panel.getByRole('status')).toContainText(
      'The conversation has ended as unresolved.',
    );
    await simulator.showTurn(10);
    const shown = await simulator.copyPacket();

    const recordings = await studio.openView('Recordings');
    await recordings.getByRole('button', { name: 'Keep in project' }).click();
    await expect(recordings.getByRole('button', { name: 'Kept in project' })).toBeDisabled();
    const [file] = await readdir(join(project, 'recordings'));
    const played = readRecording(await readFile(join(project, 'recordings', file!), 'utf8'));
    const { language, summary } = shown;
    expect([language, summary.text]).toEqual(['en', expect.stringContaining('Crystal Minh')]);
    expect([comparable(withoutWords(shown))]).toEqual(played.packets);
    return played;
  });

  const onCommandLine = await test.step('on the command line', async () => {
    const { code, stdout, stderr } = await cli.run(['simulate', project, '--script', script, '--json']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    return readSimulation(stdout);
  });

  const inRuntime = await test.step('in the runtime, over HTTP', async () => {
    const bundle = join(sandbox.folder, 'retail-support.dialoom');
    expect(await cli.run(['bundle', project, '--output', bundle])).toMatchObject({ code: 0 });
    const mock = await cli.start(['mock', project, '--port', '0', '--json']);
    const { environment } = JSON.parse(mock.firstLine);
    const data = join(sandbox.folder, 'runtime');
    const runtime = await cli.start(['serve', bundle, '--port', '0', '--data', data, '--json'], environment);
    const client = createRuntimeClient(JSON.parse(runtime.firstLine).url);
    const { id } = await client.start();
    for (const message of messages) await client.send(id, message);
    return readRecording(await client.recording(id));
  });

  // The way itself: what follows must not be equal because it is empty.
  expect(inSimulator.entered.flat()).toEqual(
    expect.arrayContaining(['returns/ask_reason', 'verify_purchase/validate', 'returns/notify_manager']),
  );
  expect(inSimulator.packets).toEqual([
    expect.objectContaining({ queue: 'returns_management', trigger: 'state', project: 'retail-support' }),
  ]);
  expect(onCommandLine).toEqual(inSimulator);
  expect(inRuntime).toEqual(inSimulator);
});
