import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import { isVerified } from '../kit/snapshot.ts';
import { action } from '../model/documents/action.ts';
import { nodeRegistry } from '../nodes/index.ts';
import type { StateSketch } from './fixtures/machineHarness.ts';
import { playShop, shopSlots } from './fixtures/shopPlay.ts';

const check_order = action.parse({
  id: 'check_order',
  name: 'Check an order',
  reads: true,
  request: { method: 'POST', url: 'https://shop.example' },
  verifies: { slots: ['order_id'], when: 'output.found' },
});
const ship = (verified: JsonObject) =>
  action.parse({
    id: 'ship',
    name: 'Ship again',
    request: { method: 'POST', url: 'https://shop.example' },
    verified,
  });

const end: StateSketch = { id: 'end', kind: 'end' };
const order: StateSketch = {
  id: 'order',
  kind: 'collect',
  slot: 'order_id',
  prompt: 'Which order?',
  on: { next: 'size' },
};
const size: StateSketch = {
  id: 'size',
  kind: 'collect',
  slot: 'size',
  prompt: 'Which size?',
  on: { next: 'ship' },
};
const shipping: StateSketch = {
  id: 'ship',
  kind: 'action',
  action: 'ship',
  inputs: { order_id: 'slots.order_id' },
  on: { success: 'shipped', error: 'sorry' },
};
const shipped: StateSketch = { id: 'shipped', kind: 'message', text: 'Shipped', on: { next: 'email' } };
const email: StateSketch = {
  id: 'email',
  kind: 'collect',
  slot: 'email',
  prompt: 'Your e-mail?',
  on: { next: 'end' },
};
const sorry: StateSketch = { id: 'sorry', kind: 'message', text: 'Sorry', on: { next: 'end' } };
const check: StateSketch = {
  id: 'check',
  kind: 'action',
  action: 'check_order',
  inputs: { order_id: 'slots.order_id' },
  on: { success: 'end', error: 'end' },
};
const verify: readonly StateSketch[] = [{ ...order, on: { next: 'check' } }, check, end];

interface Options {
  readonly demand?: JsonObject;
  readonly verify?: readonly StateSketch[];
  readonly main?: readonly StateSketch[];
  readonly manifest?: JsonObject;
  readonly verifies?: JsonObject;
}

function play(options: Options = {}) {
  const { demand = { slots: ['order_id'], flow: 'verify' }, verifies } = options;
  const checking = verifies === undefined ? check_order : action.parse({ ...check_order, verifies });
  return playShop(
    nodeRegistry,
    {
      main: options.main ?? [order, size, shipping, shipped, email, sorry, end],
      verify: options.verify ?? verify,
    },
    options.manifest,
    { check_order: checking, ship: ship(demand) },
  );
}
const called = (chat: ReturnType<typeof play>) =>
  chat.calls.map(([name, input]) => `${name} ${input.order_id ?? ''}`);

describe('an action that demands verified slots', () => {
  it('is called after the flow that verifies them', () => {
    const chat = play();
    chat.say('111');
    expect(chat.say('8')).toEqual(['Shipped', 'Your e-mail?']);
    expect(called(chat)).toEqual(['check_order 111', 'ship 111']);
    expect(isVerified(chat.snapshot(), 'order_id')).toBe(true);
    expect(chat.why()).toContain('slots_verified order_id');
  });

  it('does not verify twice', () => {
    const again = { ...shipped, on: { next: 'ship_again' } };
    const shipAgain = { ...shipping, id: 'ship_again', on: { success: 'email', error: 'sorry' } };
    const chat = play({ main: [order, size, shipping, again, shipAgain, email, sorry, end] });
    chat.say('111');
    chat.say('8');
    expect(called(chat)).toEqual(['check_order 111', 'ship 111', 'ship 111']);
  });

  it('is never called if the value is not confirmed: the error transition is followed', () => {
    const chat = play();
    chat.say('999');
    expect(chat.say('8')).toEqual(['Sorry']);
    expect(called(chat)).toEqual(['check_order 999']);
    expect(isVerified(chat.snapshot(), 'order_id')).toBe(false);
  });

  it.each<[string, Options]>([
    ['there is no such flow', { demand: { slots: ['order_id'] } }],
    ['the flow is missing', { demand: { slots: ['order_id'], flow: 'missing' } }],
    ['the flow verifies another slot', { demand: { slots: ['order_id', 'email'], flow: 'verify' } }],
    [
      'the flow itself demands it',
      {
        verify: [{ ...shipping, on: { success: 'end', error: 'end' } }, end],
        main: [order, size, shipping, shipped, email, sorry, end],
      },
    ],
  ])('is never called if %s', (_what, options) => {
    const chat = play(options);
    chat.say('111');
    expect(chat.say('8')).toEqual(['Sorry']);
    expect(called(chat)).not.toContain('ship 111');
  });

  it('tells the agent which slots are not verified when there is no error transition', () => {
    const { on: _, ...open } = shipping;
    const chat = play({ demand: { slots: ['order_id'] }, main: [order, size, open] });
    chat.say('111');
    chat.say('8');
    expect(chat.effects().find(({ type }) => type === 'escalate')).toMatchObject({
      reason: {
        code: 'error',
        params: { error: 'MACHINE_SLOTS_NOT_VERIFIED', params: { slots: 'order_id' } },
      },
    });
  });

  it('asks in the flow for what is missing', () => {
    const chat = play({ main: [{ ...size }, shipping, shipped, email, sorry, end] });
    expect(chat.say('8')).toEqual(['Which order?']);
    expect(chat.snapshot().frames.map(({ flow, cause }) => `${flow} ${cause}`)).toEqual([
      'main entry',
      'verify verification',
    ]);
    expect(chat.say('111')).toEqual(['Shipped', 'Your e-mail?']);
  });
});

describe('a verified slot', () => {
  const checked = { ...check, on: { success: 'size', error: 'sorry' } };
  const main = [{ ...order, on: { next: 'check' } }, checked, size, shipping, shipped, email, sorry, end];

  it('is verified again after a correction', () => {
    const chat = play({ main, demand: { slots: ['order_id'] } });
    chat.say('111');
    chat.say('actually order 222');
    expect(chat.snapshot().verified).toEqual({ order_id: ['111', '222'] });
    expect(chat.say('8')).toEqual(['Shipped', 'Your e-mail?']);
    expect(called(chat)).toEqual(['check_order 111', 'check_order 222', 'ship 222']);
  });

  it('is not verified with another value', () => {
    const chat = play({ main, demand: { slots: ['order_id'] } });
    chat.say('111');
    chat.say('actually order 999');
    expect(isVerified(chat.snapshot(), 'order_id')).toBe(false);
    expect(chat.say('8')).toEqual(['Sorry']);
  });

  it.each<[string, Options]>([
    [
      'its value was not sent',
      {
        main: main.map((state) =>
          state.id === 'check' ? { ...state, inputs: { order_id: '"111" + ""', size: '1' } } : state,
        ),
        verifies: { slots: ['size'] },
      },
    ],
    ['the condition fails', { main, verifies: { slots: ['order_id'], when: 'output.nothing.here' } }],
    ['the condition is not true', { main, verifies: { slots: ['order_id'], when: 'output.total' } }],
    [
      'it is sensitive',
      { main, manifest: { slots: { ...shopSlots, order_id: { ...shopSlots.order_id, sensitive: true } } } },
    ],
  ])('is none if %s', (_what, options) => {
    const chat = play({ demand: { slots: ['order_id'] }, ...options });
    chat.say('111');
    expect(chat.snapshot()).not.toHaveProperty('verified');
  });

  it('is not verified once it has expired', () => {
    const slots = { ...shopSlots, order_id: { ...shopSlots.order_id, expires: '10m' } };
    const manifest = { slots, policies: { noInput: { after: '20m' } } };
    const chat = play({ main, demand: { slots: ['order_id'] }, manifest });
    chat.say('111');
    expect(isVerified(chat.snapshot(), 'order_id')).toBe(true);
    chat.letPass();
    expect(chat.snapshot().verified).toEqual({});
  });
});
