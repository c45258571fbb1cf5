import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { hearAs } from './fixtures/heardAs.ts';
import {
  offeredIn,
  play,
  policiesIn,
  type StateSketch,
  saidIn,
  sketchFlow,
  sketchProject,
} from './fixtures/machineHarness.ts';
import { playShop } from './fixtures/shopPlay.ts';
import { askedOf, proposeReadings } from './hearMessage.ts';

const end: StateSketch = { id: 'end', kind: 'end' };
const tell = (text: string): StateSketch => ({ id: 'tell', kind: 'message', text, on: { next: 'end' } });
const collect = (id: string, slot: string, prompt: string, next: string): StateSketch => ({
  id,
  kind: 'collect',
  slot,
  prompt,
  on: { next },
});

const main = sketchFlow('main', [
  {
    id: 'ask',
    kind: 'choice',
    prompt: 'How can I help?',
    options: [
      { id: 'returns', label: 'Return' },
      { id: 'done', label: 'Nothing' },
    ],
    on: { returns: 'call', done: 'end' },
  },
  { id: 'call', kind: 'call_flow', flow: 'returns', on: { resolved: 'ask', unresolved: 'ask' } },
  end,
]);
const returns = sketchFlow(
  'returns',
  [
    collect('which', 'order', 'Which order?', 'size'),
    collect('size', 'size', 'Which size?', 'colour'),
    collect('colour', 'colour', 'Which colour?', 'sure'),
    {
      id: 'sure',
      kind: 'choice',
      prompt: 'Order {{ slots.order }}, size {{ slots.size }}, {{ slots.colour }}. All right?',
      options: [{ id: 'yes', label: 'Yes' }],
      on: { yes: 'end' },
    },
    end,
  ],
  ['want_returns'],
);
const parcel = sketchFlow('parcel', [tell('It is on its way.'), end], ['want_parcel']);
const refund = sketchFlow('refund', [tell('The money is coming.'), end], ['want_refund']);
const hours = sketchFlow('hours', [tell('We open at nine.'), end], ['want_hours']);
const slots = {
  order: { type: 'text' },
  size: { type: 'number' },
  colour: { type: 'list', values: ['red', 'green'] },
  email: { type: 'email' },
};

function start(policies: JsonObject = {}) {
  return play(
    sketchProject([main, returns, parcel, refund, hours], {
      slots,
      policies: { questions: { flow: 'hours' }, ...policies },
    }),
    nodeRegistry,
  );
}

/** A conversation that has reached "Which size?" in the flow of returns. */
function inReturns(policies: JsonObject = {}) {
  const chat = start(policies);
  chat.tap('returns');
  hearAs(chat, '111', [{ kind: 'answer', about: 'order', value: '111' }]);
  expect(chat.snapshot().frames.at(-1)).toMatchObject({ flow: 'returns', state: 'size' });
  return chat;
}

const toSize = (value: number, words: string) => ({ kind: 'answer', about: 'size', value, words }) as const;
const wants = (flow: string, words: string) => ({ kind: 'flow', about: flow, words }) as const;

describe('how a message was read', () => {
  it('is recorded first, with what it could have meant', () => {
    const chat = inReturns();
    const { steps } = hearAs(chat, '8 I guess', [
      toSize(8, '8 I guess'),
      { ...wants('parcel', 'guess'), score: 0.5 },
    ]);
    expect(steps[0]).toMatchObject({
      trigger: 'policy',
      flow: 'returns',
      state: 'size',
      why: {
        code: 'message_read',
        params: { chosen: [{ kind: 'answer', value: 8 }], rejected: [{ kind: 'flow', about: 'parcel' }] },
      },
    });
  });

  it('is not recorded where nothing was recognised', () => {
    const { steps } = hearAs(inReturns(), 'blah', []);
    expect(steps.map(({ why }) => why?.code)).not.toContain('message_read');
  });

  it('depends on what the state asks for', () => {
    const chat = inReturns();
    expect(askedOf(chat.project, chat.snapshot(), 3)).toEqual({ asked: 'number' });
  });

  it('is worked out again for recordings without readings', () => {
    const chat = inReturns();
    const message = { text: '8', nlu: { intents: [], entities: [] } };
    const readings = proposeReadings(chat.project, chat.snapshot(), { at: 3, message });
    const before = chat.snapshot();
    const with_ = chat.send({ type: 'message', at: 3, ...message, readings });
    expect(with_.snapshot.slots.size).toBe(8);
    const other = inReturns();
    expect(other.snapshot()).toEqual(before);
    expect(other.send({ type: 'message', at: 3, ...message })).toEqual(with_);
  });
});

describe('danger', () => {
  it('comes before everything else that the message says', () => {
    const chat = inReturns();
    const text = 'size 8, where is my parcel, I want to die';
    const result = hearAs(chat, text, [
      toSize(8, 'size 8'),
      wants('parcel', 'where is my parcel'),
      { kind: 'person', words: 'I want' },
      { kind: 'danger', about: 'self_harm', words: 'I want to die' },
    ]);
    expect(policiesIn(result)).toEqual(['escalated danger null danger self_harm']);
    expect(chat.snapshot()).toMatchObject({
      status: 'ended',
      resolution: 'escalated',
      slots: { size: null },
      queued: [],
    });
  });

  it('comes before a handoff that a rule would make', () => {
    const rules = [{ id: 'angry', type: 'keyword', words: ['die'] }];
    const chat = inReturns({ escalation: { rules } });
    const { effects } = hearAs(chat, 'I want to die', [{ kind: 'danger', about: 'self_harm' }]);
    expect(effects.find(({ type }) => type === 'escalate')).toMatchObject({
      trigger: 'danger',
      priority: 'urgent',
    });
  });
});

describe('a person', () => {
  it('takes over at once when the customer clearly asks for one, and gets the facts', () => {
    const chat = inReturns();
    hearAs(chat, 'a person please, my e-mail is a@b.example', [
      { kind: 'person', words: 'a person please' },
      { kind: 'fact', about: 'email', value: 'a@b.example', words: 'my e-mail is a@b.example' },
    ]);
    expect(chat.snapshot()).toMatchObject({ resolution: 'escalated', slots: { email: 'a@b.example' } });
  });

  it('is offered when it is not sure that the customer asks for one', () => {
    const chat = inReturns();
    const offer = hearAs(chat, 'somebody there', [{ kind: 'person', score: 0.6 }]);
    expect(saidIn(offer)).toEqual(['Would you like to talk to a person?']);
    expect(offeredIn(offer)).toEqual(['policy:person', 'policy:neither']);
    expect(chat.snapshot()).toMatchObject({ status: 'active', failures: 0 });
  });

  it.each([
    ['yes', 'ended'],
    ['no', 'active'],
  ])('is offered, and "%s" answers the offer', (text, status) => {
    const chat = inReturns();
    hearAs(chat, 'somebody there', [{ kind: 'person', score: 0.6 }]);
    const answered = hearAs(chat, text, []);
    expect(chat.snapshot().status).toBe(status);
    if (status === 'active') expect(saidIn(answered)).toEqual(['Which size?']);
  });

  it('is offered, and another message is handled as usual', () => {
    const chat = inReturns();
    hearAs(chat, 'somebody there', [{ kind: 'person', score: 0.6 }]);
    hearAs(chat, '8', [toSize(8, '8')]);
    expect(chat.snapshot()).toMatchObject({ status: 'active', slots: { size: 8 }, clarification: null });
  });
});

describe('several things in one message', () => {
  it('begins the first flow, and the second one after it', () => {
    const chat = start();
    const result = hearAs(chat, 'where is my parcel and my refund', [
      wants('parcel', 'where is my parcel'),
      wants('refund', 'and my refund'),
    ]);
    expect(policiesIn(result)).toContain('flow_queued refund');
    expect(saidIn(result)).toEqual([
      "I'll come to that right after this.",
      'It is on its way.',
      'Now to the other thing: refund.',
      'The money is coming.',
      'How can I help?',
    ]);
    expect(chat.snapshot()).toMatchObject({ queued: [], frames: [{ flow: 'main' }] });
  });

  it('takes the answer, and announces a flow that begins when this one is done', () => {
    const chat = inReturns();
    const result = hearAs(chat, 'size 8, and track my lost parcel', [
      toSize(8, 'size 8'),
      wants('parcel', 'and track my lost parcel'),
    ]);
    expect(saidIn(result)).toEqual(["I'll come to that right after this.", 'Which colour?']);
    expect(chat.snapshot()).toMatchObject({ slots: { size: 8 }, queued: [{ flow: 'parcel' }] });
    hearAs(chat, 'red', [{ kind: 'answer', about: 'colour', value: 'red' }]);
    expect(saidIn(chat.tap('yes'))).toEqual([
      'Now to the other thing: parcel.',
      'It is on its way.',
      'How can I help?',
    ]);
  });

  it('takes the answer, and answers a question at once', () => {
    const chat = inReturns();
    const result = hearAs(chat, 'size 8. When do you open?', [
      toSize(8, 'size 8'),
      { kind: 'question', words: 'When do you open', evidence: [{ code: 'question' }] },
    ]);
    expect(saidIn(result)).toEqual(['We open at nine.', 'Which colour?']);
    expect(chat.snapshot().slots.size).toBe(8);
  });

  it('serves the other request if the state does not accept the answer', () => {
    const picky = { ...collect('size', 'size', 'Which size?', 'end'), validate: 'value < 50.0' };
    const chat = play(sketchProject([sketchFlow('main', [picky, end]), parcel], { slots }), nodeRegistry);
    const result = hearAs(chat, 'size 8, and track my lost parcel', [
      { ...toSize(99, 'size 8'), evidence: [{ code: 'whole' }] },
      wants('parcel', 'and track my lost parcel'),
    ]);
    expect(saidIn(result)).toEqual(['It is on its way.', 'Which size?']);
    expect(chat.snapshot()).toMatchObject({ failures: 0, slots: { size: null } });
  });

  it('never passes over anger', () => {
    const result = hearAs(inReturns(), 'this is ridiculous, size 8', [
      { kind: 'act', about: 'complaint', words: 'this is ridiculous' },
      toSize(8, 'size 8'),
    ]);
    expect(saidIn(result)).toEqual([
      "I'm sorry about that. I'll do my best to sort it out.",
      'Which colour?',
    ]);
  });
});

describe('facts', () => {
  it('are kept, and the question is asked again without counting as a failure', () => {
    const chat = inReturns();
    const text = 'my e-mail is a@b.example';
    const result = hearAs(chat, text, [{ kind: 'fact', about: 'email', value: 'a@b.example' }]);
    expect(saidIn(result)).toEqual(['Which size?']);
    expect(policiesIn(result)).toEqual(['slots_filled email', 'other_question_answered']);
    expect(chat.snapshot()).toMatchObject({ failures: 0, slots: { email: 'a@b.example', size: null } });
  });

  it('are not asked for again', () => {
    const chat = inReturns();
    const result = hearAs(chat, 'size 8 and it was red', [
      toSize(8, 'size 8'),
      { kind: 'fact', about: 'colour', value: 'red', words: 'and it was red' },
    ]);
    expect(saidIn(result)).toEqual(['Order 111, size 8, red. All right?']);
  });
});

describe('corrections', () => {
  const corrects = (about: string, value: string | number | null) =>
    ({ kind: 'correction', about, value, evidence: [{ code: 'marked' }] }) as const;

  function beforeSummary() {
    const chat = inReturns();
    hearAs(chat, '8', [toSize(8, '8')]);
    hearAs(chat, 'red', [{ kind: 'answer', about: 'colour', value: 'red' }]);
    return chat;
  }

  it('are acknowledged before the summary, which has the new value', () => {
    const result = hearAs(beforeSummary(), 'no, size 9', [corrects('size', 9)]);
    expect(saidIn(result)).toEqual(['All right, I changed that: 9.', 'Order 111, size 9, red. All right?']);
  });

  it('are acknowledged one by one when there are several', () => {
    const result = hearAs(beforeSummary(), 'no, order 222 and size 9', [
      { ...corrects('order', '222'), words: 'order 222' },
      { ...corrects('size', 9), words: 'and size 9' },
    ]);
    expect(saidIn(result)).toEqual([
      'All right, I changed that: 222.',
      'All right, I changed that: 9.',
      'Order 222, size 9, red. All right?',
    ]);
  });

  it('are asked for without an acknowledgement if only rejected', () => {
    const chat = beforeSummary();
    expect(saidIn(hearAs(chat, 'the size is wrong', [corrects('size', null)]))).toEqual(['Which size?']);
    expect(saidIn(hearAs(chat, '9', [toSize(9, '9')]))).toEqual(['Order 111, size 9, red. All right?']);
  });

  it('ask for a slot that was emptied earlier before the flow goes on', () => {
    const chat = beforeSummary();
    hearAs(chat, 'the order is wrong', [corrects('order', null)]);
    expect(chat.snapshot().frames.at(-1)?.state).toBe('which');
    const first = hearAs(chat, 'and the size is 9', [corrects('size', 9)]);
    expect(saidIn(first)).toEqual(['All right, I changed that: 9.', 'Which order?']);
    const second = hearAs(chat, '222', [{ kind: 'answer', about: 'order', value: '222' }]);
    expect(saidIn(second)).toEqual(['Order 222, size 9, red. All right?']);
  });

  it('empty two slots, which are asked for one after the other', () => {
    const chat = beforeSummary();
    const both = hearAs(chat, 'the order and the size are wrong', [
      { ...corrects('order', null), words: 'the order' },
      { ...corrects('size', null), words: 'and the size are wrong' },
    ]);
    expect(saidIn(both)).toEqual(['Which order?']);
    const next = hearAs(chat, '222', [{ kind: 'answer', about: 'order', value: '222' }]);
    expect(saidIn(next)).toEqual(['Which size?']);
  });

  it('are not acknowledged if the state does not accept them', () => {
    const picky = { ...collect('size', 'size', 'Which size?', 'more'), validate: 'value < 50.0' };
    const states = [
      { ...picky, invalid: '{{ value }} is no size.' },
      collect('more', 'order', 'Which order?', 'end'),
      end,
    ];
    const chat = play(sketchProject([sketchFlow('main', states)], { slots }), nodeRegistry);
    hearAs(chat, '8', [toSize(8, '8')]);
    expect(saidIn(hearAs(chat, 'no, 99', [corrects('size', 99)]))).toEqual(['99 is no size.', 'Which size?']);
    expect(saidIn(hearAs(chat, '9', [toSize(9, '9')]))).toEqual(['Which order?']);
  });

  it.each<[string, string, readonly string[]]>([
    ['accepts', '222', ['All right, I changed that: 222.', 'Which size?']],
    ['rejects', '999', ['There is no 999.', 'Which order?']],
  ])('are acknowledged once an action that checks the value %s it', (_, order, said) => {
    const chat = playShop(nodeRegistry, [
      {
        id: 'which',
        kind: 'collect',
        slot: 'order_id',
        prompt: 'Which order?',
        validateAction: 'get_order',
        validateInputs: { order_id: 'value' },
        accept: 'result.found',
        invalid: 'There is no {{ value }}.',
        on: { next: 'size' },
      },
      collect('size', 'size', 'Which size?', 'end'),
      end,
    ]);
    expect(chat.say('111')).toEqual(['Which size?']);
    expect(chat.say(`no, order ${order}`)).toEqual(said);
  });
});

describe('requests that do not count', () => {
  it.each([
    ['a flow', 'I do not want my parcel', wants('parcel', 'I do not want my parcel')],
    ['a person', 'I do not want a person', { kind: 'person' }],
    ['cancelling', 'I do not want to stop', { kind: 'control', about: 'cancel' }],
  ] as const)('are acknowledged and have no consequence: %s', (_, text, sketch) => {
    const chat = inReturns();
    const result = hearAs(chat, text, [{ ...sketch, guards: ['negated'] }]);
    expect(saidIn(result)).toEqual(["All right, I won't do that.", 'Which size?']);
    expect(chat.snapshot()).toMatchObject({ status: 'active', failures: 0, queued: [] });
    expect(chat.snapshot().frames.map(({ flow }) => flow)).toEqual(['main', 'returns']);
  });

  it.each([
    ['a flow', wants('parcel', 'what if I asked for my parcel')],
    ['a person', { kind: 'person' }],
    ['cancelling', { kind: 'control', about: 'cancel' }],
  ] as const)('are questions if they are only imagined: %s', (_, sketch) => {
    const chat = inReturns();
    const result = hearAs(chat, 'what if I asked for my parcel', [{ ...sketch, guards: ['hypothetical'] }]);
    expect(saidIn(result)).toEqual(['We open at nine.', 'Which size?']);
    expect(chat.snapshot()).toMatchObject({ status: 'active', failures: 0, queued: [] });
    expect(chat.snapshot().frames.map(({ flow }) => flow)).toEqual(['main', 'returns']);
  });

  it('leave the rest of the message as it is', () => {
    const chat = inReturns();
    hearAs(chat, 'no person please, size 8', [
      { kind: 'person', words: 'no person please', guards: ['negated'] },
      toSize(8, 'size 8'),
    ]);
    expect(chat.snapshot()).toMatchObject({ status: 'active', slots: { size: 8 } });
  });
});

describe('an option that is only similar to the words', () => {
  const similar = (about: string) =>
    ({
      kind: 'answer',
      about,
      evidence: [{ code: 'meaning', phrase: 'Nothing', similarity: 0.8 }],
    }) as const;

  it('is taken if nothing that cannot be taken back comes of it', () => {
    const chat = start();
    hearAs(chat, 'it should go back', [similar('returns')]);
    expect(chat.snapshot().clarification).toBeNull();
    expect(chat.snapshot().frames.at(-1)?.flow).toBe('returns');
  });

  it('is asked about before it ends the conversation', () => {
    const chat = start();
    const result = hearAs(chat, 'what rubbish', [similar('done')]);
    expect(policiesIn(result).join()).toContain('confirmation_asked');
    expect(chat.snapshot().status).toBe('active');
    hearAs(chat, 'Nothing', [{ kind: 'answer', about: 'done' }]);
    expect(chat.snapshot().status).toBe('ended');
  });
});

describe('flows', () => {
  it('that run already are not begun again: the question is repeated', () => {
    const chat = inReturns();
    const result = hearAs(chat, 'I want to return it', [wants('returns', 'I want to return it')]);
    expect(policiesIn(result)).toEqual(['flow_running returns']);
    expect(saidIn(result)).toEqual(['Which size?']);
    expect(chat.snapshot().failures).toBe(0);
  });

  it('answer questions that no intent explains, where the project names one', () => {
    const question = { kind: 'question', evidence: [{ code: 'question' }] } as const;
    const named = hearAs(inReturns(), 'When do you open?', [question]);
    expect(saidIn(named)).toEqual(['We open at nine.', 'Which size?']);
    const chat = inReturns({ questions: {} });
    hearAs(chat, 'When do you open?', [question]);
    expect(chat.snapshot().failures).toBe(1);
  });
});

describe('a message that nothing explains', () => {
  it('counts as a failure', () => {
    const chat = inReturns();
    hearAs(chat, 'blah', []);
    expect(chat.snapshot()).toMatchObject({ failures: 1, frames: [{}, { state: 'size' }] });
  });

  it('is given to a state that takes any words', () => {
    const survey: StateSketch = { id: 'survey', kind: 'survey', prompt: 'How was it?', on: { next: 'end' } };
    const chat = play(sketchProject([sketchFlow('main', [survey, end])]), nodeRegistry);
    const unsure = { kind: 'meta', about: 'unknown' } as const;
    expect(saidIn(hearAs(chat, 'I do not know', [unsure]))).toEqual(['How was it?']);
    hearAs(chat, 'I do not know', [unsure]);
    expect(chat.snapshot()).toMatchObject({ status: 'ended', failures: 0 });
  });

  it('ends a wait that any message ends', () => {
    const wait: StateSketch = {
      id: 'wait',
      kind: 'wait',
      for: '5m',
      interruptible: true,
      on: { next: 'end', message: 'tell' },
    };
    const begin = () =>
      play(sketchProject([sketchFlow('main', [wait, tell('You wrote.'), end]), parcel]), nodeRegistry);
    for (const [kind, about] of [
      ['act', 'greeting'],
      ['control', 'cancel'],
      ['meta', 'bot'],
    ] as const) {
      expect(saidIn(hearAs(begin(), 'hello stop', [{ kind, about }]))).toEqual(['You wrote.']);
    }
    expect(saidIn(hearAs(begin(), 'blah', []))).toEqual(['You wrote.']);
    const other = hearAs(begin(), 'where is my parcel', [wants('parcel', 'where is my parcel')]);
    expect(saidIn(other)).toEqual(['It is on its way.']);
  });
});
