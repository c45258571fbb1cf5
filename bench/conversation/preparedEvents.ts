import type { ConversationEvent } from '../../engine/kit/conversationEvent.ts';
import type { NluResult } from '../../engine/model/ports.ts';
import { customerLines } from './script.ts';

type MessageEvent = Extract<ConversationEvent, { type: 'message' }>;

/** Start of the conversation in the bench, in milliseconds since the epoch. */
export const startedAt = 1_700_000_000_000;

const [, number] = customerLines;
const found = /\d{10}/.exec(number);
const order = {
  entity: 'order_number',
  value: found?.[0] ?? '',
  text: found?.[0] ?? '',
  start: found?.index ?? 0,
  end: (found?.index ?? 0) + 10,
};

const understood: readonly NluResult[] = [
  { intents: [{ intent: 'opening_hours', confidence: 0.08 }], entities: [] },
  { intents: [{ intent: 'order_status', confidence: 0.21 }], entities: [order] },
  { intents: [{ intent: 'order_status', confidence: 0.05 }], entities: [] },
];

/** The customer's messages as events with their meaning, for measurements without understanding. */
export const preparedMessages: readonly MessageEvent[] = customerLines.map((text, place) => ({
  type: 'message',
  at: startedAt + (place + 1) * 1_000,
  text,
  nlu: understood[place] ?? { intents: [], entities: [] },
}));
