import { z } from 'zod';
import { durationText } from '../duration.ts';
import { encoder } from '../encoder.ts';
import { identifier, languageTag, variableName } from '../identifier.ts';
import { policies } from './policies.ts';

/** Types of slot values. `list` takes its values from `values`; the rest name the entity they are read from. */
export const slotType = z.enum(['text', 'number', 'money', 'boolean', 'date', 'email', 'phone', 'list']);

/** One declared slot: a typed value that a conversation collects. Slots live as long as the conversation. */
export const slotDefinition = z.strictObject({
  type: slotType,
  description: z.string().optional(),
  /** Entity that fills the slot from any message; absent: only the state that asks fills it. */
  entity: identifier.optional(),
  /** Only values of the entity in this role fill it; the state that asks also takes one whose role nothing tells. */
  role: identifier.optional(),
  /** Allowed values of a `list` slot. */
  values: z.array(z.string()).optional(),
  /** Masked in logs, recordings and handoff packets, and hidden in the simulator. */
  sensitive: z.boolean().optional(),
  /** How long a value lives: this conversation, all conversations of the customer, or of everybody. */
  scope: z.enum(['conversation', 'customer', 'project']).optional(),
  /** Span of time after which a value is forgotten. */
  expires: durationText.optional(),
  /** Words by which customers call it ("order", "size"): "no, the other order" asks for it anew. */
  names: z.array(z.string().min(1)).optional(),
});

/** `dialoom.yaml`: what holds for the whole project. */
export const projectManifest = z.strictObject({
  /** Version of the document format. Migrated on opening; see `migrations/`. */
  dialoom: z.literal(2),
  name: z.string().min(1),
  description: z.string().optional(),
  defaultLocale: languageTag.default('en'),
  locales: z.array(languageTag).min(1).default(['en']),
  /** Locale -> locales whose texts stand in for missing ones, before its language and the default locale. */
  localeFallbacks: z.record(languageTag, z.array(languageTag)).default({}),
  /** Flow that a conversation starts with. */
  entryFlow: identifier,
  slots: z.record(identifier, slotDefinition).default({}),
  policies: policies.prefault({}),
  /** What turns texts into vectors, for search and understanding. */
  encoder: encoder.default({ type: 'builtin' }),
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
export type ProjectManifest = z.infer<typeof projectManifest>;
