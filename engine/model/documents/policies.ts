import { z } from 'zod';
import { durationText } from '../duration.ts';
import { deskLanguage } from '../handoffPacket.ts';
import { identifier } from '../identifier.ts';
import { guardrails } from '../ports.ts';
import { escalationRule } from './escalationRule.ts';

/** A text that customers read. The default is one of the built-in texts, there in every built-in language. */
const said = (key: string) => z.string().min(1).default(`$dialoom.${key}`);

/** What a flow does when the customer brings up another one: run it, keep to this one, do it afterwards, ignore it. */
export const digressionMode = z.enum(['allow', 'hold', 'queue', 'forbid']);

const noMatch = z.strictObject({
  /** Failures in a row that may happen; the next one escalates (reprompt, then suggestions, then escalate). */
  escalateAfter: z.number().int().min(1).max(10).default(2),
  /** Texts of the reprompt when the state has none of its own; varied by failure count. */
  reprompts: z.array(z.string().min(1)).default(['$dialoom.no_match', '$dialoom.no_match_again']),
  /** Text before the suggestions. */
  suggestions: said('suggestions'),
});

const noInput = z.strictObject({
  /** Silence after which the customer is asked again; absent: never. */
  after: durationText.optional(),
  /** Said after each silence, in turn. */
  prompts: z.array(z.string().min(1)).min(1).default(['$dialoom.no_input']),
  /** Silences in a row that may happen; the next one ends the conversation. */
  endAfter: z.number().int().min(1).max(10).default(2),
  /** Said when it ends. */
  farewell: said('no_input_farewell'),
});

const clarification = z.strictObject({
  /** The two best intents are asked about when their confidences lie closer than this; 0: never. */
  margin: z.number().min(0).max(1).default(0.15),
  /** Intents below this confidence are not offered. */
  minimum: z.number().min(0).max(1).default(0.25),
  prompt: said('clarify'),
  /** Label of the answer that is neither. */
  neither: said('clarify_neither'),
});

const digressions = z.strictObject({
  /** What a flow does that does not say. */
  default: digressionMode.default('allow'),
  /** Flows within flows. */
  depth: z.number().int().min(1).max(10).default(3),
  /** Said on coming back; `flow` is the title of the flow gone on with. */
  resume: said('resume'),
  held: said('held'),
  queued: said('queued'),
});

const corrections = z.strictObject({
  enabled: z.boolean().default(true),
  /** Said when a value was corrected; `slot` and `value` are which and what. */
  acknowledgement: said('corrected'),
  /** Said when it cannot be changed any more, because an action was carried out with it. */
  tooLate: said('too_late_to_correct'),
});

const escalation = z.strictObject({
  /** Intent by which a customer asks for a person at any point. */
  personIntent: identifier.default('talk_to_person'),
  queue: z.string().min(1).default('support'),
  /** Language in which handoff packets are worded for the people who take over. */
  language: deskLanguage.default('en'),
  /** Said when the conversation is handed to a person by policy. */
  message: said('connecting'),
  rules: z
    .array(escalationRule)
    .default([])
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, {
      error: 'each rule needs an id of its own',
    }),
});

/** Project-wide behaviour that is policy, not wiring. Every field has a default, so `{}` is a valid policy. */
export const policies = z.strictObject({
  /** Confidence in [0, 1] below which an intent counts as no-match. */
  intentThreshold: z.number().min(0).max(1).default(0.5),
  /** Score in [0, 1] below which the knowledge base has no answer. */
  knowledgeThreshold: z.number().min(0).max(1).default(0.5),
  noMatch: noMatch.prefault({}),
  noInput: noInput.prefault({}),
  clarification: clarification.prefault({}),
  digressions: digressions.prefault({}),
  corrections: corrections.prefault({}),
  /** Giving up what is being done, and going back to where it began. */
  cancel: z
    .strictObject({
      intent: identifier.default('cancel'),
      message: said('cancelled'),
      /** Said when there is nothing to cancel. */
      nothing: said('nothing_to_cancel'),
    })
    .prefault({}),
  /** Saying the last question again. */
  repeat: z.strictObject({ intent: identifier.default('repeat') }).prefault({}),
  /** Wishes that are understood and not served, with an honest answer to each. */
  outOfScope: z.array(z.strictObject({ intent: identifier, answer: z.string().min(1) })).default([]),
  /** The same question is sent this many times at most without a way out beside it. */
  loopGuard: z
    .strictObject({
      repeats: z.number().int().min(1).max(10).default(2),
      person: said('way_out_person'),
      cancel: said('way_out_cancel'),
    })
    .prefault({}),
  escalation: escalation.prefault({}),
  /** What is known of a customer in the next conversation. */
  memory: z
    .strictObject({
      /** Boolean slot by which the customer agrees; absent: nothing is remembered of customers. */
      consentSlot: identifier.optional(),
      /** Intent by which a customer asks to be forgotten. */
      forgetIntent: identifier.default('forget_me'),
      forgotten: said('forgotten'),
    })
    .prefault({}),
  /** How a customer proves who they are, where a state or an action asks for it. */
  authentication: z
    .strictObject({
      /** Flow that is run first; absent: such a state takes its error way. */
      flow: identifier.optional(),
    })
    .prefault({}),
  /** Said before anything else: that this is a machine. Absent: nothing. */
  disclosure: z.string().min(1).optional(),
  /** What generated texts must keep to. */
  generation: guardrails.prefault({}),
});

export type DigressionMode = z.infer<typeof digressionMode>;
export type Policies = z.infer<typeof policies>;
