import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { told } from '../fixtures/machineHarness.ts';
import { playRules as playWith } from '../fixtures/playRules.ts';

const playRules = (...rules: readonly JsonObject[]) => playWith(nodeRegistry, rules);
const sure = (intent: string, confidence = 0.9) => ({ intents: [{ intent, confidence }] });

describe('urgency', () => {
  const rule = { id: 'pressing', type: 'urgency', atLeast: 0.7 };

  it('hands over an urgent message', () => {
    const chat = playRules(rule);
    chat.hear('some time', { urgency: 0.69 });
    expect(chat.escalation()).toBeUndefined();
    chat.hear('asap', { urgency: 0.85 });
    expect(chat.escalation()).toMatchObject({
      trigger: 'urgency',
      rule: 'pressing',
      reason: { code: 'urgent', params: { urgency: 0.85, atLeast: 0.7, messages: 1 } },
    });
  });

  it('waits for several in a row; one of unknown urgency resets the count', () => {
    const chat = playRules({ ...rule, messages: 2 });
    for (const nlu of [{ urgency: 0.9 }, {}, { urgency: 0.9 }]) chat.hear('now', nlu);
    expect(chat.escalation()).toBeUndefined();
    chat.hear('now', { urgency: 0.7 });
    expect(told(chat.escalation()?.reason)).toBe('urgent 0.7 0.7 2');
  });

  it.each<[string, object, boolean]>([
    ['message.urgency >= 0.5', { urgency: 0.5 }, true],
    ['message.urgency >= 0.5', { urgency: 0 }, false],
    ['message.urgency >= 0.5', {}, false],
    ['message.sentiment < -0.5 && message.urgency > 0.2', { sentiment: -1, urgency: 1 }, true],
    ['message.sentiment < -0.5', { sentiment: 0 }, false],
  ])('can be read by a condition: %s of %j is %s', (when, nlu, fires) => {
    const chat = playRules({ id: 'both', type: 'condition', when });
    chat.hear('hm', nlu);
    expect(chat.escalation() !== undefined).toBe(fires);
  });
});

describe('sentiment', () => {
  const rule = { id: 'angry', type: 'sentiment', below: -0.6 };

  it('hands over if a message is below the value, with the numbers and the settings of the rule', () => {
    const chat = playRules({ ...rule, queue: 'care', priority: 'high', nextStep: 'Apologise' });
    chat.hear('this is a disgrace', { sentiment: -0.82 });
    expect(chat.escalation()).toMatchObject({
      trigger: 'sentiment',
      rule: 'angry',
      reason: { code: 'negative_sentiment', params: { sentiment: -0.82, below: -0.6, messages: 1 } },
      queue: 'care',
      priority: 'high',
      nextStep: { code: 'authored', params: { text: 'Apologise' } },
    });
    expect(chat.snapshot().resolution).toBe('escalated');
  });

  it('waits for several in a row; a more positive message, or one of unknown sentiment, resets the count', () => {
    const chat = playRules({ ...rule, messages: 2 });
    chat.hear('bad', { sentiment: -0.9 });
    chat.hear('fine', { sentiment: 0.2 });
    chat.hear('bad', { sentiment: -0.9 });
    chat.hear('pardon?');
    chat.hear('bad', { sentiment: -0.9 });
    expect(chat.escalation()).toBeUndefined();
    expect(chat.snapshot().counts).toEqual({ angry: 1 });
    chat.hear('worse', { sentiment: -1 });
    expect(told(chat.escalation()?.reason)).toBe('negative_sentiment -1 -0.6 2');
  });

  it('does not fire at exactly the value, or without a sentiment', () => {
    const chat = playRules(rule);
    chat.hear('meh', { sentiment: -0.6 });
    chat.hear('this is a disgrace');
    expect(chat.escalation()).toBeUndefined();
  });
});

describe('confidence', () => {
  const rule = { id: 'unsure', type: 'confidence', below: 0.4 };

  it('hands over after several messages in a row with low confidence', () => {
    const chat = playRules(rule);
    chat.hear('it is about the thing', sure('order_status', 0.3));
    expect(chat.escalation()).toBeUndefined();
    chat.hear('you know, the thing');
    expect(chat.escalation()).toMatchObject({
      trigger: 'confidence',
      reason: { code: 'low_confidence', params: { confidence: 0, below: 0.4, messages: 2 } },
    });
  });

  it('does not fire on answers that need no intent', () => {
    const chat = playRules(rule);
    chat.hear('it is about the thing');
    chat.hear('size');
    expect(chat.snapshot().frames.at(-1)?.state).toBe('collect');
    chat.hear('9');
    chat.hear('size');
    chat.hear('10');
    expect(chat.escalation()).toBeUndefined();
    expect(chat.snapshot().counts).toEqual({});
  });

  it('does not fire on social acts, and they reset the count', () => {
    const chat = playRules(rule);
    for (const text of ['it is about the thing', 'thank you', 'hello', 'the thing']) chat.hear(text);
    expect(chat.escalation()).toBeUndefined();
    expect(chat.snapshot().counts).toEqual({ unsure: 1 });
  });
});

describe('keyword', () => {
  const rule = { id: 'legal', type: 'keyword', words: ['Lawyer', 'sue you', 'Anwält'] };

  it('hands over when a message contains a word, ignoring case and punctuation', () => {
    for (const text of ['My LAWYER, will write', "I'll sue   you!", 'mein anwalt']) {
      const chat = playRules(rule);
      chat.hear(text);
      expect([text, chat.escalation()?.trigger]).toEqual([text, 'keyword']);
    }
    const chat = playRules(rule);
    chat.hear('my lawyer');
    expect(told(chat.escalation()?.reason)).toBe('keyword_used lawyer');
  });

  it('does not fire on a part of a word, or on words that are apart', () => {
    const chat = playRules(rule);
    chat.hear('lawyers in love');
    chat.hear('you sue');
    chat.hear('pursue you');
    expect(chat.escalation()).toBeUndefined();
  });
});

describe('restricted topics', () => {
  const rule = { id: 'health', type: 'restricted_topic', intents: ['medical_advice'] };

  it('hand over if the customer mentions one', () => {
    const chat = playRules(rule);
    chat.hear('is it safe with my pills?', sure('medical_advice'));
    expect(chat.escalation()).toMatchObject({
      rule: 'health',
      reason: { code: 'restricted_topic', params: { intent: 'medical_advice', confidence: 0.9 } },
    });
  });

  it('does not fire below the threshold, or for the second best intent', () => {
    const chat = playRules(rule);
    chat.hear('pills?', sure('medical_advice', 0.4));
    chat.hear('hm', {
      intents: [
        { intent: 'other', confidence: 0.6 },
        { intent: 'medical_advice', confidence: 0.55 },
      ],
    });
    expect(chat.escalation()).toBeUndefined();
  });
});

describe('turns', () => {
  const rule = { id: 'long', type: 'turns', over: 2 };

  it('hand over after more messages without a result', () => {
    const chat = playRules(rule);
    chat.hear('a');
    chat.hear('b');
    expect(chat.escalation()).toBeUndefined();
    chat.hear('c');
    expect(told(chat.escalation()?.reason)).toBe('turns_without_result 3 2');
  });

  it('does not fire while flows are resolved', () => {
    const chat = playRules(rule);
    for (let n = 0; n < 4; n++) {
      chat.hear('a');
      chat.hear('work');
    }
    expect(chat.escalation()).toBeUndefined();
    expect(chat.snapshot().unresolved).toBe(0);
  });
});

describe('conditions', () => {
  it('hand over if they are true, with the values they read except those of sensitive slots', () => {
    const when = "slots.size == 9.0 && slots.pin == null && message.text == 'help'";
    const chat = playRules({ id: 'nine', type: 'condition', when });
    chat.hear('size');
    chat.hear('9');
    expect(chat.escalation()).toBeUndefined();
    chat.hear('help');
    expect(told(chat.escalation()?.reason)).toBe(`condition_holds ${when} slots.size 9`);
  });

  it('does not fire if they fail or return no boolean; the failure is shown', () => {
    const chat = playRules(
      { id: 'broken', type: 'condition', when: 'slots.none.deeper' },
      { id: 'number', type: 'condition', when: '1' },
    );
    const { steps } = chat.send({ type: 'message', at: 2, text: 'a', nlu: { intents: [], entities: [] } });
    expect(chat.escalation()).toBeUndefined();
    expect(told(steps.find(({ trigger }) => trigger === 'policy')?.why)).toMatch(
      /^rule_failed broken EXPRESSION_FAILED/,
    );
  });
});

describe('the order of the rules', () => {
  const keyword = { id: 'legal', type: 'keyword', words: ['lawyer'] };
  const sentiment = { id: 'angry', type: 'sentiment' };

  it('is that of the project: if several would fire, only the first does', () => {
    for (const [rules, first] of [
      [[keyword, sentiment], 'legal'],
      [[sentiment, keyword], 'angry'],
    ] as const) {
      const chat = playRules(...rules);
      chat.hear('my lawyer will see to this', { sentiment: -1 });
      expect(chat.escalation()?.rule).toBe(first);
      expect(chat.snapshot().status).toBe('ended');
    }
  });

  it('comes after asking for an agent', () => {
    const chat = playRules(keyword);
    chat.hear('get me a person or my lawyer', sure('talk_to_person'));
    expect(chat.escalation()).toMatchObject({ trigger: 'person_requested', rule: null });
  });

  it('is named in the steps', () => {
    const chat = playRules(keyword);
    const { steps } = chat.send({
      type: 'message',
      at: 2,
      text: 'lawyer',
      nlu: { intents: [], entities: [] },
    });
    expect(told(steps[0]?.why)).toBe('escalated keyword legal keyword_used lawyer');
  });
});

describe('a tapped reply', () => {
  const rules = [
    { id: 'angry', type: 'sentiment', below: 1 },
    { id: 'unsure', type: 'confidence', below: 1, messages: 1 },
    { id: 'legal', type: 'keyword', words: ['lawyer'] },
    { id: 'health', type: 'restricted_topic', intents: ['medical_advice'] },
  ];

  it('never fires a rule on what is said, and never counts for one', () => {
    const tap = fc.record({
      text: fc.constantFrom('My lawyer', 'Act', '🤬'),
      value: fc.constantFrom('work', 'size', 'flow:child', 'nope'),
      sentiment: fc.constantFrom(-1, 0, undefined),
      confidence: fc.constantFrom(0, 0.6, 1),
    });
    fc.assert(
      fc.property(fc.array(tap, { minLength: 1, maxLength: 8 }), (taps) => {
        const chat = playRules(...rules);
        for (const { text, value, sentiment, confidence } of taps) {
          const intents = [{ intent: 'medical_advice', confidence }];
          chat.hear(text, sentiment === undefined ? { intents } : { intents, sentiment }, value);
        }
        expect(chat.escalation()).toBeUndefined();
        expect(chat.snapshot().counts).toEqual({});
      }),
      { numRuns: 100 },
    );
  });
});
