import type { NodeFixture } from '../../kit/nodeFixture.ts';

const data = { slot: 'order_id', prompt: 'May I have your order ID?' };
const slotTypes = { order_id: { type: 'text', entity: 'order_number' } } as const;
const said = (text: string) => ({ type: 'input', message: { text } });

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
];
