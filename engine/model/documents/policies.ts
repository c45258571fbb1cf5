import { z } from 'zod';
import { durationText } from '../duration.ts';
import { deskLanguage } from '../handoffPacket.ts';
import { identifier } from '../identifier.ts';
import { guardrails } from '../ports.ts';
import { privateDataKinds } from '../privateData/index.ts';
import { escalationRule } from './escalationRule.ts';

/** A text for customers. The default is a built-in text, which exists in every built-in language. */
const said = (key: string) => z.string().min(1).default(`$dialoom.${key}`);

/** Two capital letters that stand for a country: `US`, `DE`. */
export const countryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'must be a two-letter country code such as US or DE' });

/**
 * How a flow handles a change of topic: run the other flow, finish this one first, queue the other one, or ignore it.
 */
export const digressionMode = z.enum(['allow', 'hold', 'queue', 'forbid']);

const noMatch = z.strictObject({
  /** Consecutive failures allowed; the next one escalates (reprompt, then suggestions, then escalate). */
  escalateAfter: z.number().int().min(1).max(10).default(2),
  /** Reprompts for states without their own; used one after the other. */
  reprompts: z.array(z.string().min(1)).default(['$dialoom.no_match', '$dialoom.no_match_again']),
  /** Text before the suggestions. */
  suggestions: said('suggestions'),
});

const noInput = z.strictObject({
  /** Silence after which the customer is prompted again; absent: never. */
  after: durationText.optional(),
  /** Said one after the other, one for each silence. */
  prompts: z.array(z.string().min(1)).min(1).default(['$dialoom.no_input']),
  /** Consecutive silences allowed; the next one ends the conversation. */
  endAfter: z.number().int().min(1).max(10).default(2),
  /** Said when silence ends the conversation. */
  farewell: said('no_input_farewell'),
});

const clarification = z.strictObject({
  /** Asks when the two best confidences differ by less than this; 0: never. */
  margin: z.number().min(0).max(1).default(0.15),
  /** Intents below this confidence are not offered. */
  minimum: z.number().min(0).max(1).default(0.25),
  prompt: said('clarify'),
  /** Label of the quick reply for "neither". */
  neither: said('clarify_neither'),
});

const digressions = z.strictObject({
  /** The mode of flows that do not set one. */
  default: digressionMode.default('allow'),
  /** How many digressions may be nested. */
  depth: z.number().int().min(1).max(10).default(3),
  /** Said when a flow is resumed; `flow` is its title. */
  resume: said('resume'),
  held: said('held'),
  queued: said('queued'),
});

const corrections = z.strictObject({
  enabled: z.boolean().default(true),
  /** Said when a value was corrected; `slot` is the name of the slot, `value` the new value. */
  acknowledgement: said('corrected'),
  /** Said when it is too late, because an action was already carried out with the value. */
  tooLate: said('too_late_to_correct'),
});

const escalation = z.strictObject({
  /** Intent that hands over at any point. */
  personIntent: identifier.default('talk_to_person'),
  queue: z.string().min(1).default('support'),
  /** Language of handoff packets. */
  language: deskLanguage.default('en'),
  /** Said when a policy hands over the conversation. */
  message: said('connecting'),
  rules: z
    .array(escalationRule)
    .default([])
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, {
      error: 'each rule needs a unique id',
    }),
});

const privateDataIds = privateDataKinds.map(({ id }) => id);

/** Project-wide behaviour. Every field has a default, so `{}` is a valid policy. */
export const policies = z.strictObject({
  /** Intents below this confidence, in [0, 1], are not recognised. */
  intentThreshold: z.number().min(0).max(1).default(0.5),
  /** Passages below this score, in [0, 1], do not count as an answer. */
  knowledgeThreshold: z.number().min(0).max(1).default(0.5),
  /** How a customer's messages are put together. */
  messages: z
    .strictObject({
      /** Messages that follow each other within this time, in seconds, are read as one; 0: only while a turn runs. */
      pause: z.number().min(0).max(5).default(1.5),
    })
    .prefault({}),
  noMatch: noMatch.prefault({}),
  noInput: noInput.prefault({}),
  clarification: clarification.prefault({}),
  digressions: digressions.prefault({}),
  corrections: corrections.prefault({}),
  /** Cancelling the current task. */
  cancel: z
    .strictObject({
      intent: identifier.default('cancel'),
      message: said('cancelled'),
      /** Said when there is nothing to cancel. */
      nothing: said('nothing_to_cancel'),
    })
    .prefault({}),
  /** Repeating the last prompt. */
  repeat: z.strictObject({ intent: identifier.default('repeat') }).prefault({}),
  /** Out-of-scope intents, each with its answer. */
  outOfScope: z.array(z.strictObject({ intent: identifier, answer: z.string().min(1) })).default([]),
  /**
   * Guard against repeated questions: how often the same question may be asked in a row before exit options are shown.
   */
  loopGuard: z
    .strictObject({
      repeats: z.number().int().min(1).max(10).default(2),
      person: said('way_out_person'),
      cancel: said('way_out_cancel'),
    })
    .prefault({}),
  escalation: escalation.prefault({}),
  /** Customer memory. */
  memory: z
    .strictObject({
      /** Boolean slot that holds the consent; absent: nothing is remembered about customers. */
      consentSlot: identifier.optional(),
      /** Intent that deletes the customer memory. */
      forgetIntent: identifier.default('forget_me'),
      forgotten: said('forgotten'),
    })
    .prefault({}),
  /** Private data in messages, which is masked in everything that is kept. */
  masking: z
    .strictObject({
      /** The kinds that are masked; an empty list: only values of sensitive slots are. */
      kinds: z
        .array(z.enum(privateDataIds, { error: `must be one of ${privateDataIds.join(', ')}` }))
        .default([...privateDataIds]),
    })
    .prefault({}),
  /** How customers are authenticated where a state or an action requires it. */
  authentication: z
    .strictObject({
      /** Runs before a protected state; absent: such states follow their error transition. */
      flow: identifier.optional(),
    })
    .prefault({}),
  /** What is done when somebody's life is in danger: it is checked before everything else. */
  safety: z
    .strictObject({
      enabled: z.boolean().default(true),
      /** Two-letter code of the country whose emergency numbers are given; absent: guessed from the locale. */
      country: countryCode.optional(),
      /** Queue of the handoff; the queue of all handoffs when absent. */
      queue: z.string().min(1).optional(),
      /** Said instead of the built-in texts. */
      message: z.string().min(1).optional(),
    })
    .prefault({}),
  /** A language model may propose readings of messages; the endpoint is configured outside the project. */
  languageModel: z
    .strictObject({
      /** Messages that are not understood are sent to the language model, with private data masked. */
      enabled: z.boolean().default(false),
      /** What it has not answered by then is left out. */
      timeout: durationText.default('3s'),
    })
    .prefault({}),
  /** Questions that no intent explains. */
  questions: z
    .strictObject({
      /** The flow that answers them; absent: they count as not understood. */
      flow: identifier.optional(),
    })
    .prefault({}),
  /** Ends the conversation when the customer says goodbye and no state handles it. */
  farewell: z
    .strictObject({
      message: said('goodbye'),
      /** Said before it when something is unfinished; `flow` is its title. */
      open: said('left_open'),
    })
    .prefault({}),
  /** Said first, to tell customers that they talk to a machine. Absent: nothing. */
  disclosure: z.string().min(1).optional(),
  /** Rules for generated texts. */
  generation: guardrails.prefault({}),
});

export type DigressionMode = z.infer<typeof digressionMode>;
export type Policies = z.infer<typeof policies>;
