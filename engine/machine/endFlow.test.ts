import { describe, expect, it } from 'vitest';
import { nodeRegistry } from '../nodes/index.ts';
import { play, type StateSketch, saidIn, sketchFlow, sketchProject } from './fixtures/machineHarness.ts';

const end: StateSketch = { id: 'end', kind: 'end' };
const go = (id: string, prompt: string): StateSketch => ({
  id,
  kind: 'choice',
  prompt,
  options: [{ id: 'go', label: 'Go' }],
  on: { go: 'end' },
});
const call: StateSketch = {
  id: 'call',
  kind: 'call_flow',
  flow: 'returns',
  on: { resolved: 'end', unresolved: 'end' },
};

const main = sketchFlow('main', [go('topic', 'What can I do?'), end]);
const busy = sketchFlow('main', [call, end]);
const returns = sketchFlow('returns', [go('reason', 'Why?'), end], ['want_returns'], {
  title: 'your return',
});
const password = sketchFlow('password', [go('sure', 'Sure?'), end], ['want_password']);
const hours = sketchFlow(
  'hours',
  [{ id: 'tell', kind: 'message', text: 'Nine to five.', on: { next: 'end' } }, end],
  ['want_hours'],
);

const begin = (...flows: Parameters<typeof sketchProject>[0]) => play(sketchProject(flows), nodeRegistry);

describe('the return from a digression', () => {
  it('names the resumed flow and repeats its prompt', () => {
    const chat = begin(busy, returns, password);
    expect(saidIn(chat.say('my password', 'want_password'))).toEqual(['Sure?']);
    expect(saidIn(chat.say('go'))).toEqual(['Back to: your return.', 'Why?']);
  });

  it('names nothing after an answer that used no message of the customer', () => {
    const chat = begin(busy, returns, hours);
    expect(saidIn(chat.say('when are you open?', 'want_hours'))).toEqual(['Nine to five.', 'Why?']);
  });

  it('names nothing in the entry flow, which has no task', () => {
    const chat = begin(main, password);
    chat.say('my password', 'want_password');
    expect(saidIn(chat.say('go'))).toEqual(['What can I do?']);
  });

  it('returns step by step through nested digressions', () => {
    const chat = begin(main, returns, password, hours);
    chat.say('return', 'want_returns');
    chat.say('my password', 'want_password');
    expect(saidIn(chat.say('open?', 'want_hours'))).toEqual(['Nine to five.', 'Sure?']);
    expect(saidIn(chat.say('go'))).toEqual(['Back to: your return.', 'Why?']);
    expect(saidIn(chat.say('go'))).toEqual(['What can I do?']);
  });

  it('continues without its text if that is broken, and records it in the steps', () => {
    const policies = { digressions: { resume: '{% if' } };
    const chat = play(sketchProject([busy, returns, password], { policies }), nodeRegistry);
    chat.say('my password', 'want_password');
    const back = chat.say('go');
    expect(saidIn(back)).toEqual(['Why?']);
    expect(back.steps).toContainEqual(
      expect.objectContaining({
        trigger: 'policy',
        outcome: 'error',
        why: expect.objectContaining({ params: expect.objectContaining({ error: 'TEMPLATE_SYNTAX' }) }),
      }),
    );
  });
});
