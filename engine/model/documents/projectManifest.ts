import { z } from 'zod';
import { defaultTimeZone } from '../../base/formats/timeZone.ts';
import { durationText } from '../duration.ts';
import { encoder } from '../encoder.ts';
import { identifier, languageTag, timeZone, variableName } from '../identifier.ts';
import { policies } from './policies.ts';

/** Types of slot values. `list` allows the values in `values`; the others are also entities. */
export const slotType = z.enum([
  'text',
  'number',
  'money',
  'boolean',
  'date',
  'time',
  'email',
  'phone',
  'list',
]);

/** A declared slot: a typed value that a conversation collects. */
export const slotDefinition = z.strictObject({
  type: slotType,
  description: z.string().optional(),
  /** Entity that fills the slot from any message; absent: only the state that asks fills it. */
  entity: identifier.optional(),
  /** Only values with this role fill it; the state that asks also accepts values without a role. */
  role: identifier.optional(),
  /** Whether the dates of a `date` slot lie in the past or the future, where a message does not say so. */
  when: z.enum(['past', 'future']).optional(),
  /** Allowed values of a `list` slot. */
  values: z.array(z.string()).optional(),
  /** Masked in logs, recordings and handoff packets, and hidden in the simulator. */
  sensitive: z.boolean().optional(),
  /** Scope: this conversation, all conversations of the customer, or all conversations of all customers. */
  scope: z.enum(['conversation', 'customer', 'project']).optional(),
  /** Duration after which a value expires. */
  expires: durationText.optional(),
  /** What customers call it ("order", "size"): "no, the other order" asks for it again. */
  names: z.array(z.string().min(1)).optional(),
});

/** `dialoom.yaml`: the settings of the project. */
export const projectManifest = z.strictObject({
  /** Version of the document format. Migrated on opening; see `migrations/`. */
  dialoom: z.literal(2),
  name: z.string().min(1),
  description: z.string().optional(),
  defaultLocale: languageTag.default('en'),
  locales: z.array(languageTag).min(1).default(['en']),
  /** Locale -> fallback locales for missing texts, before its language and the default locale. */
  localeFallbacks: z.record(languageTag, z.array(languageTag)).default({}),
  /** The time zone whose days and hours count where nothing is known of the customer's: an IANA name. */
  timeZone: timeZone.default(defaultTimeZone),
  /** The flow that runs first. */
  entryFlow: identifier,
  slots: z.record(identifier, slotDefinition).default({}),
  policies: policies.prefault({}),
  /** What turns text into vectors, for search and understanding. */
  encoder: encoder.default({ type: 'builtin' }),
  /** Environment variables that actions may use, with an optional default. Never values of secrets. */
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
