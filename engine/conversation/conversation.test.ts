import { describe, expect, it } from 'vitest';
import { handoffPacket } from '../model/handoffPacket.ts';
import type { ActionCall } from '../model/ports.ts';
import { summaryWords } from '../words/wordPacket.ts';
import { deskWording } from '../words/wordsOf.ts';
import { session as sessionSchema } from './session.ts';
import { fixtureEngine, refused, shop } from './testing/fixtureEngine.ts';
import { talk } from './testing/talk.ts';

describe('happy path', () => {
  it('welcomes the customer and asks what they need', async () => {
    const chat = await talk();
    expect(chat.heard()).toEqual(['Hello!', 'How can I help you?']);
    expect(chat.offered()).toEqual(['Return an item', 'Ask something']);
    expect(chat.entered()).toEqual(['main/start', 'main/welcome', 'main/ask_wish']);
  });

  it('completes the return of an item, and continues in the calling flow', async () => {
    const chat = await talk();
    expect(await chat.say('I want to return a shirt')).toEqual(['May I ask the reason?']);
    expect(await chat.say('It is too small')).toEqual(['May I have your order ID?']);
    expect(await chat.say('3348917502')).toEqual(['How many?']);
    expect(await chat.say('2')).toEqual(['Did you buy it in the last 90 days?']);
    expect(await chat.say('yeah')).toEqual(['Please send 2 back.', 'Anything else?']);
    expect(chat.session().snapshot.frames[0]?.vars).toEqual({ returned: '3348917502' });
    expect(await chat.say('No')).toEqual(['Goodbye.']);
    expect(chat.turn().ended).toBe(true);
    expect(chat.session().snapshot.resolution).toBe('resolved');
  });

  it('reads tapped replies by their value', async () => {
    const chat = await talk();
    await chat.say('Return an item', 'returning');
    expect(await chat.say('Wrong size', 'size')).toEqual(['May I have your order ID?']);
  });
});

describe('slot prefill', () => {
  it('never asks for what the customer has already said', async () => {
    const chat = await talk();
    expect(await chat.say('I want to return order 3348917502')).toEqual(['May I ask the reason?']);
    expect(await chat.say('torn')).toEqual(['How many?']);
    expect(chat.session().snapshot.slots).toMatchObject({ order_id: '3348917502', other_order_id: null });
  });

  it('leaves the slot that is asked for to the state, and fills others with further values', async () => {
    const chat = await talk();
    await chat.say('I want to return something');
    await chat.say('torn');
    await chat.say('It is 3348917502, and the other one is 1111111111');
    expect(chat.session().snapshot.slots).toMatchObject({
      order_id: '3348917502',
      other_order_id: '1111111111',
    });
  });
});

describe('digression', () => {
  it('answers another intent in the middle of a flow and repeats the prompt afterwards', async () => {
    const chat = await talk();
    await chat.say('I want to return an item');
    expect(await chat.say('where is my order 3348917502?')).toEqual([
      'Your order is shipped.',
      'May I ask the reason?',
    ]);
    expect(chat.session().snapshot.frames.map((frame) => frame.flow)).toEqual(['main', 'returns']);
    expect(await chat.say('too big')).toEqual(['How many?']);
  });

  it('restores the earlier intent, for the agent too', async () => {
    const chat = await talk();
    await chat.say('I want to return an item');
    const wish = chat.session().snapshot.intent;
    await chat.say('what is the status?');
    expect(chat.session().snapshot.intent).not.toEqual(wish);
    await chat.say('3348917502');
    expect(chat.session().snapshot.intent).toEqual(wish);
  });

  it('asks within the digression, and then continues where it was', async () => {
    const chat = await talk();
    await chat.say('I want to return an item');
    expect(await chat.say('what is the status?')).toEqual(['Which order?']);
    expect(await chat.say('3348917502')).toEqual([
      'Your order is shipped.',
      'Back to: Return an item.',
      'May I ask the reason?',
    ]);
  });

  it('does not start a flow that is already running', async () => {
    const chat = await talk();
    await chat.say('I want to return an item');
    expect(await chat.say('I said I want to return it')).toEqual(['May I ask the reason?']);
    expect(chat.session().snapshot).toMatchObject({ failures: 0 });
    expect(chat.session().snapshot.frames).toHaveLength(2);
  });
});

describe('no match', () => {
  it('reprompts, then suggests flows, then hands over', async () => {
    const chat = await talk();
    expect(await chat.say('blah')).toEqual(["Sorry, I didn't get that."]);
    expect(await chat.say('blah')).toEqual(['You can say one of these.']);
    expect(chat.offered()).toEqual(['Return an item', 'Ask something']);
    expect(await chat.say('blah')).toEqual(['I am getting a colleague.']);
    expect(chat.turn().packet).toMatchObject({ trigger: 'no_match', queue: 'support' });
    expect(chat.session().snapshot.resolution).toBe('escalated');
  });

  it('suggests flows if the state has nothing to offer, and starts the one that is tapped', async () => {
    const chat = await talk();
    await chat.say('I want to return an item');
    await chat.say('torn');
    await chat.say('blah');
    await chat.say('blah');
    expect(chat.offered()).toEqual(['Order status', 'Password', 'Questions']);
    expect(await chat.say('Password', 'flow:password')).toEqual(['What is your name?']);
    expect(chat.session().snapshot.failures).toBe(0);
  });

  it('resets the count once something was understood', async () => {
    const chat = await talk();
    await chat.say('blah');
    await chat.say('blah');
    await chat.say('return');
    expect(await chat.say('blah')).toEqual(['Is it the size or is it broken?']);
  });

  it('explains why a value is not accepted', async () => {
    const chat = await talk();
    await chat.say('return 3348917502');
    await chat.say('torn');
    expect(await chat.say('12')).toEqual(['12 is not a number of items we can take back.']);
    expect(await chat.say('3')).toEqual(['Did you buy it in the last 90 days?']);
  });
});

describe('knowledge', () => {
  it('answers with a citation', async () => {
    const chat = await talk();
    await chat.say('I have a question');
    expect(await chat.say('How long may I keep it before I send it? Any return window?')).toEqual([
      'You can return items within 90 days.',
      'Anything else?',
    ]);
    expect(chat.turn().messages[0]?.citations[0]?.source).toBe('knowledge/returns.md');
  });

  it('follows the else transition without an answer', async () => {
    const chat = await talk();
    await chat.say('I have a question');
    expect(await chat.say('Do you sell boats?')).toEqual([
      'I do not know that.',
      'Sorry that I could not help.',
    ]);
  });

  it('hands over if the knowledge base fails and no error transition is connected', async () => {
    const broken = { search: () => Promise.reject(new Error('index is gone')) };
    const chat = await talk(fixtureEngine({ ports: { search_knowledge: broken } }));
    await chat.say('I have a question');
    await chat.say('Do you sell boats?');
    expect(chat.turn().packet).toMatchObject({
      trigger: 'error',
      reason: {
        code: 'error',
        params: {
          error: 'CONVERSATION_PORT_FAILED',
          message: 'The knowledge base failed: index is gone',
        },
      },
      tried: [{ type: 'knowledge', name: 'Do you sell boats?', ok: false }],
    });
  });
});

describe('actions', () => {
  it('gives each call its own key, and keeps the result', async () => {
    const keys: string[] = [];
    const engine = fixtureEngine();
    const run = (call: ActionCall) => {
      keys.push(call.idempotencyKey);
      return shop.run(call);
    };
    const chat = await talk({ ...engine, ports: { ...engine.ports, run_action: { run } } });
    await chat.say('status of 3348917502?');
    expect(keys).toEqual(['conv_1:fx_0']);
    expect(chat.session().snapshot.slots.order_state).toBe('shipped');
    expect(chat.entered()).toEqual([
      'order_status/start',
      'order_status/ask_order',
      'order_status/fetch',
      'order_status/is_late',
      'order_status/tell',
      'order_status/done',
    ]);
  });

  it('follows the error transition of a failed call', async () => {
    const engine = fixtureEngine({
      ports: { run_action: { run: async (call) => refused(call, 'ACTION_TIMEOUT') } },
    });
    const chat = await talk(engine);
    expect(await chat.say('status of 3348917502?')).toEqual([
      'I cannot look that up: ACTION_TIMEOUT.',
      'How can I help you?',
    ]);
  });

  it('follows the error transition if the runner itself throws', async () => {
    const engine = fixtureEngine({
      ports: { run_action: { run: () => Promise.reject(new Error('no network')) } },
    });
    const chat = await talk(engine);
    expect(await chat.say('status of 3348917502?')).toEqual([
      'I cannot look that up: CONVERSATION_PORT_FAILED.',
      'How can I help you?',
    ]);
  });
});

describe('escalation', () => {
  const toManager = async () => {
    const chat = await talk();
    await chat.say('Hi! I want to return order 3348917502');
    await chat.say('I got the wrong size.');
    await chat.say('1');
    await chat.say('No, I bought it in November.');
    await chat.say('(977) 625-2661');
    return chat;
  };

  it('gives the agent everything they need', async () => {
    const chat = await toManager();
    expect(chat.heard()).toEqual(['My manager will call you.', 'Sorry that I could not help.']);
    const { packet } = chat.turn();
    expect(handoffPacket.parse(packet)).toEqual(packet);
    expect(packet).toMatchObject({
      id: 'conv_1_handoff_8',
      conversationId: 'conv_1',
      project: 'Shop',
      queue: 'managers',
      priority: 'high',
      trigger: 'state',
      reason: { code: 'authored', params: { text: 'Order 3348917502 is past its return window' } },
      intent: { name: 'return_item', utterance: 'Hi! I want to return order 3348917502' },
      state: { flow: 'returns', state: 'to_manager' },
      nextStep: { code: 'authored', params: { text: 'Call the customer about order 3348917502' } },
    });
    expect(summaryWords(packet?.summary ?? [], deskWording(fixtureEngine().compiled))).toBe(
      'The customer wants "Return an item", in their words: "Hi! I want to return order 3348917502". ' +
        'Known: order id 3348917502, return reason size, phone •••, quantity 1. ' +
        'It stopped at "Tell the manager" in "Return an item": Order 3348917502 is past its return window.',
    );
  });

  it('masks sensitive slots, including where the customer wrote them', async () => {
    const { packet } = (await toManager()).turn();
    expect(packet?.slots.phone).toBe('•••');
    expect(packet?.customer).toEqual({ phone: '•••' });
    expect(JSON.stringify(packet)).not.toContain('625');
    expect(packet?.transcript.at(-2)).toMatchObject({ from: 'customer', text: '(000) 000-0000' });
  });

  it('continues after the handoff if done is connected', async () => {
    const chat = await toManager();
    expect(chat.entered()).toEqual(['returns/to_manager', 'returns/not_returned', 'main/sorry']);
    expect(chat.session().snapshot.resolution).toBe('unresolved');
  });

  it('hands over at once, anywhere, if the customer asks for an agent', async () => {
    const chat = await talk();
    await chat.say('I want to return an item');
    expect(await chat.say('let me talk to a person')).toEqual(['I am getting a colleague.']);
    expect(chat.turn().packet).toMatchObject({
      trigger: 'person_requested',
      state: { flow: 'returns', state: 'ask_reason' },
      intent: { name: 'return_item' },
    });
    expect(chat.session().snapshot).toMatchObject({ status: 'ended', resolution: 'escalated' });
  });

  it('does not hand over in an ordinary conversation', async () => {
    const chat = await talk();
    for (const text of ['status of 3348917502?', 'return it', 'torn', '1', 'yes', 'no']) await chat.say(text);
    expect(chat.session().log.filter((entry) => entry.entry === 'handoff')).toEqual([]);
  });
});

describe('the turn loop', () => {
  it('rejects a message to an ended conversation, an empty one and one that is too long', async () => {
    const chat = await talk();
    await expect(chat.say('  ')).rejects.toMatchObject({ code: 'CONVERSATION_MESSAGE_EMPTY' });
    await expect(chat.say('a'.repeat(10_001))).rejects.toMatchObject({
      code: 'CONVERSATION_MESSAGE_TOO_LONG',
    });
    await chat.say('a'.repeat(10_000));
    await chat.say('person');
    await expect(chat.say('hello?')).rejects.toMatchObject({ code: 'CONVERSATION_ENDED' });
  });

  it('continues without understanding if that fails, and logs it', async () => {
    const nlu = { understand: () => Promise.reject(new Error('no model')) };
    const chat = await talk(fixtureEngine({ nlu }));
    expect(await chat.say('I want to return an item')).toEqual(['May I ask the reason?']);
    expect(chat.turn().entries[0]).toMatchObject({
      entry: 'problem',
      turn: 1,
      error: { code: 'CONVERSATION_PORT_FAILED' },
    });
  });

  it('keeps sessions as plain data that match their schema', async () => {
    const chat = await talk();
    for (const text of ['status of 3348917502?', 'blah', 'person']) await chat.say(text);
    const { header, snapshot, log } = chat.session();
    const stored: unknown = JSON.parse(JSON.stringify({ header, snapshot, log }));
    expect(stored).toEqual({ header, snapshot, log });
    expect(sessionSchema.parse(stored)).toEqual({ header, snapshot, log });
  });

  it('speaks the locale of the conversation, and falls back', async () => {
    const chat = await talk(fixtureEngine(), 'de-AT');
    expect(chat.heard()).toEqual(['Hallo!', 'How can I help you?']);
    expect(chat.session().header.locale).toBe('de');
  });
});
