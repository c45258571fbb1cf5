import { z } from 'zod';
import { identifier, languageTag, variableName } from './identifier.ts';

/** Types of slot values. `list` takes its values from `values`; the rest name the entity they are read from. */
export const slotType = z.enum(['text', 'number', 'boolean', 'date', 'email', 'phone', 'list']);

/** One declared slot: a typed value that a conversation collects. Slots live as long as the conversation. */
export const slotDefinition = z.strictObject({
  type: slotType,
  description: z.string().optional(),
  /** Entity that fills the slot from any message; absent: only the state that asks fills it. */
  entity: identifier.optional(),
  /** Allowed values of a `list` slot. */
  values: z.array(z.string()).optional(),
  /** Masked in handoff packets and hidden in the simulator. Recordings keep it: replaying needs what was said. */
  sensitive: z.boolean().optional(),
});

/** Project-wide behaviour that is policy, not wiring. Every field has a default, so `{}` is a valid policy. */
export const policies = z.strictObject({
  /** Confidence in [0, 1] below which an intent counts as no-match. */
  intentThreshold: z.number().min(0).max(1).default(0.5),
  /** Score in [0, 1] below which the knowledge base has no answer. */
  knowledgeThreshold: z.number().min(0).max(1).default(0.5),
  noMatch: z
    .strictObject({
      /** Failures in one state before the conversation escalates (reprompt, then suggestions, then escalate). */
      escalateAfter: z.number().int().min(1).max(10).default(2),
      /** Texts of the reprompt when the state has none of its own; varied by failure count. */
      reprompts: z.array(z.string()).default(["Sorry, I didn't get that. Could you put it another way?"]),
      /** Text before the suggestions. */
      suggestions: z.string().default('I can help with one of these:'),
    })
    .prefault({}),
  escalation: z
    .strictObject({
      /** Intent by which a customer asks for a person at any point. */
      personIntent: identifier.default('talk_to_person'),
      queue: z.string().default('support'),
      /** Said when the conversation is handed to a person by policy. */
      message: z.string().default('I am connecting you with a colleague who can help you further.'),
    })
    .prefault({}),
});

/** `dialoom.yaml`: what holds for the whole project. */
export const projectManifest = z.strictObject({
  /** Version of the document format. Migrated on opening; see `migrations/`. */
  dialoom: z.literal(2),
  name: z.string().min(1),
  description: z.string().optional(),
  defaultLocale: languageTag.default('en'),
  locales: z.array(languageTag).min(1).default(['en']),
  /** Flow that a conversation starts with. */
  entryFlow: identifier,
  slots: z.record(identifier, slotDefinition).default({}),
  policies: policies.prefault({}),
  /** Names of environment variables that actions may use, with an optional default. Never values of secrets. */
  environment: z
    .strictObject({
      variables: z
        .record(
          variableName,
          z.strictObject({ description: z.string().optional(), default: z.string().optional() }),
        )
        .default({}),
      secrets: z.record(variableName, z.strictObject({ description: z.string().optional() })).default({}),
    })
    .prefault({}),
});

export type SlotType = z.infer<typeof slotType>;
export type SlotDefinition = z.infer<typeof slotDefinition>;
export type Policies = z.infer<typeof policies>;
export type ProjectManifest = z.infer<typeof projectManifest>;
