import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpActions, type HttpActions } from '../engine/actions/createHttpActions.ts';
import { type MockServer, startMockServer } from '../engine/actions/startMockServer.ts';
import type { ConversationEngine } from '../engine/conversation/conversationEngine.ts';
import { handleMessage } from '../engine/conversation/handleMessage.ts';
import { startConversation } from '../engine/conversation/startConversation.ts';
import type { TurnOutcome } from '../engine/conversation/turnOutcome.ts';
import { builtinEmbedder as embedder } from '../engine/embed/fixtures/builtinEmbedder.ts';
import { createKnowledge, type Knowledge } from '../engine/knowledge/createKnowledge.ts';
import { compileProject } from '../engine/machine/compileProject.ts';
import { parseProject } from '../engine/model/parseProject.ts';
import { createNlu } from '../engine/nlu/createNlu.ts';
import { trainNlu } from '../engine/nlu/trainNlu.ts';
import { nodeRegistry } from '../engine/nodes/index.ts';
import { readProjectFolder } from '../engine/project/readProjectFolder.ts';

const folder = join(import.meta.dirname, 'retail-support');
const script: { readonly messages: readonly string[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../e2e/fixtures/return_size.customer.json'), 'utf8'),
);

let engine: ConversationEngine;
let mock: MockServer;
let actions: HttpActions;
let knowledge: Knowledge;
let indexFolder: string;

beforeAll(async () => {
  const { files } = await readProjectFolder(folder);
  const { project } = parseProject(files);
  if (project === undefined) throw new Error('The template has no manifest');
  const { environment } = project.manifest;
  mock = await startMockServer({ actions: project.actions, environment, port: 0 });
  actions = createHttpActions({ actions: project.actions, environment, env: mock.environment });
  indexFolder = mkdtempSync(join(tmpdir(), 'dialoom-retail-'));
  knowledge = createKnowledge({ folder: indexFolder, embedder });
  await knowledge.build({ sources: project.knowledge.map((path) => ({ path, text: files[path] ?? '' })) });
  let now = Date.UTC(2026, 1, 20);
  let ids = 0;
  engine = {
    compiled: compileProject(project, nodeRegistry),
    nlu: createNlu({
      model: await trainNlu(project, { embedder }),
      embedder,
      entities: project.entities,
      locales: project.manifest.locales,
    }),
    ports: { search_knowledge: knowledge.port, run_action: actions },
    clock: {
      now: () => {
        now += 1_000;
        return now;
      },
    },
    memory: null,
    random: { next: () => 0.5 },
    ids: {
      next: (prefix) => {
        ids += 1;
        return `${prefix}_${ids}`;
      },
    },
    projectName: project.manifest.name,
    projectHash: '',
  };
}, 120_000);

afterAll(async () => {
  await knowledge.close();
  await actions.close();
  await mock.close();
  rmSync(indexFolder, { recursive: true });
});

/** A conversation with the template: plays the customer's lines and returns each turn, the greeting first. */
async function play(lines: readonly (string | { readonly text: string; readonly value: string })[]) {
  let outcome: TurnOutcome = await startConversation(engine, { source: 'simulator' });
  const turns = [outcome.turn];
  for (const line of lines) {
    outcome = await handleMessage(engine, outcome.session, typeof line === 'string' ? { text: line } : line);
    turns.push(outcome.turn);
  }
  const heard = turns.map(({ messages }) => messages.map(({ text }) => text).join('\n'));
  const entered = turns.map(({ steps }) =>
    steps.filter(({ trigger }) => trigger === 'enter').map(({ flow, state }) => `${flow}/${state}`),
  );
  const packets = turns.flatMap(({ packet }) => packet ?? []);
  return { session: outcome.session, snapshot: outcome.session.snapshot, turns, heard, entered, packets };
}

describe('a return past its window (ABCD, conversation 3592)', () => {
  it('follows the same steps as the recorded agent, and hands over to the manager', async () => {
    const { entered, snapshot, packets } = await play(script.messages);
    expect(entered).toEqual([
      ['main/start', 'main/greeting', 'main/topic'],
      ['main/do_return', 'returns/start', 'returns/known_reason', 'returns/ask_name'],
      ['returns/pull_up_account', 'returns/account_found', 'returns/ask_reason'],
      ['returns/verify', 'verify_purchase/start', 'verify_purchase/ask_username'],
      ['verify_purchase/ask_email'],
      ['verify_purchase/ask_order'],
      [
        'verify_purchase/validate',
        'verify_purchase/is_valid',
        'verify_purchase/verified',
        'returns/ask_level',
      ],
      ['returns/ask_window'],
      ['returns/is_guest', 'returns/outside_member'],
      ['returns/ask_phone'],
      ['returns/notify_manager', 'returns/open', 'main/left_open', 'main/anything_else'],
      ['courtesy/start', 'courtesy/which', 'courtesy/fine', 'courtesy/done'],
      ['courtesy/start', 'courtesy/which', 'courtesy/welcome', 'courtesy/done'],
      ['main/may_remember', 'main/closing', 'main/goodbye_open'],
    ]);
    expect(snapshot).toMatchObject({ status: 'ended', resolution: 'unresolved', failures: 0 });
    expect(packets).toHaveLength(1);
    expect(packets[0]).toMatchObject({
      queue: 'returns_management',
      priority: 'normal',
      trigger: 'state',
      state: { flow: 'returns', state: 'notify_manager' },
      intent: { name: 'return_item', utterance: script.messages[0] },
      reason: {
        code: 'authored',
        params: {
          text: 'Crystal Minh asks for an exception: order 3348917502 (Michael Kors jeans) is outside the return window of a bronze customer.',
        },
      },
      slots: {
        customer_name: 'Crystal Minh',
        username: 'cminh730',
        email: 'cminh730@email.com',
        phone: '+19776252661',
        order_id: '3348917502',
        product: 'Michael Kors jeans',
        purchase_date: '2019-11-06',
        return_reason: 'wrong_size',
        membership_level: 'bronze',
      },
    });
    expect(packets[0]?.nextStep).toMatchObject({
      code: 'authored',
      params: { text: expect.stringContaining('+19776252661') },
    });
    expect(packets[0]?.tried.filter(({ type }) => type === 'action')).toMatchObject([
      { name: 'get_customer', ok: true },
      { name: 'validate_purchase', ok: true },
    ]);
  });

  it('keeps the customer but not the order for the next request', async () => {
    const { snapshot } = await play(script.messages.slice(0, 10));
    expect(snapshot.slots).toMatchObject({ order_id: null, return_reason: null, username: 'cminh730' });
  });

  it('reads well to the customer', async () => {
    const { heard } = await play(script.messages);
    expect(heard[8]).toContain('90 days');
    expect(heard[10]).toContain('call you on +19776252661');
    for (const text of heard) expect(text).not.toMatch(/\$[a-z]|\{\{|\{%|null|undefined| {2}/);
  });
});

describe('a return within its window', () => {
  it('is registered when the item is defective, without asking for the reason again', async () => {
    const { entered, heard, snapshot } = await play([
      "The zipper of my new hoodie is broken, I'd like to send it back",
      'My name is Tom Okafor',
      'tokafor58',
      'tokafor58@example.com',
      '8804412096',
      'bronze',
      'yes, I got it last week',
      '12 Main St, Chicago, IL 60614',
      "I'll drop it off in a store",
      'no thanks, bye',
    ]);
    expect(entered.flat()).toContain('returns/remember_reason');
    expect(heard[2]).toContain('username');
    expect(heard[9]).toContain('R-20418');
    expect(heard[9]).toContain('till');
    expect(snapshot).toMatchObject({ status: 'ended', resolution: 'resolved' });
  });

  it('goes through for a guest who has the receipt', async () => {
    const { heard } = await play([
      'I want to return an item',
      'Sam Carter',
      'it is too big',
      "I don't have an account",
      'I ordered as a guest',
      'sam.carter@example.com',
      'order number 4471028853',
      'guest',
      'no, longer ago',
      'yes I have the receipt',
    ]);
    expect(heard[2]).toContain('no account');
    expect(heard[9]).toContain('30 days');
    expect(heard[10]).toContain('I can accept the return');
  });

  it('goes to the returns desk when the order system rejects it', async () => {
    const { packets, snapshot } = await play([
      'I need to return an item',
      'Alessandro Phoenix',
      'wrong color',
      'aphoenix939',
      'aphoenix939@email.com',
      '7916676427',
      'gold',
      '8865 Lexington Ave, La Fayette, TX 86229',
      'by mail',
    ]);
    expect(snapshot.resolution).toBe('escalated');
    expect(packets[0]).toMatchObject({ queue: 'returns_desk', priority: 'high' });
  });
});

describe('questions', () => {
  it('are answered with their source, also in the middle of a return', async () => {
    const { turns, entered } = await play([
      'I want to return an item',
      'How much is gift wrapping?',
      'Crystal Minh',
    ]);
    const answer = turns[2]?.messages[0];
    expect(answer?.text).toContain('$5.00');
    expect(answer?.citations[0]).toMatchObject({ source: 'knowledge/questions.csv' });
    expect(turns[2]?.messages[1]?.text).toContain('full name');
    expect(entered[3]).toContain('returns/ask_reason');
  });

  it('are asked for when the customer taps the button, and answered from a document', async () => {
    const { turns, heard } = await play([
      { text: 'Ask a question', value: 'question' },
      'Do you ship to Hawaii?',
    ]);
    expect(heard[1]).toBe('What would you like to know?');
    expect(turns[2]?.messages[0]?.citations[0]).toMatchObject({ source: 'knowledge/shipping.md' });
    expect(heard[2]).toContain('anything else');
  });

  it('without an answer lead back to the menu', async () => {
    const { heard, entered } = await play(['What is the capital of France?']);
    expect(entered[1]).toEqual(['faq/start', 'faq/asked_already', 'faq/answer', 'faq/not_found', 'faq/open']);
    expect(heard[1]).not.toContain('Paris');
  });
});

describe('orders and parcels', () => {
  it('tells where an order is', async () => {
    const { heard } = await play(["where's my stuff??", '5120047731', 'praman214@example.com']);
    expect(heard[3]).toContain('1Z58F0024410');
  });

  it('sends a parcel again that is marked as delivered but missing for two weeks', async () => {
    const { heard, snapshot } = await play([
      'can you track my order',
      '8804412096',
      'tokafor58@example.com',
      "no, it's not here",
      'tokafor58',
      'two weeks already',
      '12 Main St, Chicago, IL 60614',
      'no',
    ]);
    expect(heard[7]).toContain('8804412197');
    expect(snapshot.resolution).toBe('resolved');
  });

  it('calls back a customer who is not happy with a refund', async () => {
    const { packets, snapshot } = await play([
      'when do i get my refund',
      '7916676427',
      'aphoenix939@email.com',
      'no, that takes too long',
      '(727) 760-7806',
      "that's all",
    ]);
    expect(packets[0]).toMatchObject({ queue: 'refunds_management', slots: { phone: '+17277607806' } });
    expect(snapshot).toMatchObject({ status: 'ended', resolution: 'resolved' });
  });

  it('changes the address as long as the order has not shipped', async () => {
    const { heard } = await play([
      'I entered the wrong shipping address for my order',
      'lfischer402',
      'lfischer402@example.com',
      '2297710345',
      '77 Oak Ave, Denver, CO 80202',
    ]);
    expect(heard[5]).toContain('77 Oak Ave, Denver, CO 80202');
  });

  it('says so when the order system is down', async () => {
    const { packets, heard } = await play(['track my order', '5030000503', 'anyone@example.com']);
    expect(heard[3]).toContain("can't reach our order system");
    expect(packets[0]?.tried).toContainEqual(expect.objectContaining({ name: 'order_status', ok: false }));
  });
});

describe('account and subscription', () => {
  it('sends a password link, and keeps the PIN out of the packet', async () => {
    const { heard, packets } = await play([
      'i forgot my pasword',
      'cminh730',
      '4821',
      'i want to talk to a human',
    ]);
    expect(heard[3]).toContain('30 minutes');
    expect(JSON.stringify(packets[0])).not.toContain('4821');
  });

  it('finds a username in the middle of a return', async () => {
    const { heard } = await play([
      'I want to return an item',
      'Crystal Minh',
      'wrong size',
      'I forgot my username',
      '75227',
      'cminh730@email.com',
    ]);
    expect(heard[6]).toContain('cminh730');
    expect(heard[6]).toContain('order number');
  });

  it('gives a silver member one day late more time to pay', async () => {
    const { heard } = await play([
      'can i get an extension on my subscription bill',
      'praman214',
      'praman214@example.com',
      'silver',
    ]);
    expect(heard[4]).toContain('March 15');
  });

  it('refunds what was billed twice', async () => {
    const { heard } = await play([
      'You charged me twice for my subscription!',
      'tokafor58',
      'tokafor58@example.com',
      '$99',
      'bronze',
    ]);
    expect(heard[5]).toContain('refunded $99');
  });
});

describe('a person', () => {
  it.each([
    'I want to talk to a person',
    'agent please',
    'let me speak to a human being',
    'can you connect me with someone real?',
  ])('takes over at once on "%s"', async (text) => {
    const { snapshot, packets } = await play(['I want to return an item', 'Crystal Minh', text]);
    expect(snapshot).toMatchObject({ status: 'ended', resolution: 'escalated' });
    expect(packets[0]).toMatchObject({
      trigger: 'person_requested',
      queue: 'support',
      slots: { customer_name: 'Crystal Minh' },
    });
  });

  it('takes over after three messages that are not understood', async () => {
    const { snapshot, packets } = await play(['qwrtz fgh', 'xcvb yxcv', 'mnbv lkjh']);
    expect(snapshot.resolution).toBe('escalated');
    expect(packets[0]).toMatchObject({ trigger: 'no_match' });
  });
});
