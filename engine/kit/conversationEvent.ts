import { z } from 'zod';
import { type Attachment, attachment } from '../model/attachment.ts';
import { errorData, nluResult, rememberedSlots } from '../model/ports.ts';
import { reading } from '../model/reading.ts';
import { answerEvents } from '../requests/requestRegistry.ts';
import { customer, customerPlace } from './snapshot.ts';

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
    /** Where the customer is; absent if only the locale of the project is known, and in earlier recordings. */
    place: customerPlace.exactOptional(),
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
    /**
     * The places of the single messages in the text, if the customer wrote it in several; line breaks separate them.
     * `at` is when each arrived.
     */
    messages: z
      .array(z.strictObject({ at, start: z.number().int().min(0), end: z.number().int().min(0) }))
      .min(2)
      .optional(),
    /** What came with the message, or with the last of several. */
    attachments: z.array(attachment).min(1).optional(),
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

/** A message as the customer sent it. */
export interface SingleMessage {
  /** When it arrived, or was read if it was the only one of its turn; milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
  readonly value?: string;
  readonly attachments?: Attachment[];
}

/** The messages that a message event is made of, one or several, in order. */
export function singleMessages({
  at: readAt,
  text,
  value,
  messages,
  attachments,
}: Extract<ConversationEvent, { type: 'message' }>): readonly SingleMessage[] {
  const places = messages ?? [{ at: readAt, start: 0, end: text.length }];
  return places.map((place, index) => ({
    at: place.at,
    text: text.slice(place.start, place.end),
    ...(value !== undefined && { value }),
    // An attachment closes a turn, so it is in the last message.
    ...(attachments !== undefined && index === places.length - 1 && { attachments }),
  }));
}
