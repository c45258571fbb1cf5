import { describe, expect, it } from 'vitest';
import { nodeRegistry } from '../../nodes/index.ts';
import {
  play,
  policiesIn,
  type StateSketch,
  saidIn,
  sketchFlow,
  sketchProject,
} from '../fixtures/machineHarness.ts';
import { playShop } from '../fixtures/shopPlay.ts';

describe('outOfScope', () => {
  const end: StateSketch = { id: 'end', kind: 'end' };
  const how: StateSketch = {
    id: 'how',
    kind: 'collect',
    slot: 'size',
    prompt: 'Which size?',
    validate: 'value < 50.0',
    invalid: 'No such size.',
    on: { next: 'end' },
  };
  const policies = {
    outOfScope: [{ intent: 'jobs', answer: 'I know nothing about jobs, {{ slots.name }}.' }],
  };
  const slots = { size: { type: 'number' }, name: { type: 'text' } };
  const start = (flows = [sketchFlow('main', [how, end])]) =>
    play(sketchProject(flows, { slots, policies }), nodeRegistry);

  it('answers, repeats the prompt and does not count a failure', () => {
    const chat = start();
    const answer = chat.say('are you hiring?', 'jobs');
    expect(saidIn(answer)).toEqual(['I know nothing about jobs, .', 'Which size?']);
    expect(policiesIn(answer)).toEqual(['out_of_scope jobs']);
    expect(chat.snapshot()).toMatchObject({ failures: 0, frames: [{ flow: 'main', state: 'how' }] });
  });

  it('does not answer with low confidence', () => {
    expect(saidIn(start().say('are you hiring?', { jobs: 0.4 }))[0]).toContain("didn't get that");
  });

  it('takes precedence over a flow of the same intent', () => {
    const hiring = sketchFlow('hiring', [end], ['jobs']);
    expect(saidIn(start([sketchFlow('main', [how, end]), hiring]).say('hiring?', 'jobs'))[0]).toContain(
      'nothing about',
    );
  });

  it('ignores an answer to the prompt, acceptable or not', () => {
    expect(saidIn(start().say('99', 'jobs'))).toEqual(['No such size.']);
    const chat = start();
    chat.say('40', 'jobs');
    expect(chat.snapshot().slots.size).toBe(40);
  });
});

describe('noMatchLadder', () => {
  const ask: StateSketch = {
    id: 'ask',
    kind: 'collect',
    slot: 'size',
    prompt: 'Which size?',
    on: { next: 'end' },
  };
  const end: StateSketch = { id: 'end', kind: 'end' };

  it('reprompts as often as the state allows', () => {
    const patient = playShop(nodeRegistry, [{ ...ask, escalateAfter: 4 }, end]);
    for (let n = 0; n < 4; n++) patient.say('what');
    expect(patient.snapshot().status).toBe('active');
    patient.say('what');
    expect(patient.snapshot().resolution).toBe('escalated');

    const strict = playShop(nodeRegistry, [{ ...ask, escalateAfter: 1 }, end]);
    strict.say('what');
    strict.say('what');
    expect(strict.snapshot().resolution).toBe('escalated');
  });

  it('uses its reprompts one after the other, and starts again after the last', () => {
    const own = { ...ask, reprompts: ['One', 'Two', 'Three'], escalateAfter: 5 };
    const chat = playShop(nodeRegistry, [own, end]);
    expect(['a', 'b', 'c', 'd'].flatMap((text) => chat.say(text))).toEqual(['One', 'Two', 'Three', 'One']);
  });

  it('alternates with suggestions if there are some', () => {
    const own = { ...ask, reprompts: ['One', 'Two'], quickReplies: [{ label: '8' }], escalateAfter: 5 };
    const chat = playShop(nodeRegistry, [own, end], { policies: { noMatch: { suggestions: 'Try' } } });
    expect(['a', 'b', 'c', 'd'].flatMap((text) => chat.say(text))).toEqual(['One', 'Try', 'Two', 'Try']);
  });

  it('does not count an answer to another prompt, and asks again', () => {
    const chat = playShop(nodeRegistry, [ask, end]);
    expect(chat.say('a@b.de')).toEqual(['Which size?']);
    expect(chat.snapshot()).toMatchObject({ failures: 0, slots: { email: 'a@b.de' } });
    chat.say('a@b.de');
    expect(chat.snapshot().failures).toBe(1);
  });

  describe('an answer that an action has to judge', () => {
    const checked: StateSketch = {
      id: 'ask',
      kind: 'collect',
      slot: 'order_id',
      prompt: 'Which order?',
      validateAction: 'get_order',
      validateInputs: { order_id: 'value' },
      accept: 'result.found',
      invalid: 'There is no order {{ value }}.',
      on: { next: 'end' },
    };

    it('is a failure if it is not accepted', () => {
      const chat = playShop(nodeRegistry, [checked, end]);
      expect(chat.say('900')).toEqual(['There is no order 900.']);
      expect(chat.snapshot()).toMatchObject({ failures: 1, awaiting: { type: 'input' } });
      chat.say('901');
      chat.say('902');
      expect(chat.snapshot().resolution).toBe('escalated');
    });

    it('goes into the slot if it is accepted', () => {
      const chat = playShop(nodeRegistry, [checked, end]);
      chat.say('111');
      expect(chat.snapshot()).toMatchObject({ status: 'ended', slots: { order_id: '111' } });
    });

    it('is judged even if it was given before', () => {
      const first: StateSketch = { ...ask, on: { next: 'order' } };
      const chat = playShop(nodeRegistry, [first, { ...checked, id: 'order' }, end]);
      expect(chat.say('8 of order 900')).toEqual(['There is no order 900.', 'Which order?']);
      expect(chat.calls).toEqual([['get_order', { order_id: '900' }]]);
      expect(chat.snapshot().slots.order_id).toBeNull();
    });
  });
});
