import { z } from 'zod';
import { errorData, nluResult, rememberedSlots } from '../model/ports.ts';
import { answerEvents } from '../requests/requestRegistry.ts';
import { customer } from './snapshot.ts';

/** Milliseconds since the epoch, taken from the clock port when the event came in. */
const at = z.number();

/**
 * Everything that can happen to a conversation. Whatever is not deterministic (time, understanding, API answers,
 * retrieval) comes in as data here, so the ordered events are the recording.
 */
export const conversationEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    at,
    locale: z.string(),
    /** What chance decides in this conversation is drawn from it. */
    seed: z.number().int().default(0),
    customer: customer.default({ id: null, authenticated: false }),
    /** What is remembered of the customer and the project, by slot. */
    memory: rememberedSlots.default({}),
  }),
  z.strictObject({
    type: z.literal('message'),
    at,
    text: z.string(),
    /** Value of the quick reply that was tapped, if one was. */
    value: z.string().optional(),
    nlu: nluResult,
    /** True when values in it were masked for the log: its `nlu` then is all there is to understand it by. */
    masked: z.boolean().optional(),
  }),
  ...answerEvents,
  /** A scheduled time has come. */
  z.strictObject({ type: z.literal('timer'), at, id: z.string() }),
  /** A request could not be performed: its port failed. */
  z.strictObject({ type: z.literal('request_failed'), at, id: z.string(), error: errorData }),
]);

export type ConversationEvent = z.infer<typeof conversationEvent>;
