import { z } from 'zod';
import { actionResult } from '../model/actionResult.ts';
import { errorData } from '../model/errorData.ts';
import { knowledgeResult } from '../model/knowledgeResult.ts';
import { nluResult } from '../model/nluResult.ts';

/** Milliseconds since the epoch, taken from the clock port when the event came in. */
const at = z.number();

/**
 * Everything that can happen to a conversation. Whatever is not deterministic (time, understanding, API answers,
 * retrieval) comes in as data here, so the ordered events are the recording.
 */
export const conversationEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), at, locale: z.string() }),
  z.strictObject({
    type: z.literal('message'),
    at,
    text: z.string(),
    /** Value of the quick reply that was tapped, if one was. */
    value: z.string().optional(),
    nlu: nluResult,
  }),
  z.strictObject({ type: z.literal('action_result'), at, id: z.string(), result: actionResult }),
  z.strictObject({ type: z.literal('knowledge_result'), at, id: z.string(), result: knowledgeResult }),
  /** A request could not be performed: its port failed. */
  z.strictObject({ type: z.literal('request_failed'), at, id: z.string(), error: errorData }),
]);

export type ConversationEvent = z.infer<typeof conversationEvent>;
