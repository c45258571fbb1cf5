import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
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

const end: StateSketch = { id: 'end', kind: 'end' };
const ask = (id: string, prompt: string): StateSketch => ({
  id,
  kind: 'choice',
  prompt,
  options: [{ id: 'go', label: 'Go' }],
  on: { go: 'end' },
});

const main = (more: JsonObject = {}) => sketchFlow('main', [ask('topic', 'What can I do?'), end], [], more);
const returns = sketchFlow('returns', [ask('why', 'Why?'), end], ['return_item', 'return_size'], {
  title: 'Return an item',
});
const order = sketchFlow('order', [ask('which', 'Which order?'), end], ['order_status'], {
  title: 'Order status',
});
const begin = (entry = main(), manifest: JsonObject = {}) =>
  play(sketchProject([entry, returns, order], manifest), nodeRegistry);

const unclear = { return_item: 0.48, order_status: 0.4 };
const question = 'Just to be sure: what is it about?';

describe('the condition', () => {
  it('asks which of the two best intents is meant, which does not count as a failure', () => {
    const chat = begin();
    const asks = chat.say('my shoes', unclear);
    expect(saidIn(asks)).toEqual([question]);
    expect(offeredIn(asks)).toEqual(['flow:returns', 'flow:order', 'policy:neither']);
    expect(policiesIn(asks)).toEqual(['clarification_asked returns 0.48 order 0.4']);
    expect(chat.snapshot()).toMatchObject({
      failures: 0,
      awaiting: { type: 'input' },
      clarification: { intents: ['return_item', 'order_status'], utterance: 'my shoes' },
    });
  });

  it.each<[string, Readonly<Record<string, number>>, string]>([
    ['one has a much higher confidence', { return_item: 0.7, order_status: 0.5 }, 'Why?'],
    [
      'both confidences are too low',
      { return_item: 0.24, order_status: 0.23 },
      "Sorry, I didn't get that. Could you put it another way?",
    ],
    ['both mean the same flow', { return_item: 0.6, return_size: 0.59 }, 'Why?'],
    [
      'another intent is clearly meant',
      { greet: 0.55, return_item: 0.5, order_status: 0.5 },
      "Sorry, I didn't get that. Could you put it another way?",
    ],
  ])('does not ask when %s', (_, meanings, said) => {
    expect(saidIn(begin().say('my shoes', meanings))).toEqual([said]);
  });

  it('does not ask about a flow that is already running', () => {
    const chat = begin();
    chat.say('send back', 'return_item');
    expect(saidIn(chat.say('my shoes', { order_status: 0.52, return_item: 0.5 }))).toEqual(['Which order?']);
  });

  it('does not ask where other flows cannot interrupt', () => {
    expect(
      saidIn(
        begin(main({ digressions: 'hold' })).say('my shoes', { return_item: 0.6, order_status: 0.55 }),
      )[0],
    ).toContain('finish this first');
  });

  it('can be turned off, and be asked with another text', () => {
    const clarified = (clarification: JsonObject) =>
      saidIn(
        begin(main(), { policies: { clarification } }).say('my shoes', {
          return_item: 0.52,
          order_status: 0.5,
        }),
      );
    expect(clarified({ margin: 0 })).toEqual(['Why?']);
    expect(clarified({ prompt: 'Which?' })).toEqual(['Which?']);
  });

  it('does not ask twice in a row, but asks again later', () => {
    const chat = begin();
    chat.say('my shoes', unclear);
    expect(saidIn(chat.say('the shoes', unclear))[0]).toContain("didn't get that");
    expect(chat.snapshot()).toMatchObject({ failures: 1, clarification: null });
    expect(saidIn(chat.say('shoes!', unclear))).toEqual([question]);
  });
});

describe('the answer', () => {
  const answered = (answer: (chat: ReturnType<typeof begin>) => unknown, entry = main()) => {
    const chat = begin(entry);
    chat.say('my shoes', unclear);
    answer(chat);
    expect(chat.snapshot().clarification).toBeNull();
    const { frames, intent, failures } = chat.snapshot();
    return { flow: frames.at(-1)?.flow, intent, failures };
  };
  const wants = (flow: string, name: string) => ({
    flow,
    intent: { name, utterance: 'my shoes' },
    failures: 0,
  });
  const nothing = { flow: 'main', intent: null, failures: 0 };

  it('can be tapped', () => {
    expect(answered((chat) => chat.tap('flow:order', 'Order status'))).toEqual(
      wants('order', 'order_status'),
    );
    expect(answered((chat) => chat.tap('policy:neither', 'Something else'))).toEqual(nothing);
  });

  it.each([
    ['Order status', 'order', 'order_status'],
    ['the ordr status please', 'order', 'order_status'],
    ['the first one', 'returns', 'return_item'],
    ['second', 'order', 'order_status'],
    ['no, the second one', 'order', 'order_status'],
    ['the former', 'returns', 'return_item'],
    ['the latter please', 'order', 'order_status'],
    ['2', 'order', 'order_status'],
  ])('can be named: %s', (text, flow, intent) => {
    expect(answered((chat) => chat.say(text))).toEqual(wants(flow, intent));
  });

  it('can be given in unambiguous words', () => {
    expect(answered((chat) => chat.say('where is my parcel', 'order_status'))).toEqual(
      wants('order', 'order_status'),
    );
  });

  it.each(['neither', 'no', 'Something else', 'none of them'])('can be neither: %s', (text) => {
    expect(answered((chat) => expect(saidIn(chat.say(text))).toEqual(['What can I do?']))).toEqual(nothing);
  });

  it.each([
    ['das zweite', 'order'],
    ['die erste bitte', 'returns'],
    ['keins von beiden', 'main'],
  ])('can be given in the language of the conversation: %s', (text, flow) => {
    const chat = begin(main(), { defaultLocale: 'de', locales: ['de'] });
    chat.say('meine Schuhe', unclear);
    chat.say(text);
    expect(chat.snapshot()).toMatchObject({ failures: 0, clarification: null });
    expect(chat.snapshot().frames.at(-1)?.flow).toBe(flow);
  });

  it('can be an answer to the previous prompt, or anything else', () => {
    expect(answered((chat) => chat.say('go')).flow).toBe('main');
    expect(answered((chat) => chat.say('a human', 'talk_to_person')).flow).toBe('main');
    expect(answered((chat) => chat.say('yes'))).toEqual({ ...nothing, failures: 1 });
    expect(answered((chat) => chat.say('that was the first time that I bought shoes'))).toEqual({
      ...nothing,
      failures: 1,
    });
  });

  it('is queued if flows are', () => {
    const chat = begin(main({ digressions: 'queue' }));
    chat.say('my shoes', unclear);
    chat.tap('flow:order');
    expect(chat.snapshot().queued).toMatchObject([{ flow: 'order', intent: { utterance: 'my shoes' } }]);
  });

  it('passes the unclear message to the flow', () => {
    const faq = sketchFlow(
      'faq',
      [{ id: 'look', kind: 'knowledge', on: { answered: 'end', else: 'end' } }, end],
      ['question'],
    );
    const chat = play(sketchProject([main(), returns, faq]), nodeRegistry);
    chat.say('my shoes', { return_item: 0.48, question: 0.4 });
    expect(chat.tap('flow:faq').effects).toMatchObject([{ type: 'search_knowledge', query: 'my shoes' }]);
  });

  it('goes to a waiting state that reads the intent itself', () => {
    const option = { id: 'status', label: 'Track', intent: 'order_status' };
    const entry = sketchFlow('main', [
      { id: 'topic', kind: 'choice', prompt: 'What?', options: [option], on: { status: 'call' } },
      { id: 'call', kind: 'call_flow', flow: 'order', on: { resolved: 'end', unresolved: 'end' } },
      end,
    ]);
    const chat = begin(entry);
    chat.say('my shoes', unclear);
    chat.tap('flow:order');
    expect(chat.snapshot().frames.map(({ flow, cause }) => [flow, cause])).toEqual([
      ['main', 'entry'],
      ['order', 'call'],
    ]);
    expect(chat.snapshot().intent).toEqual({ name: 'order_status', utterance: 'my shoes' });
  });
});
