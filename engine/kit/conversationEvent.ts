import { z } from 'zod';
import { errorData, nluResult, rememberedSlots } from '../model/ports.ts';
import { reading } from '../model/reading.ts';
import { answerEvents } from '../requests/requestRegistry.ts';
import { customer } from './snapshot.ts';

/** Milliseconds since the epoch, read from the clock port when the event arrived. */
const at = z.number();

/**
 * Everything that can happen to a conversation. Whatever is not deterministic (time, understanding, API results,
 * search) arrives here as data, so the ordered events are the recording.
 */
export const conversationEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    at,
    locale: z.string(),
    /** Seed of all random choices in this conversation. */
    seed: z.number().int().default(0),
    customer: customer.default({ id: null, authenticated: false }),
    /** Remembered values of the customer and the project, by slot. */
    memory: rememberedSlots.default({}),
  }),
  z.strictObject({
    type: z.literal('message'),
    at,
    text: z.string(),
    /** Value of the tapped quick reply, if one was tapped. */
    value: z.string().optional(),
    nlu: nluResult,
    /** How the message can be understood here; absent in old recordings, which are read anew. */
    readings: z.array(reading).optional(),
    /** True if its values were masked for the log; it can then only be understood by its `nlu`. */
    masked: z.boolean().optional(),
  }),
  ...answerEvents,
  /** A timer has fired. */
  z.strictObject({ type: z.literal('timer'), at, id: z.string() }),
  /** A request could not be performed: its port failed. */
  z.strictObject({ type: z.literal('request_failed'), at, id: z.string(), error: errorData }),
]);

export type ConversationEvent = z.infer<typeof conversationEvent>;
