import { z } from 'zod';
import { attachment } from './attachment.ts';
import { escalationTrigger, priority } from './documents/escalationRule.ts';
import { jsonObject } from './jsonSchema.ts';
import { nextStepStatement, reasonStatement, summaryStatement, triedStatement } from './statements.ts';

const tried = {
  type: z.enum(['action', 'knowledge', 'flow', 'reprompt']),
  name: z.string(),
  ok: z.boolean(),
};

/**
 * Everything an agent needs to continue a conversation without asking again. The log contains statements; their
 * sentences are added when the packet leaves, see {@link sentPacket}. Version 2 of the contract.
 */
export const handoffPacket = z.strictObject({
  packet: z.literal(2),
  /** Unique and stable: the same escalation always has the same id, even if it is delivered twice. */
  id: z.string(),
  conversationId: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  project: z.string(),
  locale: z.string(),
  queue: z.string(),
  priority: priority,
  trigger: escalationTrigger,
  /** Id of the escalation rule that fired; null if none did. */
  rule: z.string().nullable().default(null),
  reason: reasonStatement,
  /** Who wants what, what is known, where it stopped: one sentence each. */
  summary: z.array(summaryStatement),
  /** The customer's id in the system that vouched for them, and whether they are authenticated. */
  identity: z
    .strictObject({ id: z.string().nullable(), authenticated: z.boolean() })
    .default({ id: null, authenticated: false }),
  /** Known facts about the customer, by slot (e-mail, name, phone…). */
  customer: jsonObject,
  /** The recognised intent and the customer's words. */
  intent: z.strictObject({ name: z.string(), utterance: z.string() }).nullable(),
  /** All filled slots; sensitive ones masked. */
  slots: jsonObject,
  /** Where the conversation stopped. */
  state: z.strictObject({ flow: z.string(), state: z.string() }),
  /** What was attempted, in order. */
  tried: z.array(z.strictObject({ ...tried, detail: triedStatement })),
  transcript: z.array(
    z.strictObject({
      from: z.enum(['customer', 'assistant']),
      text: z.string(),
      /** Pictures, voice messages, videos and files, which are with the channel. */
      attachments: z.array(attachment).exactOptional(),
      at: z.number(),
    }),
  ),
  nextStep: nextStepStatement,
});

/** Languages of handoff packets: those of `engine/words`. */
export const deskLanguage = z.enum(['en', 'de']);

/** A statement with its sentence. Systems use the code; people read the text. */
const worded = z.strictObject({ code: z.string(), params: jsonObject, text: z.string() });

/** A packet as sent to the desk: every statement with its sentence in the language of the desk. */
export const sentPacket = handoffPacket.extend({
  /** Language of the sentences. */
  language: deskLanguage,
  reason: worded,
  summary: z.strictObject({ text: z.string(), parts: z.array(worded) }),
  tried: z.array(z.strictObject({ ...tried, detail: worded })),
  nextStep: worded,
});

export type HandoffPacket = z.infer<typeof handoffPacket>;
export type DeskLanguage = z.infer<typeof deskLanguage>;
export type SentPacket = z.infer<typeof sentPacket>;
