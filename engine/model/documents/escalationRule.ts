import { z } from 'zod';
import { identifier } from '../identifier.ts';

/** How urgent a handover is. */
export const priority = z.enum(['low', 'normal', 'high', 'urgent']);

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

const common = {
  /** Names the rule in handoff packets and tests. */
  id: identifier,
  /** Team that takes over; the policy's queue when absent. */
  queue: z.string().min(1).optional(),
  priority: priority.default('normal'),
  /** Said to the customer; the policy's message when absent. */
  message: z.string().min(1).optional(),
  /** What the person should do first. */
  nextStep: z.string().min(1).optional(),
};

/** One reason to hand a conversation over, looked at in every turn, in the order in which the rules stand. */
export const escalationRule = z.discriminatedUnion('type', [
  /** The mood of so many messages in a row lies below a value in [-1, 1]. */
  z.strictObject({
    ...common,
    type: z.literal('sentiment'),
    below: z.number().min(-1).max(1).default(-0.6),
    messages: z.number().int().min(1).max(20).default(1),
  }),
  /** The words of so many messages in a row press for time at least as much as a value in [0, 1]. */
  z.strictObject({
    ...common,
    type: z.literal('urgency'),
    atLeast: z.number().min(0).max(1).default(0.5),
    messages: z.number().int().min(1).max(20).default(1),
  }),
  /** What the customer wants was not recognised with this confidence in so many messages in a row. */
  z.strictObject({
    ...common,
    type: z.literal('confidence'),
    below: z.number().min(0).max(1).default(0.3),
    messages: z.number().int().min(1).max(20).default(2),
  }),
  /** The message holds one of the words, as whole words and in any case. */
  z.strictObject({ ...common, type: z.literal('keyword'), words: z.array(z.string().min(1)).default([]) }),
  /** So many messages since a flow was last resolved. */
  z.strictObject({ ...common, type: z.literal('turns'), over: z.number().int().min(1).max(200).default(20) }),
  /** Calls of an action failed so many times since a flow was last resolved. */
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
  /** The customer brings up what only a person may talk about. */
  z.strictObject({
    ...common,
    type: z.literal('restricted_topic'),
    intents: z.array(identifier).default([]),
  }),
  /** A condition over the usual names holds. */
  z.strictObject({ ...common, type: z.literal('condition'), when: z.string().min(1).default('false') }),
]);

export type Priority = z.infer<typeof priority>;
export type EscalationRule = z.infer<typeof escalationRule>;
export type EscalationTrigger = z.infer<typeof escalationTrigger>;
