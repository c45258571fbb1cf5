import { z } from 'zod';
import { identifier } from '../identifier.ts';

/** How urgent a handoff is. */
export const priority = z.enum(['low', 'normal', 'high', 'urgent']);

/** Why a conversation is handed over: an escalate state, the customer, a rule of the project, or a failure. */
export const escalationTrigger = z.enum([
  'state',
  'person_requested',
  'danger',
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

const common = {
  /** Identifies the rule in handoff packets and tests. */
  id: identifier,
  /** Queue of the handoff; the policy's queue when absent. */
  queue: z.string().min(1).optional(),
  priority: priority.default('normal'),
  /** Said to the customer; the policy's message when absent. */
  message: z.string().min(1).optional(),
  /** What the agent should do first. */
  nextStep: z.string().min(1).optional(),
};

/** A reason to hand over. Rules are checked in every turn, in their order. */
export const escalationRule = z.discriminatedUnion('type', [
  /** The sentiment of this many messages in a row is below a value in [-1, 1]. */
  z.strictObject({
    ...common,
    type: z.literal('sentiment'),
    below: z.number().min(-1).max(1).default(-0.6),
    messages: z.number().int().min(1).max(20).default(1),
  }),
  /** The urgency of this many messages in a row reaches a value in [0, 1]. */
  z.strictObject({
    ...common,
    type: z.literal('urgency'),
    atLeast: z.number().min(0).max(1).default(0.5),
    messages: z.number().int().min(1).max(20).default(1),
  }),
  /** No intent reached this confidence in this many messages in a row. */
  z.strictObject({
    ...common,
    type: z.literal('confidence'),
    below: z.number().min(0).max(1).default(0.3),
    messages: z.number().int().min(1).max(20).default(2),
  }),
  /** The message contains one of the phrases, as whole words and ignoring case. */
  z.strictObject({ ...common, type: z.literal('keyword'), words: z.array(z.string().min(1)).default([]) }),
  /** More messages than this since a flow was last resolved. */
  z.strictObject({ ...common, type: z.literal('turns'), over: z.number().int().min(1).max(200).default(20) }),
  /** Calls of actions failed this often since a flow was last resolved. */
  z.strictObject({
    ...common,
    type: z.literal('action_failed'),
    actions: z.array(identifier).optional(),
    times: z.number().int().min(1).max(20).default(1),
  }),
  /** A call took longer than this. */
  z.strictObject({
    ...common,
    type: z.literal('action_slow'),
    actions: z.array(identifier).optional(),
    ms: z.number().int().min(1).max(120_000).default(5_000),
  }),
  /** The customer mentions a topic that only agents may handle. */
  z.strictObject({
    ...common,
    type: z.literal('restricted_topic'),
    intents: z.array(identifier).default([]),
  }),
  /** A condition over the usual names is true. */
  z.strictObject({ ...common, type: z.literal('condition'), when: z.string().min(1).default('false') }),
]);

export type Priority = z.infer<typeof priority>;
export type EscalationRule = z.infer<typeof escalationRule>;
export type EscalationTrigger = z.infer<typeof escalationTrigger>;
