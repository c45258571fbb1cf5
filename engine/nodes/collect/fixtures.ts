import type { NodeFixture } from '../../kit/defineNode.ts';

const data = { slot: 'order_id', prompt: 'May I have your order ID?' };
const slotTypes = { order_id: { type: 'text', entity: 'order_number' } } as const;
const said = (text: string) => ({ type: 'input', message: { text } });
const numbers = (text: string, ...found: readonly (readonly [value: number, start: number])[]) => ({
  type: 'input',
  message: {
    text,
    nlu: {
      intents: [],
      entities: found.map(([value, start]) => ({
        entity: 'number',
        value,
        text: String(value),
        start,
        end: start + 1,
      })),
    },
  },
});
const order = (text: string) => ({
  type: 'input',
  message: {
    text,
    nlu: { intents: [], entities: [{ entity: 'order_number', value: text, text, start: 0, end: 10 }] },
  },
});
const amount = { slot: 'amount', prompt: 'How many?', validate: 'value < 10.0' };
const checked = {
  ...data,
  validateAction: 'find_order',
  validateInputs: { id: 'value' },
  accept: 'result.found',
  invalid: 'There is no order {{ value }}.',
};
const failure = { code: 'ACTION_TIMEOUT', message: 'No answer in 5 s', remedy: 'Try later' };
const answer = {
  ok: true,
  request: { method: 'GET', url: 'https://shop.example/orders/1', headers: {}, body: null },
  response: null,
  error: null,
  attempts: 1,
  durationMs: 12,
};

export const collectFixtures: readonly NodeFixture[] = [
  {
    title: 'asks and waits',
    data,
    slotTypes,
    trigger: { type: 'enter' },
    expect: { say: [{ text: 'May I have your order ID?' }], next: { type: 'input' } },
  },
  {
    title: 'never asks for what it has',
    data,
    slotTypes,
    slots: { order_id: '3348917502' },
    trigger: { type: 'enter' },
    expect: { next: { type: 'outcome', outcome: 'next' } },
  },
  {
    title: 'asks even so when told to',
    data: { ...data, always: true },
    slotTypes,
    slots: { order_id: '3348917502' },
    trigger: { type: 'enter' },
    expect: { next: { type: 'input' } },
  },
  {
    title: 'reads the entity of its slot',
    data,
    slotTypes,
    trigger: {
      type: 'input',
      message: {
        text: 'Order ID: 3348917502',
        nlu: {
          intents: [],
          entities: [{ entity: 'order_number', value: '3348917502', text: '3348917502', start: 10, end: 20 }],
        },
      },
    },
    expect: {
      slots: { order_id: '3348917502' },
      understood: true,
      next: { type: 'outcome', outcome: 'next' },
    },
  },
  {
    title: 'does not take a message without the entity',
    data,
    slotTypes,
    trigger: said('no idea'),
    expect: { next: { type: 'no_match' } },
  },
  {
    title: 'takes the whole message for a text slot without entity',
    data: { slot: 'name', prompt: 'Your name?' },
    slotTypes: { name: { type: 'text' } },
    trigger: said(' Crystal Minh '),
    expect: { slots: { name: 'Crystal Minh' } },
  },
  {
    title: 'finds a value of a list, misspelt',
    data: { slot: 'membership', prompt: 'Which level?' },
    slotTypes: { membership: { type: 'list', values: ['Bronze', 'Silver', 'Gold'] } },
    trigger: said("I'm a bronce"),
    expect: { slots: { membership: 'Bronze' } },
  },
  {
    title: 'says why a value is not accepted, and holds other flows back',
    data: {
      slot: 'amount',
      prompt: 'How many?',
      validate: 'value < 10.0',
      invalid: '{{ value }} is too many.',
    },
    slotTypes: { amount: { type: 'number' } },
    trigger: said('12'),
    expect: { say: [{ text: '12 is too many.' }], next: { type: 'no_match', hold: true } },
  },
  {
    title: 'takes a tapped reply',
    data: { ...data, quickReplies: [{ label: 'My last order', value: 'last' }] },
    slotTypes,
    trigger: { type: 'input', message: { text: 'My last order', value: 'last' } },
    expect: { slots: { order_id: 'last' } },
  },
  {
    title: 'does not take the tapped reply of another state',
    data,
    slotTypes,
    trigger: { type: 'input', message: { text: 'Wrong size', value: 'size' } },
    expect: { next: { type: 'no_match' } },
  },
  {
    title: 'asks again in its own words',
    data: { ...data, reprompts: ['It has ten digits.'] },
    slotTypes,
    trigger: { type: 'reprompt', times: 1 },
    expect: { say: [{ text: 'It has ten digits.' }], next: { type: 'input' } },
  },
  {
    title: 'asks again after a digression',
    data,
    slotTypes,
    trigger: { type: 'resume' },
    expect: { say: [{ text: 'May I have your order ID?' }], next: { type: 'input' } },
  },
  {
    title: 'asks again after a silence, in its own words',
    data: { ...data, noInputPrompts: ['Take your time.'] },
    slotTypes,
    trigger: { type: 'silence', silences: 1 },
    expect: { say: [{ text: 'Take your time.' }], next: { type: 'input' } },
  },
  {
    title: 'drops a value that was there before and is not accepted, and asks',
    data: { ...amount, invalid: '{{ value }} is too many.' },
    slotTypes: { amount: { type: 'number' } },
    slots: { amount: 12 },
    trigger: { type: 'enter' },
    expect: {
      say: [{ text: '12 is too many.' }, { text: 'How many?' }],
      slots: { amount: null },
      next: { type: 'input' },
    },
  },
  {
    title: 'hears the value that is meant where another one is taken back',
    data: amount,
    slotTypes: { amount: { type: 'number' } },
    trigger: numbers('8, no wait, 9', [8, 0], [9, 12]),
    expect: { slots: { amount: 9 } },
  },
  {
    title: 'asks whether the value is right',
    data: { ...amount, confirm: 'So {{ value }}?' },
    slotTypes: { amount: { type: 'number' } },
    trigger: said('8'),
    expect: {
      say: [{ text: 'So 8?' }],
      local: { confirming: 8, refused: false },
      next: { type: 'input' },
    },
  },
  {
    title: 'keeps a value that was confirmed',
    data: { ...amount, confirm: 'So {{ value }}?' },
    slotTypes: { amount: { type: 'number' } },
    local: { confirming: 8, refused: false },
    trigger: said('yes, please'),
    expect: { slots: { amount: 8 }, understood: true, next: { type: 'outcome', outcome: 'next' } },
  },
  {
    title: 'asks again after a first no, which is no failure',
    data: { ...amount, confirm: 'So {{ value }}?' },
    slotTypes: { amount: { type: 'number' } },
    local: { confirming: 8, refused: false },
    trigger: said('no'),
    expect: { say: [{ text: 'How many?' }], local: { refused: true }, next: { type: 'input' } },
  },
  {
    title: 'confirms anew what is said instead',
    data: { ...amount, confirm: 'So {{ value }}?' },
    slotTypes: { amount: { type: 'number' } },
    local: { confirming: 8, refused: false },
    trigger: numbers('no, 9', [9, 4]),
    expect: { say: [{ text: 'So 9?' }], local: { confirming: 9 }, next: { type: 'input' } },
  },
  {
    title: 'asks an action whether the value is right',
    data: checked,
    slotTypes,
    trigger: order('3348917502'),
    expect: {
      local: { checking: { value: '3348917502', recognised: true, prefilled: false } },
      next: {
        type: 'request',
        effect: { type: 'run_action', action: 'find_order', input: { id: '3348917502' } },
      },
    },
  },
  {
    title: 'keeps a value that the action accepts',
    data: checked,
    slotTypes,
    local: { checking: { value: '3348917502', recognised: true, prefilled: false } },
    trigger: { type: 'action_result', result: { ...answer, output: { found: true } } },
    expect: { slots: { order_id: '3348917502' }, next: { type: 'outcome', outcome: 'next' } },
  },
  {
    title: 'says so when the action does not accept the value',
    data: checked,
    slotTypes,
    local: { checking: { value: '3348917502', recognised: true, prefilled: false } },
    trigger: { type: 'action_result', result: { ...answer, output: { found: false } } },
    expect: { say: [{ text: 'There is no order 3348917502.' }], next: { type: 'no_match', hold: true } },
  },
  {
    title: 'takes the error way when the action fails and that is connected',
    data: checked,
    slotTypes,
    connected: ['error'],
    local: { checking: { value: '3348917502', recognised: true, prefilled: false } },
    trigger: { type: 'request_failed', error: failure },
    expect: { next: { type: 'outcome', outcome: 'error', error: failure } },
  },
];
