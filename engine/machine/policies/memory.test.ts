import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import type { Effect } from '../../kit/effect.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { play, type StateSketch, sketchFlow, sketchProject } from '../fixtures/machineHarness.ts';
import { startEvent } from '../fixtures/startEvent.ts';
import { initialSnapshot, transition } from '../transition.ts';

const day = 86_400_000;
const slots = {
  agrees: { type: 'boolean', scope: 'customer' },
  name: { type: 'text', scope: 'customer' },
  pin: { type: 'text', scope: 'customer', sensitive: true },
  member: { type: 'number', scope: 'customer', expires: '30d' },
  offer: { type: 'text', scope: 'project' },
  code: { type: 'text', expires: '10m' },
};
const options = ['agree', 'refuse', 'fill', 'clear', 'share'];
const sets: Readonly<Record<string, JsonObject>> = {
  agree: { agrees: 'true' },
  refuse: { agrees: 'false' },
  fill: { name: 'message.text', pin: "'1234'", member: '7', code: "'x'" },
  clear: { name: 'null' },
  share: { offer: 'message.text' },
};
const states: readonly StateSketch[] = [
  {
    id: 'ask',
    kind: 'choice',
    prompt: 'Well?',
    options: options.map((id) => ({ id, label: id })),
    on: Object.fromEntries(options.map((id) => [id, id])),
  },
  ...options.map((id): StateSketch => ({ id, kind: 'set', slots: sets[id] ?? {}, on: { next: 'ask' } })),
];

function start(change: Parameters<typeof startEvent>[0] = {}, policies: JsonObject = {}) {
  const memory = { consentSlot: 'agrees' };
  const project = sketchProject([sketchFlow('main', states)], { slots, policies: { memory, ...policies } });
  const { project: compiled } = play(project, nodeRegistry);
  const customer = { id: 'c1', authenticated: true };
  let snapshot = initialSnapshot(compiled, { at: 0, locale: 'en' });
  let effects: readonly Effect[] = [];
  const send = (event: Parameters<typeof transition>[2]) => {
    ({ snapshot, effects } = transition(compiled, snapshot, event));
    return effects.filter(({ type }) => type === 'remember' || type === 'forget');
  };
  const first = send(startEvent({ customer, ...change }));
  return {
    first,
    snapshot: () => snapshot,
    says: () => effects.flatMap((effect) => (effect.type === 'say' ? [effect.text] : [])),
    choose: (value: string, text = value, at = 2) =>
      send({ type: 'message', at, text, value, nlu: { intents: [], entities: [] } }),
    say: (intent: string, value?: string) => {
      const nlu = { intents: [{ intent, confidence: 0.9 }], entities: [] };
      const event = { type: 'message' as const, at: 3, text: 'Forget me', nlu };
      return send(value === undefined ? event : { ...event, value });
    },
  };
}

const remember = (slots: JsonObject, scope = 'customer') => ({ type: 'remember', scope, slots });

describe('rememberSlots', () => {
  it('saves nothing before consent, then everything said so far, but never sensitive slots', () => {
    const chat = start();
    expect(chat.choose('fill', 'Ann')).toEqual([]);
    expect(chat.choose('agree')).toEqual([remember({ agrees: true, name: 'Ann', member: 7 })]);
    expect(chat.choose('fill', 'Bea')).toEqual([remember({ name: 'Bea' })]);
    expect(chat.choose('fill', 'Bea')).toEqual([]);
    expect(chat.choose('clear')).toEqual([remember({ name: null })]);
  });

  it('forgets a customer who withdraws consent', () => {
    const chat = start();
    chat.choose('agree');
    expect(chat.choose('refuse')).toEqual([{ type: 'forget' }]);
    expect(chat.choose('fill', 'Ann')).toEqual([]);
  });

  it('saves nothing about anonymous customers, or in a project without a consent slot', () => {
    const unknown = start({ customer: { id: null, authenticated: false } });
    unknown.choose('agree');
    expect(unknown.choose('fill', 'Ann')).toEqual([]);
    for (const memory of [{}, { consentSlot: 'name' }, { consentSlot: 'missing' }]) {
      const chat = start({}, { memory });
      chat.choose('agree');
      expect(chat.choose('fill', 'Ann')).toEqual([]);
    }
  });

  it('saves project-scoped values for any customer', () => {
    const chat = start({ customer: { id: null, authenticated: false } });
    expect(chat.choose('share', 'Free shipping')).toEqual([remember({ offer: 'Free shipping' }, 'project')]);
  });

  it('does not save remembered values again', () => {
    const memory = { agrees: { value: true, at: 0 }, name: { value: 'Ann', at: 0 } };
    const chat = start({ memory });
    expect(chat.first).toEqual([]);
    expect(chat.snapshot().slots).toMatchObject({ agrees: true, name: 'Ann', member: null });
    expect(chat.choose('fill', 'Ann')).toEqual([remember({ member: 7 })]);
  });

  it('loads from memory only valid values of slots that are still remembered', () => {
    const at = 0;
    const memory = {
      member: { value: 'seven', at },
      pin: { value: '1234', at },
      code: { value: 'x', at },
      gone: { value: 1, at },
    };
    const { slots } = start({ memory }).snapshot();
    expect(slots).toEqual({ agrees: null, name: null, pin: null, member: null, offer: null, code: null });
  });
});

describe('forgetCustomer', () => {
  it('forgets the customer, empties their slots, confirms it and repeats the prompt', () => {
    const chat = start();
    chat.choose('agree');
    chat.choose('fill', 'Ann');
    expect(chat.say('forget_me')).toEqual([{ type: 'forget' }]);
    expect(chat.says()).toEqual(["Done. I've deleted what I had remembered about you.", 'Well?']);
    expect(chat.snapshot().slots).toMatchObject({
      agrees: null,
      name: null,
      pin: null,
      member: null,
      code: 'x',
    });
    expect(chat.snapshot().failures).toBe(0);
    expect(chat.choose('fill', 'Ann')).toEqual([]);
  });

  it('is not triggered by a tapped reply, or without customer memory', () => {
    const chat = start();
    chat.choose('agree');
    expect(chat.say('forget_me', 'share')).toEqual([remember({ offer: 'Forget me' }, 'project')]);
    expect(chat.snapshot().slots.agrees).toBe(true);
    const without = start({}, { memory: {} });
    without.choose('fill', 'Ann');
    without.say('forget_me');
    expect(without.snapshot().slots.name).toBe('Ann');
  });
});

describe('slots that expire', () => {
  const minutes = (n: number) => n * 60_000;

  it('are emptied by the first event after their time, counted from when they last changed', () => {
    const chat = start();
    chat.choose('fill', 'Ann', minutes(1));
    expect(chat.snapshot().filledAt).toEqual({ member: minutes(1), code: minutes(1) });
    chat.choose('share', 'a', minutes(11) - 1);
    expect(chat.snapshot().slots.code).toBe('x');
    chat.choose('share', 'b', minutes(11));
    expect(chat.snapshot().slots).toMatchObject({ code: null, member: 7 });
    expect(chat.snapshot().filledAt).toEqual({ member: minutes(1) });
  });

  it('of the customer are forgotten too, counted from when they were remembered', () => {
    const memory = { agrees: { value: true, at: 0 }, member: { value: 7, at: 0 } };
    const chat = start({ at: 29 * day, memory });
    expect(chat.snapshot()).toMatchObject({ slots: { member: 7 }, filledAt: { member: 0 } });
    expect(chat.choose('share', 'a', 30 * day)).toEqual([
      remember({ offer: 'a' }, 'project'),
      remember({ member: null }),
    ]);
  });
});
