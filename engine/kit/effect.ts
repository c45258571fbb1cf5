import { z } from 'zod';
import { escalationTrigger, priority } from '../model/escalationRule.ts';
import { generateRequest } from '../model/generateRequest.ts';
import { jsonObject } from '../model/jsonSchema.ts';
import { knowledgeHit } from '../model/knowledgeResult.ts';
import { nextStepStatement, reasonStatement } from '../model/statements.ts';

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
  /** Which passages may be found; those without access labels when absent. */
  filter: z
    .strictObject({
      tags: z.array(z.string()).exactOptional(),
      access: z.array(z.string()).exactOptional(),
    })
    .exactOptional(),
});

/** Run a script in its sandbox; what it returns comes back as a `script_result` event with the same id. */
const runScript = z.strictObject({
  type: z.literal('run_script'),
  id: z.string(),
  code: z.string(),
  input: jsonObject,
  /** Milliseconds. */
  timeoutMs: z.number().int().min(1),
});

/** Let a language model write a text; it comes back as a `generate_result` event with the same id. */
const generate = z.strictObject({
  type: z.literal('generate'),
  id: z.string(),
  /** The transcript is added by `conversation`, which has the log. */
  request: generateRequest.omit({ transcript: true }),
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
  say,
  runAction,
  searchKnowledge,
  runScript,
  generate,
  schedule,
  survey,
  remember,
  forget,
  escalate,
  end,
]);

/** The effects that are answered by an event of the same id. */
export const requestEffect = z.discriminatedUnion('type', [runAction, searchKnowledge, runScript, generate]);

export type QuickReply = z.infer<typeof quickReply>;
export type Effect = z.infer<typeof effect>;
export type SayEffect = z.infer<typeof say>;
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
