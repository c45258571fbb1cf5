import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRuntimeClient } from './studio/createRuntimeClient.ts';
import { expect, test } from './studio/studioTest.ts';

const closing = 'That is what our help pages say.';

test('from a template to a served conversation in the studio', async ({ openStudio, sandbox, cli }) => {
  // The shop's API is another program, reached over HTTP.
  const mock = await cli.start([
    'mock',
    await sandbox.copyProject('retail-support'),
    '--port',
    '0',
    '--json',
  ]);
  const { environment } = JSON.parse(mock.firstLine);
  const studio = await openStudio({ environment });
  const { canvas, simulator, page } = studio;
  const project = join(sandbox.projects, 'shop');

  await test.step('a project from a template', async () => {
    await studio.createProject('Retail support', 'shop');
    await studio.openFlow('Ask a question');
  });

  await test.step('a state is added and connected on the canvas, and stands in the file', async () => {
    await canvas.showAll();
    await canvas.dragFromPalette('Message', { x: 300, y: 640 });
    await expect(canvas.card('Message')).toBeVisible();
    await canvas.connect('Answer the question', 'Answered', 'Message');
    await expect(canvas.transition('Answered', 'answer', 'message')).toBeVisible();
    await canvas.connect('Message', 'Next', 'done');
    await expect(canvas.transition('Next', 'message', 'done')).toBeVisible();
    const inspector = await studio.inspector();
    await inspector.getByLabel('Name', { exact: true }).fill('Say where it is from');
    await inspector.getByLabel('Text', { exact: true }).fill(closing);
    await studio.saved();

    const flow = await readFile(join(project, 'flows', 'faq.flow.yaml'), 'utf8');
    expect(flow).toContain('on: { answered: message, else: not_found, error: not_found }');
    expect(flow).toContain(`
  - id: message
    kind: message
    name: Say where it is from
    text: ${closing}
    on:
      next: done
`);
    // What a person wrote there is still there, and the place on the canvas is in the sidecar file.
    expect(flow).toContain("# If an intent started the flow, the question is the customer's last message.");
    const layout = JSON.parse(await readFile(join(project, 'flows', 'faq.layout.json'), 'utf8'));
    expect(layout.states.message).toEqual({ x: expect.any(Number), y: expect.any(Number) });
  });

  await test.step('the simulator answers from the knowledge base and cites its source', async () => {
    await simulator.start('Live');
    await simulator.say('How long does standard shipping take?');
    await expect(simulator.log).toContainText('Standard delivery takes 3 to 5 business days.');
    await expect(simulator.log).toContainText(closing);
    await simulator.log.getByRole('button', { name: 'Source shipping.md: How long delivery takes' }).click();
    await expect(simulator.log).toContainText('Shipping and delivery › How long delivery takes');
    const knowledge = await simulator.details('Knowledge');
    await expect(knowledge.getByRole('meter').first()).toHaveAttribute(
      'aria-valuetext',
      /at or above the threshold/,
    );
    await expect(knowledge.getByRole('listitem').first()).toContainText('Cited');
    // The conversation went through the state that was drawn, and the canvas shows where it waits now.
    const path = await simulator.details('Path');
    await expect(path.getByRole('button', { name: 'Show faq/message on the canvas' })).toBeVisible();
    await expect(canvas.card('What is it about?')).toContainText('Current');
  });

  await test.step('an action goes over HTTP, and request and response are shown', async () => {
    await simulator.tap('Track an order');
    await simulator.say('3348917502');
    await simulator.say('cminh730@email.com');
    const action = (await simulator.details('Actions')).getByRole('region', { name: 'Action Order status' });
    await expect(action).toContainText(
      `GET${environment.SHOP_API_URL}/orders/3348917502?email=cminh730%40email.com`,
    );
    await expect(action).toContainText('200');
    await expect(action.getByRole('region', { name: 'Response body' })).toContainText(
      '"product": "Michael Kors jeans"',
    );
    const values = await simulator.details('Slots and variables');
    await expect(values).toContainText('3348917502');
  });

  await test.step('a customer who asks for a person is handed over, with everything that is known', async () => {
    await simulator.say('I want to talk to a person');
    await expect(simulator.panel.getByRole('status')).toContainText('Handed over to an agent.');
    const escalation = await simulator.details('Escalation');
    await expect(escalation).toContainText('The customer asked for a person.');
    await expect(escalation).toContainText('email: cminh730@email.com');
    expect(await simulator.copyPacket()).toMatchObject({
      packet: 2,
      language: 'en',
      project: 'shop',
      trigger: 'person_requested',
      queue: 'support',
      customer: { email: 'cminh730@email.com' },
      tried: expect.arrayContaining([
        expect.objectContaining({ type: 'action', name: 'order_status', ok: true }),
      ]),
    });
  });

  const bundle = await test.step('the project is exported', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export bundle' });
    await dialog.getByRole('button', { name: 'Export bundle' }).click();
    const done = page.getByRole('dialog', { name: 'Bundle exported' });
    await expect(done).toContainText('SHA-256', { timeout: 60_000 });
    await done.getByRole('button', { name: 'Done' }).click();
    return join(sandbox.projects, 'shop.dialoom');
  });

  await test.step('the exported bundle serves the same conversation', async () => {
    const runtime = await cli.start(
      ['serve', bundle, '--port', '0', '--data', join(sandbox.folder, 'runtime'), '--json'],
      environment,
    );
    const client = createRuntimeClient(JSON.parse(runtime.firstLine).url);
    const { id } = await client.start();
    const answer = await client.send(id, 'How long does standard shipping take?');
    expect(answer.messages).toEqual([
      expect.objectContaining({
        text: expect.stringContaining('Standard delivery takes 3 to 5 business days.'),
        citations: [expect.objectContaining({ source: 'knowledge/shipping.md' })],
      }),
      expect.objectContaining({ text: closing }),
      expect.anything(),
    ]);
    expect(await client.send(id, 'I want to talk to a person')).toMatchObject({
      status: 'ended',
      resolution: 'escalated',
    });
  });
});
