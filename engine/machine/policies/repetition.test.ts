import { describe, expect, it } from 'vitest';
import { nodeRegistry } from '../../nodes/index.ts';
import {
  offeredIn,
  play,
  policiesIn,
  type StateSketch,
  saidIn,
  sketchFlow,
  sketchProject,
} from '../fixtures/machineHarness.ts';
import { playShop } from '../fixtures/shopPlay.ts';

describe('repeat', () => {
  const end: StateSketch = { id: 'end', kind: 'end' };
  const ask: StateSketch = {
    id: 'ask',
    kind: 'choice',
    prompt: 'Well?',
    options: [{ id: 'go', label: 'Go' }],
    on: { go: 'end' },
  };

  it('repeats the prompt and does not count a failure', () => {
    const chat = play(sketchProject([sketchFlow('main', [ask, end])]), nodeRegistry);
    chat.say('blah');
    const again = chat.say('pardon?', 'repeat');
    expect(saidIn(again)).toEqual(['Well?']);
    expect(policiesIn(again)).toEqual(['question_repeated']);
    expect(chat.snapshot()).toMatchObject({ failures: 1, awaiting: { type: 'input' } });
  });

  it('follows the intent that the project names', () => {
    const policies = { repeat: { intent: 'again' } };
    const chat = play(sketchProject([sketchFlow('main', [ask, end])], { policies }), nodeRegistry);
    expect(saidIn(chat.say('pardon?', 'again'))).toEqual(['Well?']);
    chat.say('blah', 'repeat');
    expect(chat.snapshot().failures).toBe(1);
  });

  it('leaves the intent to a state that reads it itself', () => {
    const options = [{ id: 'go', label: 'Go', intent: 'repeat' }];
    const chat = play(sketchProject([sketchFlow('main', [{ ...ask, options }, end])]), nodeRegistry);
    chat.say('once more', 'repeat');
    expect(chat.snapshot().status).toBe('ended');
  });
});

describe('loopGuard', () => {
  const ask: StateSketch = {
    id: 'ask',
    kind: 'collect',
    slot: 'size',
    prompt: 'Which size?',
    reprompts: ['Which size?'],
    on: { next: 'end' },
  };
  const end: StateSketch = { id: 'end', kind: 'end' };
  const patient = { policies: { noMatch: { escalateAfter: 10 } } };

  it('offers an agent at the third repetition of a prompt', () => {
    const chat = playShop(nodeRegistry, [ask, end], patient);
    const offered = () => offeredIn({ effects: chat.effects() });
    chat.say('what');
    expect(offered()).toEqual([]);
    chat.say('what');
    expect(offered()).toEqual(['policy:person']);
    chat.say('what');
    expect(offered()).toEqual(['policy:person']);
    expect(chat.snapshot().prompt).toEqual({ text: 'Which size?', times: 4 });
  });

  it('also offers to cancel what runs above the entry flow', () => {
    const call: StateSketch = { id: 'call', kind: 'call_flow', flow: 'child', on: { resolved: 'end' } };
    const chat = playShop(nodeRegistry, { main: [call, end], child: [ask, end] }, patient);
    chat.say('what');
    chat.say('what');
    expect(offeredIn({ effects: chat.effects() })).toEqual(['policy:person', 'policy:cancel']);
  });

  it('counts prompts in a row', () => {
    const other: StateSketch = {
      ...ask,
      id: 'other',
      slot: 'colour',
      prompt: 'Colour?',
      on: { next: 'end' },
    };
    const chat = playShop(nodeRegistry, [{ ...ask, on: { next: 'other' } }, other, end], patient);
    chat.say('what');
    chat.say('8');
    expect(chat.snapshot().prompt).toEqual({ text: 'Colour?', times: 1 });
  });

  it("keeps the prompt's own quick replies", () => {
    const own = { ...ask, quickReplies: [{ label: '8' }] };
    const chat = playShop(nodeRegistry, [own, end], { policies: { loopGuard: { repeats: 1 } } });
    chat.say('what');
    expect(offeredIn({ effects: chat.effects() })).toEqual(['8', 'policy:person']);
  });
});
