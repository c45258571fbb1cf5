import { z } from 'zod';
import { json } from './jsonSchema.ts';

/**
 * What a message, or a part of it, can be:
 * - `danger`: somebody's life is in danger; `about` says which kind
 * - `person`: the customer wants a person
 * - `correction`: of the slot `about`; the value is null if the right one is not given
 * - `answer`: to the question that was asked; for options, `about` is the id
 * - `fact`: a value for the slot `about`, which was not asked for
 * - `flow`: the customer wants the flow `about`
 * - `scope`: the intent `about`, which is out of scope
 * - `question`: for the knowledge base
 * - `control`: `about` is cancel, repeat, wait, back, forget or language
 * - `act`: a social act such as a greeting; `about` says which
 * - `meta`: about the assistant or its question; `about` says what
 */
export const readingKinds = [
  'danger',
  'person',
  'correction',
  'answer',
  'fact',
  'flow',
  'scope',
  'question',
  'control',
  'act',
  'meta',
] as const;

/** Why a reading is plausible, as data; words are made where a person reads it. */
export const readingEvidence = z.discriminatedUnion('code', [
  /** A quick reply was tapped. */
  z.strictObject({ code: z.literal('tapped') }),
  /** The words are a known phrase: a label, a synonym, or a phrase of the language. */
  z.strictObject({ code: z.literal('phrase'), phrase: z.string() }),
  /** A word that is in no dictionary, read as a similar phrase. */
  z.strictObject({ code: z.literal('spelling'), word: z.string(), phrase: z.string() }),
  /** "the second one": the place in the list, from 1. */
  z.strictObject({ code: z.literal('position'), position: z.number().int() }),
  z.strictObject({ code: z.literal('intent'), intent: z.string(), confidence: z.number() }),
  /** Customers say this in similar words, by a trained model. */
  z.strictObject({ code: z.literal('talk'), confidence: z.number() }),
  z.strictObject({ code: z.literal('entity'), entity: z.string(), text: z.string() }),
  /** The meaning is close to that of the phrase; the similarity is a cosine. */
  z.strictObject({ code: z.literal('meaning'), phrase: z.string(), similarity: z.number() }),
  /** The slot is named. */
  z.strictObject({ code: z.literal('named'), slot: z.string() }),
  /** The words mark an earlier value as wrong. */
  z.strictObject({ code: z.literal('marked') }),
  /** The message as a whole is the value. */
  z.strictObject({ code: z.literal('whole') }),
  /** It has the form of a question. */
  z.strictObject({ code: z.literal('question') }),
  /** A language model proposed it, with a score of its own. */
  z.strictObject({ code: z.literal('model'), model: z.string(), score: z.number() }),
]);

/**
 * What keeps a reading from having its consequence. `unconfirmed`: only a language model says so, and it cannot be taken
 * back or something else speaks against it, so the customer is asked.
 */
export const readingGuards = ['negated', 'hypothetical', 'unconfirmed'] as const;

/** One way to understand a message or a part of it. */
export const reading = z.strictObject({
  kind: z.enum(readingKinds),
  /** The slot, option, flow, act or danger that it is about. */
  about: z.string().exactOptional(),
  value: json.exactOptional(),
  /** The words it explains: UTF-16 offsets into the message, end exclusive. */
  start: z.number().int(),
  end: z.number().int(),
  /** Estimated probability in [0, 1] that the customer means this. */
  score: z.number(),
  evidence: z.array(readingEvidence),
  guards: z.array(z.enum(readingGuards)).exactOptional(),
});

export type Reading = z.infer<typeof reading>;
export type ReadingKind = Reading['kind'];
export type ReadingEvidence = z.infer<typeof readingEvidence>;
export type ReadingGuard = (typeof readingGuards)[number];
