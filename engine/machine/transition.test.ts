import { describe, expect, it } from 'vitest';
import type { Effect } from '../kit/effect.ts';
import { nodeRegistry } from '../nodes/index.ts';
import {
  play as playWith,
  policiesIn,
  type StateSketch,
  sketchFlow,
  sketchProject,
  told,
} from './fixtures/machineHarness.ts';
import { startEvent } from './fixtures/startEvent.ts';
import { transition } from './transition.ts';

describe('guardAgainstLoop', () => {
  const play = (project: ReturnType<typeof sketchProject>) => playWith(project, nodeRegistry);
  const escalation = (effects: readonly Effect[]) => effects.find((effect) => effect.type === 'escalate');

  describe('loops', () => {
    it('hands over instead of looping forever', () => {
      const states: readonly StateSketch[] = [
        { id: 'a', kind: 'set', vars: { x: '1' }, on: { next: 'b' } },
        { id: 'b', kind: 'set', vars: { x: '2' }, on: { next: 'a' } },
      ];
      const { first } = play(sketchProject([sketchFlow('main', states)]));
      expect(escalation(first.effects)).toMatchObject({
        trigger: 'loop',
        reason: { params: { error: 'MACHINE_LOOP', params: { what: 'main/a', limit: 25 } } },
      });
    });

    it('hands over after too many steps, however many states they visit', () => {
      const states = Array.from(
        { length: 210 },
        (_, index): StateSketch => ({
          id: `s${index}`,
          kind: 'set',
          vars: { x: '1' },
          on: { next: `s${index + 1}` },
        }),
      );
      const { first } = play(sketchProject([sketchFlow('main', states)]));
      expect(first.steps).toHaveLength(201);
      expect(told(escalation(first.effects)?.reason)).toBe('error MACHINE_LOOP steps 200');
    });

    it('hands over if actions trigger each other', () => {
      const states: readonly StateSketch[] = [
        { id: 'a', kind: 'action', action: 'x', on: { success: 'a', error: 'a' } },
      ];
      const { first, send, snapshot } = play(sketchProject([sketchFlow('main', states)]));
      expect(first.effects).toEqual([{ type: 'run_action', id: 'fx_0', action: 'x', input: {} }]);
      const error = { code: 'TEST', message: 'No', remedy: 'Wait' };
      for (let n = 0; n < 30 && snapshot().awaiting.type === 'result'; n++) {
        send({ type: 'request_failed', at: 3, id: `fx_${n}`, error });
      }
      expect(snapshot()).toMatchObject({ status: 'ended', resolution: 'escalated', requests: 25 });
    });

    it('limits flows that call each other', () => {
      const main = sketchFlow('main', [{ id: 'a', kind: 'call_flow', flow: 'main' }]);
      const { first } = play(sketchProject([main]));
      expect(told(escalation(first.effects)?.reason)).toBe('error MACHINE_CALLS_TOO_DEEP main 16');
    });
  });
});

describe('transition', () => {
  const play = (project: ReturnType<typeof sketchProject>) => playWith(project, nodeRegistry);
  const texts = (effects: readonly Effect[]) =>
    effects.flatMap((effect) => (effect.type === 'say' ? [effect.text] : []));

  const ask: StateSketch = {
    id: 'ask',
    kind: 'choice',
    prompt: 'Well?',
    options: [{ id: 'go', label: 'Go' }],
  };
  const end: StateSketch = { id: 'end', kind: 'end' };
  const sorry: StateSketch = { id: 'sorry', kind: 'message', text: 'Sorry', on: { next: 'end' } };

  describe('nested flows', () => {
    const child = sketchFlow('child', [
      { id: 'double', kind: 'set', vars: { y: 'vars.x * 2' }, on: { next: 'ask' } },
      { ...ask, on: { go: 'end' } },
      end,
    ]);
    const parent = (call: Partial<StateSketch>) =>
      sketchFlow('parent', [
        { id: 'set', kind: 'set', vars: { x: '3', own: '1' }, on: { next: 'call' } },
        { id: 'call', kind: 'call_flow', flow: 'child', on: { resolved: 'tell', error: 'sorry' }, ...call },
        {
          id: 'tell',
          kind: 'message',
          text: '{{ vars.own }} {{ vars.y }} {{ vars.twice }}',
          on: { next: 'end' },
        },
        sorry,
        end,
      ]);

    it('pass inputs, keep variables apart, and pass outputs', () => {
      const call = { inputs: { x: 'vars.x + 1' }, outputs: { twice: 'vars.y' } };
      const chat = play(sketchProject([parent(call), child]));
      expect(chat.snapshot().frames).toMatchObject([
        { flow: 'parent', state: 'call', vars: { x: 3, own: 1 } },
        { flow: 'child', state: 'ask', vars: { x: 4, y: 8 } },
      ]);
      expect(texts(chat.say('go').effects)).toEqual(['1  8']);
      expect(chat.snapshot().tried).toEqual([
        {
          type: 'flow',
          name: 'child',
          ok: true,
          detail: { code: 'flow_ended', params: { resolution: 'resolved' } },
        },
      ]);
    });

    it('follow the error transition of the caller if an output fails', () => {
      const chat = play(
        sketchProject([parent({ inputs: { x: '1' }, outputs: { twice: 'vars.none' } }), child]),
      );
      expect(texts(chat.say('go').effects)).toEqual(['Sorry']);
      expect(chat.snapshot().frames).toHaveLength(1);
    });

    it('keep variables within a flow, and drop them on leaving it', () => {
      const main = sketchFlow('main', [
        { id: 'set', kind: 'set', vars: { x: '1' }, on: { next: 'jump' } },
        { id: 'jump', kind: 'go_to', flow: 'main', state: 'ask' },
        { ...ask, on: { go: 'leave' } },
        { id: 'leave', kind: 'go_to', flow: 'other' },
      ]);
      const chat = play(sketchProject([main, sketchFlow('other', [ask])]));
      expect(chat.snapshot().frames[0]?.vars).toEqual({ x: 1 });
      chat.say('go');
      expect(chat.snapshot().frames).toMatchObject([
        { flow: 'other', state: 'ask', cause: 'entry', vars: {} },
      ]);
    });
  });

  describe('asking for an agent', () => {
    const heard = (value: string | undefined) => {
      const chat = play(sketchProject([sketchFlow('main', [{ ...ask, on: { go: 'end' } }, end])]));
      const nlu = { intents: [{ intent: 'talk_to_person', confidence: 0.9 }], entities: [] };
      const text = 'Somebody from the shop';
      chat.send({ type: 'message', at: 2, text, nlu, ...(value === undefined ? {} : { value }) });
      return chat.snapshot().resolution;
    };

    it('hands over, whatever the state waits for', () => {
      expect(heard(undefined)).toBe('escalated');
      expect(heard('something else')).toBe('escalated');
    });

    it('is not recognised in the label of a tapped reply', () => {
      expect(heard('go')).toBe('resolved');
    });
  });

  describe('digressions', () => {
    const flows = ['main', 'one', 'two', 'three', 'four'].map((id) => sketchFlow(id, [ask], [`want_${id}`]));

    it('nest three deep, and no deeper', () => {
      const chat = play(sketchProject(flows));
      for (const wish of ['one', 'two', 'three', 'four']) chat.say('?', `want_${wish}`);
      expect(chat.snapshot().frames.map((frame) => frame.flow)).toEqual(['main', 'one', 'two', 'three']);
      expect(chat.snapshot().failures).toBe(1);
      expect(chat.snapshot().intent).toEqual({ name: 'want_three', utterance: '?' });
    });

    it('do not start below the threshold, or with a flow that is already running', () => {
      const chat = play(sketchProject(flows));
      const nlu = { intents: [{ intent: 'want_one', confidence: 0.49 }], entities: [] };
      chat.send({ type: 'message', at: 2, text: '?', nlu });
      expect(policiesIn(chat.say('?', 'want_main'))).toEqual(['flow_running main']);
      expect(chat.snapshot().frames).toHaveLength(1);
      expect(chat.snapshot().failures).toBe(1);
    });

    it('do not start on an answer that was understood but is not acceptable', () => {
      const asking = sketchFlow('main', [
        {
          id: 'n',
          kind: 'collect',
          slot: 'n',
          prompt: 'How many?',
          validate: 'value < 5.0',
          invalid: 'Too many',
        },
      ]);
      const project = sketchProject([asking, ...flows.slice(1)], { slots: { n: { type: 'number' } } });
      expect(texts(play(project).say('9', 'want_one').effects)).toEqual(['Too many']);
    });
  });

  describe('the no-match ladder', () => {
    it('follows a connected no_match transition', () => {
      const main = sketchFlow('main', [{ ...ask, on: { no_match: 'sorry', go: 'end' } }, sorry, end]);
      const chat = play(sketchProject([main]));
      expect(texts(chat.say('what').effects)).toEqual(['Sorry']);
    });

    it('reprompts as often as the project allows', () => {
      const manifest = {
        policies: { noMatch: { escalateAfter: 4, reprompts: ['First', 'Second'], suggestions: 'Try' } },
      };
      const chat = play(sketchProject([sketchFlow('main', [ask])], manifest));
      const said = Array.from({ length: 5 }, () => texts(chat.say('what').effects)[0]);
      expect(said.slice(0, 4)).toEqual(['First', 'Try', 'Second', 'Try']);
      expect(chat.snapshot().resolution).toBe('escalated');
      expect(chat.snapshot().tried.map((step) => step.detail.code)).toEqual([
        'asked_again',
        'suggestions_offered',
        'asked_again',
        'suggestions_offered',
      ]);
    });

    it('reprompts with another text if there is nothing to suggest', () => {
      const main = sketchFlow('main', [{ id: 'n', kind: 'collect', slot: 'n', prompt: 'How many?' }]);
      const chat = play(sketchProject([main], { slots: { n: { type: 'number' } } }));
      chat.say('what');
      expect(texts(chat.say('what').effects)).toEqual([
        "I still don't follow, I'm sorry. Could you say it in other words?",
      ]);
    });
  });

  describe('unexpected events', () => {
    const chat = play(sketchProject([sketchFlow('main', [ask])]));
    const result = { answer: null, hits: [], threshold: 0.5 };

    it.each([
      ['a second start', startEvent({ at: 5 })],
      ['a late result', { type: 'knowledge_result', at: 5, id: 'fx_9', result }],
    ] as const)('%s changes nothing', (_, event) => {
      const before = chat.snapshot();
      expect(transition(chat.project, before, event)).toEqual({
        snapshot: before,
        effects: [],
        steps: [],
        escalations: [],
        heldValues: [],
      });
    });

    it('a message after the end changes nothing', () => {
      const ended = play(sketchProject([sketchFlow('main', [end])]));
      expect(ended.snapshot().status).toBe('ended');
      const before = ended.snapshot();
      expect(ended.say('hello').snapshot).toBe(before);
    });
  });

  it('shares unchanged parts with the previous snapshot', () => {
    const chat = play(sketchProject([sketchFlow('main', [ask])]));
    const before = chat.snapshot();
    const after = chat.say('what').snapshot;
    expect(after.slots).toBe(before.slots);
    expect(after.frames).toBe(before.frames);
    expect(before.turn).toBe(0);
  });
});
