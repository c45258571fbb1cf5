import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import type { Effect } from '../kit/effect.ts';
import { action } from '../model/documents/action.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { play, type StateSketch, sketchFlow, sketchProject } from './fixtures/machineHarness.ts';
import { startEvent } from './fixtures/startEvent.ts';
import { initialSnapshot, transition } from './transition.ts';

const texts = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === 'say' ? [effect.text] : []));

const end: StateSketch = { id: 'end', kind: 'end' };
const sorry: StateSketch = { id: 'sorry', kind: 'message', text: 'Sorry', on: { next: 'end' } };
const identify = sketchFlow('identify', [
  { id: 'code', kind: 'collect', slot: 'code', prompt: 'Your code?', always: true, on: { next: 'check' } },
  { id: 'check', kind: 'set', authenticate: "slots.code == '4711'", on: { next: 'end' } },
  end,
]);
const main = (guarded: JsonObject) =>
  sketchFlow('main', [
    { id: 'ask', kind: 'choice', prompt: 'Well?', options: [{ id: 'go', label: 'Go' }], on: { go: 'a' } },
    { id: 'a', kind: 'message', ...guarded },
    sorry,
    end,
  ]);
const told: JsonObject = {
  kind: 'message',
  text: 'Your order is on its way',
  authenticated: true,
  on: { next: 'end', error: 'sorry' },
};
const called: JsonObject = { kind: 'action', action: 'get_order', on: { success: 'end', error: 'sorry' } };

function start(
  guarded: JsonObject,
  options: { readonly flow?: string | null; readonly others?: readonly ReturnType<typeof sketchFlow>[] } = {},
) {
  const { flow = 'identify', others = [identify] } = options;
  const project = sketchProject([main(guarded), ...others], {
    slots: { code: { type: 'text' } },
    policies: { authentication: flow === null ? {} : { flow }, noMatch: { escalateAfter: 9 } },
  });
  const get_order = action.parse({
    id: 'get_order',
    name: 'Order',
    authenticated: true,
    request: { url: 'https://shop.example' },
  });
  return play({ ...project, actions: { get_order } }, nodeRegistry);
}

describe('a guarded state', () => {
  it('is entered once the customer is authenticated', () => {
    const chat = start(told);
    expect(texts(chat.say('go').effects)).toEqual(['Your code?']);
    expect(chat.snapshot().frames).toMatchObject([
      { flow: 'main', state: 'a' },
      { flow: 'identify', state: 'code', cause: 'authentication' },
    ]);
    expect(texts(chat.say('4711').effects)).toEqual(['Your order is on its way']);
    expect(chat.snapshot()).toMatchObject({ customer: { authenticated: true }, resolution: 'resolved' });
  });

  it('follows its error transition if authentication fails', () => {
    const chat = start(told);
    chat.say('go');
    const { effects, steps } = chat.say('1234');
    expect(texts(effects)).toEqual(['Sorry']);
    expect(steps.find(({ outcome }) => outcome === 'error')).toMatchObject({
      flow: 'main',
      state: 'a',
      why: { code: 'error', params: { error: 'MACHINE_NOT_AUTHENTICATED' } },
    });
  });

  it('hands over if authentication fails and no error transition is connected', () => {
    const chat = start({ ...told, on: { next: 'end' } });
    chat.say('go');
    const { effects } = chat.say('1234');
    expect(effects.find(({ type }) => type === 'escalate')).toMatchObject({
      trigger: 'error',
      reason: { code: 'error', params: { error: 'MACHINE_NOT_AUTHENTICATED' } },
      state: 'a',
    });
  });

  it('follows its error transition at once if there is no authentication flow', () => {
    for (const flow of [null, 'missing']) {
      const chat = start(told, { flow });
      expect(texts(chat.say('go').effects)).toEqual(['Sorry']);
    }
  });

  it('is entered at once if the customer is authenticated', () => {
    const { project } = start(told);
    const customer = { id: 'c1', authenticated: true };
    const empty = initialSnapshot(project, { at: 0, locale: 'en' });
    const { snapshot } = transition(project, empty, startEvent({ customer }));
    const nlu = { intents: [], entities: [] };
    const { effects } = transition(project, snapshot, { type: 'message', at: 2, text: 'go', nlu });
    expect(texts(effects)).toEqual(['Your order is on its way']);
  });

  it('authenticates again when authentication is revoked while it waits', () => {
    const waiting = sketchFlow('main', [
      { id: 'prove', kind: 'set', authenticate: 'true', on: { next: 'a' } },
      {
        id: 'a',
        kind: 'choice',
        prompt: 'Delete?',
        options: [{ id: 'yes', label: 'Yes' }],
        authenticated: true,
        on: { yes: 'sorry' },
      },
      sorry,
      end,
    ]);
    const logout = sketchFlow(
      'logout',
      [{ id: 'out', kind: 'set', authenticate: 'false', on: { next: 'end' } }, end],
      ['log_out'],
    );
    const chat = play(
      sketchProject([waiting, identify, logout], {
        slots: { code: { type: 'text' } },
        policies: { authentication: { flow: 'identify' } },
      }),
      nodeRegistry,
    );
    expect(texts(chat.first.effects)).toEqual(['Delete?']);
    expect(texts(chat.say('log me out', 'log_out').effects)).toEqual(['Your code?']);
    expect(texts(chat.say('4711').effects)).toEqual(['Delete?']);
  });

  it('in the authentication flow follows its error transition instead of looping', () => {
    const guardedInside = sketchFlow('identify', [
      { id: 'secret', kind: 'message', text: 'x', authenticated: true, on: { next: 'end', error: 'end' } },
      end,
    ]);
    const chat = start(told, { others: [guardedInside] });
    expect(texts(chat.say('go').effects)).toEqual(['Sorry']);
  });
});

describe('a guarded action', () => {
  it('is called only once the customer is authenticated', () => {
    const chat = start(called);
    expect(chat.say('go').effects.some(({ type }) => type === 'run_action')).toBe(false);
    expect(chat.say('4711').effects).toEqual([
      { type: 'run_action', id: 'fx_0', action: 'get_order', input: {} },
    ]);
  });

  it('is not called if authentication fails', () => {
    const chat = start(called);
    chat.say('go');
    const { effects } = chat.say('1234');
    expect([effects.some(({ type }) => type === 'run_action'), texts(effects)]).toEqual([false, ['Sorry']]);
  });
});

it('does not count as a result for the customer', () => {
  const chat = start({ ...told, text: 'Well', on: { next: 'ask' } });
  chat.say('go');
  chat.say('4711');
  expect(chat.snapshot().unresolved).toBe(2);
});
