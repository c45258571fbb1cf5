import { expect, test } from 'vitest';
import { hear } from '../heard.ts';
import type { Waiting, WaitingSlot } from '../waiting.ts';
import { proposeFacts } from './facts.ts';

/** A name that a later state asks for, by a pattern that takes any words. */
const name: WaitingSlot = {
  slot: 'customer_name',
  definition: { type: 'text' },
  entity: 'full_name',
  entities: new Set(['full_name']),
  names: ['name'],
  value: null,
  asked: false,
  flows: new Set(['order_status']),
  upcoming: 'full_name',
};

const waiting: Waiting = {
  expectation: null,
  prompt: 'Which e-mail address?',
  claims: [],
  asked: 'email',
  slots: [name],
  running: ['order_status'],
  meaningOf: () => ({ kind: 'none' }),
  threshold: 0.5,
  corrections: true,
  safety: false,
  locale: 'en',
};

function factsIn(text: string): readonly unknown[] {
  const mention = { entity: 'full_name', value: text, text, start: 0, end: text.length };
  const message = { text, nlu: { intents: [], entities: [mention] } };
  return proposeFacts(hear(message, 'en'), waiting).map(({ value }) => value);
}

test.each(['tom okafor', 'Crystal Minh', 'Will Post', 'lena fischer'])('a name is kept: %s', (text) => {
  expect(factsIn(text)).toEqual([text]);
});

test.each([
  'abschicken per Post',
  'abholen im Laden',
  'lieber per Express',
  'please send post',
  'return by mail',
  'pick up tomorrow',
])('words that everybody uses are no name that nobody asked for: %s', (text) => {
  expect(factsIn(text)).toEqual([]);
});
