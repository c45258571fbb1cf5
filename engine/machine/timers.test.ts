import { describe, expect, it } from 'vitest';
import { nodeRegistry } from '../nodes/index.ts';
import { compileProject } from './compileProject.ts';
import type { StateSketch } from './fixtures/machineHarness.ts';
import { sketchFlow, sketchProject } from './fixtures/machineHarness.ts';
import { playShop } from './fixtures/shopPlay.ts';
import { transition } from './transition.ts';

const ask: StateSketch = {
  id: 'ask',
  kind: 'collect',
  slot: 'note',
  prompt: 'What is it?',
  on: { next: 'end' },
};
const end: StateSketch = { id: 'end', kind: 'end' };
const wait: StateSketch = { id: 'wait', kind: 'wait', for: '10m', on: { next: 'ask' } };
const silence = (noInput: object) => ({ policies: { noInput: { after: '60s', ...noInput } } });

describe('a silent customer', () => {
  it('is not reprompted without a configured time', () => {
    const chat = playShop(nodeRegistry, [ask, end]);
    expect(chat.snapshot().timer).toBeNull();
    expect(chat.effects().map(({ type }) => type)).toEqual(['say']);
  });

  it('is reprompted in turn, then the conversation ends', () => {
    const chat = playShop(nodeRegistry, [ask, end], silence({ prompts: ['Still there?', 'Hello?'] }));
    expect(chat.snapshot().timer).toEqual({ id: 'fx_0', at: 60_001 });
    expect(chat.letPass()).toEqual(['Still there?']);
    expect(chat.letPass()).toEqual(['Hello?']);
    expect(chat.letPass()).toEqual([
      "I haven't heard from you, so I'm closing this chat. Write again whenever you like.",
    ]);
    expect(chat.snapshot()).toMatchObject({ status: 'ended', resolution: 'unresolved', timer: null });
  });

  it('gets the prompts of the state after the time of the state', () => {
    const own = { ...ask, noInputAfter: '2m', noInputPrompts: ['Take your time'] };
    const chat = playShop(nodeRegistry, [own, end], silence({}));
    expect(chat.snapshot().timer?.at).toBe(120_001);
    expect(chat.letPass()).toEqual(['Take your time']);
  });

  it('gets the prompts of the project if the state has none', () => {
    const question: StateSketch = { id: 'ask', kind: 'knowledge', prompt: 'Well?', on: { answered: 'end' } };
    const chat = playShop(nodeRegistry, [question, end], silence({}));
    expect(chat.letPass()).toEqual(['Are you still there?']);
    expect(chat.snapshot()).toMatchObject({ awaiting: { type: 'input' }, silences: 1 });
  });

  it('follows the no-input outcome of the state if connected', () => {
    const gone: StateSketch = { id: 'gone', kind: 'message', text: 'Bye', on: { next: 'end' } };
    const own = { ...ask, on: { ...(ask.on as object), no_input: 'gone' } };
    const chat = playShop(nodeRegistry, [own, gone, end], silence({ endAfter: 1 }));
    chat.letPass();
    expect(chat.letPass()).toEqual(['Bye']);
  });

  it('gets the full time again after every message', () => {
    const number = { ...ask, slot: 'size' };
    const chat = playShop(nodeRegistry, [number, end], silence({ endAfter: 1 }));
    chat.letPass();
    expect(chat.snapshot().silences).toBe(1);
    chat.say('what');
    expect(chat.snapshot()).toMatchObject({ silences: 0, failures: 1 });
    expect(chat.snapshot().timer?.at).toBe(chat.snapshot().at + 60_000);
    expect(chat.letPass()).toEqual(['Are you still there?']);
  });

  it('is not reprompted by an outdated timer', () => {
    const number = { ...ask, slot: 'size' };
    const project = compileProject(
      sketchProject([sketchFlow('main', [number, end])], {
        slots: { size: { type: 'number' } },
        ...silence({}),
      }),
      nodeRegistry,
    );
    const chat = playShop(nodeRegistry, [number, end], silence({}));
    const old = chat.snapshot().timer?.id ?? '';
    chat.say('what');
    const before = chat.snapshot();
    expect(transition(project, before, { type: 'timer', at: 99, id: old }).snapshot).toBe(before);
  });
});

describe('a state that waits', () => {
  it('continues when the time is over, with no timer left', () => {
    const chat = playShop(nodeRegistry, [wait, ask, end]);
    expect(chat.snapshot()).toMatchObject({ awaiting: { type: 'timer' }, timer: { at: 600_001 } });
    expect(chat.letPass()).toEqual(['What is it?']);
    expect(chat.snapshot()).toMatchObject({ awaiting: { type: 'input' }, timer: null });
    expect(chat.snapshot().frames[0]).not.toHaveProperty('wakeAt');
  });

  it('keeps waiting through messages, which do not count as failures', () => {
    const told = { ...wait, message: 'One moment.' };
    const chat = playShop(nodeRegistry, [told, ask, end]);
    for (let n = 0; n < 5; n++) expect(chat.say('and now')).toEqual(['One moment.']);
    expect(chat.say('hello?')).toEqual(['Hello!', 'One moment.']);
    expect(chat.snapshot()).toMatchObject({
      awaiting: { type: 'timer' },
      timer: { id: 'fx_0', at: 600_001 },
      failures: 0,
    });
  });

  it('keeps its time through another flow', () => {
    const chat = playShop(nodeRegistry, {
      main: [wait, ask, end],
      other: [{ ...ask, prompt: 'Other?' }, end],
    });
    expect(chat.say('something else', 'want_other')).toEqual(['Other?']);
    expect(chat.snapshot().timer).toBeNull();
    chat.say('yes');
    expect(chat.snapshot()).toMatchObject({ awaiting: { type: 'timer' }, timer: { at: 600_001 } });
    expect(chat.letPass()).toEqual([]);
  });

  it('does not wait forever if nobody writes', () => {
    const chat = playShop(nodeRegistry, [{ ...wait, on: { next: 'wait' } }, end]);
    for (let n = 0; n < 100; n++) chat.letPass();
    expect(chat.snapshot().status).toBe('active');
    chat.letPass();
    expect(chat.snapshot()).toMatchObject({ status: 'ended', resolution: 'escalated' });
  });

  it('ends at once if its time has already passed', () => {
    const chat = playShop(
      nodeRegistry,
      { main: [{ ...wait, for: '30s' }, ask, end], other: [{ ...ask, prompt: 'Other?' }, end] },
      silence({}),
    );
    chat.say('something else', 'want_other');
    chat.letPass();
    chat.say('yes');
    expect(chat.snapshot().timer?.at).toBeLessThan(chat.snapshot().at);
  });
});
