import { describe, expect, it } from 'vitest';
import { action } from '../../model/documents/action.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import type { StateSketch } from '../fixtures/machineHarness.ts';
import { playShop as playShopWith } from '../fixtures/shopPlay.ts';

const playShop = (
  states: Parameters<typeof playShopWith>[1],
  manifest?: Parameters<typeof playShopWith>[2],
  actions?: Parameters<typeof playShopWith>[3],
) => playShopWith(nodeRegistry, states, manifest, actions);

const order: StateSketch = { id: 'order', kind: 'collect', slot: 'order_id', prompt: 'Which order?' };
const fetch: StateSketch = {
  id: 'fetch',
  kind: 'action',
  action: 'get_order',
  inputs: { order_id: 'slots.order_id' },
  result: 'order',
};
const size: StateSketch = { id: 'size', kind: 'collect', slot: 'size', prompt: 'Which size?' };
const colour: StateSketch = { id: 'colour', kind: 'collect', slot: 'colour', prompt: 'Which colour?' };
const email: StateSketch = { id: 'email', kind: 'collect', slot: 'email', prompt: 'Your e-mail?' };
const sendBack: StateSketch = {
  id: 'send_back',
  kind: 'action',
  action: 'send_back',
  inputs: { order_id: 'slots.order_id' },
};
const end: StateSketch = { id: 'end', kind: 'end' };

/** States one after the other. */
function line(...states: readonly StateSketch[]): readonly StateSketch[] {
  return states.map((state, index): StateSketch => {
    const next = states[index + 1]?.id ?? 'end';
    const ways = state.kind === 'action' ? { success: next, error: 'end' } : { next };
    return { ...state, on: { ...ways, ...(state.on as object | undefined) } };
  });
}

const asking = () => playShop([...line(order, fetch, size, colour, email), end]);

describe('a new value for an earlier slot', () => {
  it('is accepted, and the flow continues where it was', () => {
    const chat = asking();
    chat.say('111');
    chat.say('8');
    expect(chat.say("no, it's size 9")).toEqual(['All right, I changed that: 9.', 'Which colour?']);
    expect(chat.snapshot().slots.size).toBe(9);
    expect(chat.why()).toEqual(['slot_corrected size main size']);
  });

  it('repeats only the calls that depend on it', () => {
    const chat = asking();
    chat.say('111');
    expect(chat.say('actually order 222')).toEqual(['All right, I changed that: 222.', 'Which size?']);
    expect(chat.snapshot().frames[0]?.vars).toEqual({ order: { total: 222, found: true } });
    chat.say('8');
    chat.say('Sorry, I meant 9');
    expect(chat.calls.map(([, input]) => input.order_id)).toEqual(['111', '222']);
  });

  it('does not repeat a call with the same inputs', () => {
    const chat = playShop([...line(size, order, fetch, email), end]);
    chat.say('8');
    chat.say('111');
    expect(chat.say('actually size 9')).toEqual(['All right, I changed that: 9.', 'Your e-mail?']);
    expect(chat.calls).toHaveLength(1);
    expect(chat.snapshot().frames[0]?.vars).toEqual({ order: { total: 111, found: true } });
  });

  it('may be a value of a list', () => {
    const chat = asking();
    for (const text of ['111', '8', 'green']) chat.say(text);
    expect(chat.say('no wait, blue please')).toEqual(['All right, I changed that: blue.', 'Your e-mail?']);
  });

  it.each([
    ['not 8 but 9', 9],
    ['9 instead of 8', 9],
    ['eigentlich 9', 9],
  ])('is recognised in "%s"', (text, value) => {
    const chat = asking();
    chat.say('111');
    chat.say('8');
    chat.say(text);
    expect(chat.snapshot().slots.size).toBe(value);
  });

  it('is dropped and asked for if it is not acceptable', () => {
    const choosy = { ...size, validate: 'value < 50.0', invalid: '{{ value }} is no size.' };
    const chat = playShop([...line(choosy, email), end]);
    chat.say('8');
    expect(chat.say('actually 99')).toEqual(['99 is no size.', 'Which size?']);
    expect(chat.snapshot().slots.size).toBeNull();
  });

  it('is ignored in a message without correcting words', () => {
    const chat = asking();
    chat.say('111');
    chat.say('8');
    chat.say('9');
    expect(chat.snapshot().slots.size).toBe(8);
  });

  it('may come with the answer to the prompt', () => {
    const chat = playShop([...line(size, email, colour), end]);
    chat.say('8');
    expect(chat.say('a@b.de. Sorry, I meant size 9')).toEqual([
      'All right, I changed that: 9.',
      'Which colour?',
    ]);
    expect(chat.snapshot().slots).toMatchObject({ size: 9, email: 'a@b.de' });
  });

  it('is left to the waiting state if that asks for the same slot', () => {
    const chat = playShop([...line(order, size, { ...size, id: 'again', slot: 'note' }), end]);
    chat.say('111');
    expect(chat.say('8, no wait, 9')).toEqual(['Which size?']);
    expect(chat.snapshot().slots.size).toBe(9);
  });

  it('is ignored if the project disables corrections', () => {
    const chat = playShop([...line(size, email), end], { policies: { corrections: { enabled: false } } });
    chat.say('8');
    chat.say('actually 9');
    expect(chat.snapshot().slots.size).toBe(8);
    expect(chat.snapshot().frames[0]).not.toHaveProperty('asked');
  });
});

describe('a slot that is named and rejected', () => {
  it('is asked for again', () => {
    const chat = asking();
    chat.say('111');
    expect(chat.say('no, the other order')).toEqual(['Which order?']);
    expect(chat.snapshot().slots.order_id).toBeNull();
    expect(chat.say('222')).toEqual(['Which size?']);
    expect(chat.snapshot().failures).toBe(0);
  });

  it('needs no "no"', () => {
    const chat = asking();
    for (const text of ['111', '8', 'green']) chat.say(text);
    expect(chat.say('wrong order number')).toEqual(['Which order?']);
  });

  it('is an answer if the waiting state accepts it as one', () => {
    const reason: StateSketch = {
      id: 'reason',
      kind: 'choice',
      prompt: 'Why?',
      options: [{ id: 'wrong', label: 'Wrong size' }],
      on: { wrong: 'end' },
    };
    const chat = playShop([...line(size, reason), end]);
    chat.say('8');
    chat.say('wrong size');
    expect(chat.snapshot()).toMatchObject({ status: 'ended', slots: { size: 8 } });
  });

  it('is another intent if a flow serves it', () => {
    const chat = playShop({
      main: [...line(email, size), end],
      mail: [{ id: 'm', kind: 'message', text: 'Mail', on: { next: 'end' } }, end],
    });
    chat.say('a@b.de');
    expect(chat.say('I want to change my e-mail', 'want_mail')).toContain('Mail');
    expect(chat.snapshot().slots.email).toBe('a@b.de');
  });
});

describe('an action that has been carried out', () => {
  const returns = () => playShop([...line(order, size, sendBack, email), end]);

  it('can no longer be corrected', () => {
    const chat = returns();
    chat.say('111');
    chat.say('8');
    expect(chat.say('actually order 222')).toEqual([
      "That has been carried out already, so I can't change it here any more.",
      'Your e-mail?',
    ]);
    expect(chat.snapshot().slots.order_id).toBe('111');
    expect(chat.calls).toEqual([['send_back', { order_id: '111' }]]);
  });

  it('is not repeated when something else is corrected', () => {
    const chat = returns();
    chat.say('111');
    chat.say('8');
    expect(chat.say('actually size 9')).toEqual(['All right, I changed that: 9.', 'Your e-mail?']);
    expect(chat.calls).toHaveLength(1);
  });

  it('is not repeated with a different input either: the error transition is followed', () => {
    const total = { ...sendBack, inputs: { total: 'vars.order.total' } };
    const chat = playShop([...line(order, fetch, total, email), end]);
    chat.say('111');
    chat.say('actually order 222');
    expect(chat.calls.map(([action]) => action)).toEqual(['get_order', 'send_back', 'get_order']);
    expect(chat.snapshot().status).toBe('ended');
  });
});

describe('an action that only reads', () => {
  const check: StateSketch = { ...sendBack, id: 'check', action: 'check_order' };
  const actions = {
    check_order: action.parse({
      id: 'check_order',
      name: 'Check an order',
      reads: true,
      request: { method: 'POST', url: 'https://shop.example' },
    }),
  };

  it('is called again with the corrected value, whatever its method', () => {
    const chat = playShop([...line(order, size, check, email), end], {}, actions);
    chat.say('111');
    chat.say('8');
    expect(chat.say('actually order 222')).toEqual(['All right, I changed that: 222.', 'Your e-mail?']);
    expect(chat.calls.map(([, input]) => input.order_id)).toEqual(['111', '222']);
  });

  it('may be called again in a called flow', () => {
    const call = {
      id: 'call',
      kind: 'call_flow',
      flow: 'child',
      on: { resolved: 'email', unresolved: 'end' },
    };
    const flows = { main: [call, ...line(email), end], child: [...line(order, check), end] };
    const chat = playShop(flows, {}, actions);
    chat.say('111');
    expect(chat.say('actually order 222')).toEqual(['All right, I changed that: 222.', 'Your e-mail?']);
    expect(chat.calls.map(([, input]) => input.order_id)).toEqual(['111', '222']);
  });

  it('is not one that says it writes, even if it is a GET request', () => {
    const { request } = actions.check_order;
    const get = { ...request, method: 'GET' as const };
    const writes = { check_order: { ...actions.check_order, reads: false, request: get } };
    const chat = playShop([...line(order, size, check, email), end], {}, writes);
    chat.say('111');
    chat.say('8');
    expect(chat.say('actually order 222')[0]).toMatch(/^That has been carried out already/);
    expect(chat.calls).toHaveLength(1);
  });
});

describe('nested flows', () => {
  const child = (...states: readonly StateSketch[]) => [...line(...states), end];
  const call: StateSketch = {
    id: 'call',
    kind: 'call_flow',
    flow: 'child',
    on: { resolved: 'email', unresolved: 'end' },
  };

  it('are re-entered by a correction in a called flow', () => {
    const chat = playShop({ main: [call, ...line(email), end], child: child(order, size) });
    chat.say('111');
    chat.say('8');
    expect(chat.snapshot().frames[0]?.asked).toEqual({ order_id: 'call', size: 'call', email: 'email' });
    expect(chat.say('no, the other order')).toEqual(['Which order?']);
    expect(chat.snapshot().frames.map(({ flow }) => flow)).toEqual(['main', 'child']);
    expect(chat.say('222')).toEqual(['Your e-mail?']);
  });

  it('reject a correction if the called flow has changed something', () => {
    const chat = playShop({ main: [call, ...line(email), end], child: child(order, sendBack) });
    chat.say('111');
    expect(chat.say('actually order 222')[0]).toMatch(/^That has been carried out already/);
    expect(chat.calls).toHaveLength(1);
  });

  it('keep running if a correction concerns a slot of another flow', () => {
    const chat = playShop({ main: [...line(size, order), end], other: child(email) });
    chat.say('8');
    chat.say('Something else', 'want_other');
    expect(chat.say('actually, size 9')).toEqual(['All right, I changed that: 9.', 'Your e-mail?']);
    expect(chat.snapshot().frames).toHaveLength(2);
  });
});

it('ask only once for what a state always asks for', () => {
  const always = { ...colour, always: true };
  const chat = playShop([...line(size, always, email), end]);
  chat.say('8');
  chat.say('green');
  expect(chat.say('actually size 9')).toEqual(['All right, I changed that: 9.', 'Your e-mail?']);
});
