import { z } from 'zod';
import { escalationTrigger, priority } from '../model/documents/escalationRule.ts';
import { jsonObject } from '../model/jsonSchema.ts';
import { type KnowledgeHit, knowledgeHit } from '../model/ports.ts';
import { nextStepStatement, reasonStatement } from '../model/statements.ts';
import { isRequestType, requestEffects } from '../requests/requestRegistry.ts';

/** A tappable answer. `value` is what the state receives; `label` is what the customer reads and "says". */
export const quickReply = z.strictObject({ label: z.string(), value: z.string() });

const sayEffect = z.strictObject({
  type: z.literal('say'),
  text: z.string(),
  quickReplies: z.array(quickReply).default([]),
  /** Passages that back the text. */
  citations: z.array(knowledgeHit).default([]),
});

/** Wake the conversation up with a `timer` event of this id. The snapshot's `timer` says whether that is still wanted. */
const schedule = z.strictObject({
  type: z.literal('schedule'),
  id: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
});

/** What the customer thinks of the conversation. */
const survey = z.strictObject({
  type: z.literal('survey'),
  flow: z.string(),
  state: z.string(),
  score: z.number(),
  /** Best score possible; the worst is 1. */
  scale: z.number().int(),
  comment: z.string(),
});

/** Keep values beyond this conversation; null forgets one. */
const remember = z.strictObject({
  type: z.literal('remember'),
  scope: z.enum(['customer', 'project']),
  slots: jsonObject,
});

/** Forget everything known of the customer. */
const forget = z.strictObject({ type: z.literal('forget') });

/** Hand over to a person. `conversation` turns it into a handoff packet. */
const escalate = z.strictObject({
  type: z.literal('escalate'),
  trigger: escalationTrigger,
  /** Id of the escalation rule that fired; null when none did. */
  rule: z.string().nullable().default(null),
  reason: reasonStatement,
  queue: z.string(),
  priority,
  /** Null: to go on from where the conversation stopped. */
  nextStep: nextStepStatement.nullable(),
  flow: z.string(),
  state: z.string(),
});

const end = z.strictObject({
  type: z.literal('end'),
  resolution: z.enum(['resolved', 'unresolved', 'escalated']),
});

/** Something the machine wants done. The machine itself does nothing: `conversation` performs effects through ports. */
export const effect = z.discriminatedUnion('type', [
  sayEffect,
  ...requestEffects,
  schedule,
  survey,
  remember,
  forget,
  escalate,
  end,
]);

/** The effects that are answered by an event of the same id; see `engine/requests`. */
export const requestEffect = z.discriminatedUnion('type', requestEffects);

export type QuickReply = z.infer<typeof quickReply>;
export type Effect = z.infer<typeof effect>;
export type SayEffect = z.infer<typeof sayEffect>;
export type SurveyEffect = z.infer<typeof survey>;
export type EscalateEffect = z.infer<typeof escalate>;
/** An effect that is answered by an event; the machine gives it its id. */
export type RequestEffect = z.infer<typeof requestEffect>;
/** A {@link RequestEffect} as a step asks for it. */
export type EffectRequest = RequestEffect extends infer E
  ? E extends RequestEffect
    ? Omit<E, 'id'>
    : never
  : never;

/** Tells the effects that are answered by an event from all others. */
export function isRequest(effect: Effect): effect is RequestEffect {
  return isRequestType(effect.type);
}

/** A message to the customer, as a step returns it. */
export function say(
  text: string,
  quickReplies: readonly QuickReply[] = [],
  citations: readonly KnowledgeHit[] = [],
): SayEffect {
  return { type: 'say', text, quickReplies: [...quickReplies], citations: [...citations] };
}
