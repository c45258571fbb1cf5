import { z } from 'zod';
import { escalationTrigger } from '../model/handoffPacket.ts';
import { jsonObject } from '../model/jsonSchema.ts';
import { knowledgeHit } from '../model/knowledgeResult.ts';

/** A tappable answer. `value` is what the state receives; `label` is what the customer reads and "says". */
export const quickReply = z.strictObject({ label: z.string(), value: z.string() });

const say = z.strictObject({
  type: z.literal('say'),
  text: z.string(),
  quickReplies: z.array(quickReply).default([]),
  /** Passages that back the text. */
  citations: z.array(knowledgeHit).default([]),
});

/** Run an API action; its answer returns as an `action_result` event with the same id. */
const runAction = z.strictObject({
  type: z.literal('run_action'),
  /** Unique within the conversation, `fx_3`. */
  id: z.string(),
  action: z.string(),
  input: jsonObject,
});

/** Search the knowledge base; the answer returns as a `knowledge_result` event with the same id. */
const searchKnowledge = z.strictObject({
  type: z.literal('search_knowledge'),
  id: z.string(),
  query: z.string(),
  limit: z.number().int().min(1),
  threshold: z.number(),
});

/** Hand over to a person. `conversation` turns it into a handoff packet. */
const escalate = z.strictObject({
  type: z.literal('escalate'),
  trigger: escalationTrigger,
  reason: z.string(),
  queue: z.string(),
  priority: z.enum(['low', 'normal', 'high', 'urgent']),
  nextStep: z.string(),
  flow: z.string(),
  state: z.string(),
});

const end = z.strictObject({
  type: z.literal('end'),
  resolution: z.enum(['resolved', 'unresolved', 'escalated']),
});

/** Something the machine wants done. The machine itself does nothing: `conversation` performs effects through ports. */
export const effect = z.discriminatedUnion('type', [say, runAction, searchKnowledge, escalate, end]);

export type QuickReply = z.infer<typeof quickReply>;
export type Effect = z.infer<typeof effect>;
export type SayEffect = z.infer<typeof say>;
export type EscalateEffect = z.infer<typeof escalate>;
/** An effect that is answered by an event; the machine gives it its id. */
export type RequestEffect = z.infer<typeof runAction> | z.infer<typeof searchKnowledge>;
/** A {@link RequestEffect} as a step asks for it. */
export type EffectRequest = RequestEffect extends infer E
  ? E extends RequestEffect
    ? Omit<E, 'id'>
    : never
  : never;
