import { z } from 'zod';
import { priority } from './escalationRule.ts';
import { jsonObject } from './jsonSchema.ts';

/** Why a conversation goes to a person: an escalate state, what the customer did, a rule of the project, or trouble. */
export const escalationTrigger = z.enum([
  'state',
  'person_requested',
  'sentiment',
  'urgency',
  'confidence',
  'keyword',
  'turns',
  'action_failed',
  'action_slow',
  'restricted_topic',
  'condition',
  'no_match',
  'loop',
  'error',
]);

/** Everything a person needs to take a conversation over without asking again. Version 1 of the contract. */
export const handoffPacket = z.strictObject({
  packet: z.literal(1),
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
  /** In words, for the person who takes over. */
  reason: z.string(),
  /** One or two sentences: who wants what, and where it stopped. */
  summary: z.string(),
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
  tried: z.array(
    z.strictObject({
      type: z.enum(['action', 'knowledge', 'flow', 'reprompt']),
      name: z.string(),
      ok: z.boolean(),
      detail: z.string(),
    }),
  ),
  transcript: z.array(
    z.strictObject({ from: z.enum(['customer', 'assistant']), text: z.string(), at: z.number() }),
  ),
  nextStep: z.string(),
});

export type EscalationTrigger = z.infer<typeof escalationTrigger>;
export type HandoffPacket = z.infer<typeof handoffPacket>;
