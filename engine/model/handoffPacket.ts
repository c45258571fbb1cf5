import { z } from 'zod';
import { escalationTrigger, priority } from './documents/escalationRule.ts';
import { jsonObject } from './jsonSchema.ts';
import { nextStepStatement, reasonStatement, summaryStatement, triedStatement } from './statements.ts';

const tried = {
  type: z.enum(['action', 'knowledge', 'flow', 'reprompt']),
  name: z.string(),
  ok: z.boolean(),
};

/**
 * Everything a person needs to take a conversation over without asking again, as the log keeps it: with statements in
 * place of sentences. It is worded when it leaves, see {@link sentPacket}. Version 2 of the contract.
 */
export const handoffPacket = z.strictObject({
  packet: z.literal(2),
  /** Unique and stable: the same escalation delivered twice carries the same id. */
  id: z.string(),
  conversationId: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  project: z.string(),
  locale: z.string(),
  queue: z.string(),
  priority: priority,
  trigger: escalationTrigger,
  /** Id of the escalation rule that fired; null when none did. */
  rule: z.string().nullable().default(null),
  reason: reasonStatement,
  /** Who wants what, what is known, where it stopped: a sentence each. */
  summary: z.array(summaryStatement),
  /** Who the customer is for the system that vouched for them, and whether they have proved it. */
  identity: z
    .strictObject({ id: z.string().nullable(), authenticated: z.boolean() })
    .default({ id: null, authenticated: false }),
  /** Known facts on the customer, by slot name (e-mail, name, phone…). */
  customer: jsonObject,
  /** What they wanted: the intent recognised and the words that said so. */
  intent: z.strictObject({ name: z.string(), utterance: z.string() }).nullable(),
  /** All filled slots; sensitive ones masked. */
  slots: jsonObject,
  /** Where the conversation stood. */
  state: z.strictObject({ flow: z.string(), state: z.string() }),
  /** What was tried, in order. */
  tried: z.array(z.strictObject({ ...tried, detail: triedStatement })),
  transcript: z.array(
    z.strictObject({ from: z.enum(['customer', 'assistant']), text: z.string(), at: z.number() }),
  ),
  nextStep: nextStepStatement,
});

/** Languages that a desk can read packets in: those of `engine/words`. */
export const deskLanguage = z.enum(['en', 'de']);

/** A statement with its sentence. Systems decide by the code; people read the text. */
const worded = z.strictObject({ code: z.string(), params: jsonObject, text: z.string() });

/** A packet as it leaves for the desk: every statement beside its sentence, in the language of the desk. */
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
