import { describe, expect, it } from 'vitest';
import { compileProject } from '../machine/compileProject.ts';
import { type StateSketch, sketchFlow, sketchProject } from '../machine/fixtures/machineHarness.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { namesOfProject } from '../words/names.ts';
import { summaryWords } from '../words/wordPacket.ts';
import { customerFacts } from './buildHandoffPacket.ts';
import { handleMessage } from './handleMessage.ts';
import { startConversation } from './startConversation.ts';
import { fixtureEngine } from './testing/fixtureEngine.ts';
import { readFixtureProject } from './testing/readFixtureProject.ts';
import { talk } from './testing/talk.ts';

it('contains the identity that the application vouched for', async () => {
  const engine = fixtureEngine();
  const customer = { id: 'c-1024', authenticated: true };
  const started = await startConversation(engine, { source: 'runtime', customer });
  const { turn } = await handleMessage(engine, started.session, { text: 'get me a human' });
  expect(turn.packet?.identity).toEqual(customer);
  const nobody = await talk(engine);
  await nobody.say('get me a human');
  expect(nobody.turn().packet?.identity).toEqual({ id: null, authenticated: false });
});

describe('the summary', () => {
  it('reports that the customer has said nothing', async () => {
    const project = sketchProject([
      sketchFlow('main', [{ id: 'a', kind: 'escalate', reason: 'Closed today' }]),
    ]);
    const compiled = compileProject(project, nodeRegistry);
    const { packet } = (await talk(fixtureEngine({ compiled }))).turn();
    expect(packet).toMatchObject({
      intent: null,
      nextStep: { code: 'go_on_from', params: { flow: 'main', state: 'a' } },
    });
    expect(summaryWords(packet?.summary ?? [])).toBe(
      'The customer has not said anything yet. It stopped at "a" in "main": Closed today.',
    );
  });

  it('quotes the first message if no intent was recognised, and names the customer', async () => {
    const project = readFixtureProject('shop');
    const chat = await talk(fixtureEngine({}, project));
    await chat.say(`Something ${'very '.repeat(60)}odd`);
    await chat.say('Password', 'flow:password');
    await chat.say('Crystal Minh');
    await chat.say('get me a human');
    const { packet } = chat.turn();
    expect(packet?.customer).toEqual({ name: 'Crystal Minh' });
    expect(summaryWords(packet?.summary ?? [], { names: namesOfProject(project) })).toBe(
      'Crystal Minh wants "Reset the password", in their words: "Password". ' +
        'It stopped at "Ask for the request" in "Main": The customer asked for a person.',
    );
    expect(packet?.tried).toEqual([
      { type: 'reprompt', name: 'main/ask_wish', ok: false, detail: { code: 'asked_again', params: {} } },
      {
        type: 'flow',
        name: 'password',
        ok: true,
        detail: { code: 'flow_ended', params: { resolution: 'resolved' } },
      },
    ]);
  });

  it('clips long messages of the customer', async () => {
    const chat = await talk();
    await chat.say(`Hello ${'very '.repeat(60)}odd`);
    await chat.say('get me a human');
    const quoted = /wrote: "(.*?)"/.exec(summaryWords(chat.turn().packet?.summary ?? []))?.[1];
    expect(quoted).toHaveLength(201);
    expect(quoted?.endsWith('…')).toBe(true);
  });
});

it('gives every packet of a conversation its own id, and the same one in a rerun', async () => {
  const again: StateSketch = {
    id: 'ask',
    kind: 'choice',
    prompt: '?',
    options: [{ id: 'go', label: 'Go' }],
    on: { go: 'hand' },
  };
  const hand: StateSketch = { id: 'hand', kind: 'escalate', reason: 'Again', on: { done: 'ask' } };
  const compiled = compileProject(sketchProject([sketchFlow('main', [again, hand])]), nodeRegistry);
  const run = async () => {
    const chat = await talk(fixtureEngine({ compiled }));
    await chat.say('go');
    await chat.say('go');
    return chat.session().log.flatMap((entry) => (entry.entry === 'handoff' ? [entry.packet] : []));
  };
  const packets = await run();
  expect(packets.map((packet) => packet.id)).toEqual(['conv_1_handoff_2', 'conv_1_handoff_4']);
  expect(await run()).toEqual(packets);
});

it('contains the slots at the time of the handoff, whatever the flow does afterwards', async () => {
  const states: readonly StateSketch[] = [
    { id: 'know', kind: 'set', slots: { order_id: "'A1'" }, on: { next: 'hand' } },
    { id: 'hand', kind: 'escalate', reason: 'Call back', on: { done: 'forget' } },
    { id: 'forget', kind: 'set', slots: { order_id: 'null' }, on: { next: 'end' } },
    { id: 'end', kind: 'end' },
  ];
  const project = sketchProject([sketchFlow('main', states)], { slots: { order_id: { type: 'text' } } });
  const chat = await talk(fixtureEngine({ compiled: compileProject(project, nodeRegistry) }));
  expect(chat.turn().packet?.slots).toEqual({ order_id: 'A1' });
  expect(chat.session().snapshot.slots).toEqual({ order_id: null });
});

it('detects the slots that identify the customer', () => {
  const names = [
    'customer_name',
    'username',
    'email',
    'contact',
    'shipping_address',
    'membership_level',
    'account_id',
  ];
  const others = ['product_name', 'order_id', 'emails_sent_ok', 'name_of_item'];
  const slots = {
    ...Object.fromEntries([...names, ...others].map((name) => [name, { type: 'text' }])),
    contact: { type: 'phone' },
  };
  const compiled = compileProject(sketchProject([], { slots }), nodeRegistry);
  const filled = Object.fromEntries(Object.keys(slots).map((name) => [name, 'x']));
  expect(Object.keys(customerFacts(compiled, filled)).sort()).toEqual([...names].sort());
});
