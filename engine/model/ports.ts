import { z } from 'zod';
import type { ErrorData } from '../base/appError.ts';
import type { JsonObject } from '../base/json.ts';
import { json, jsonObject } from './jsonSchema.ts';
import { type MessageAnswer, type MessageQuestion, modelReadings } from './modelReadings.ts';

/** The result of understanding a message. Recorded with the message, so that a replay needs no model. */
export const nluResult = z.strictObject({
  /** Best first; confidences are calibrated probabilities in [0, 1]. At most five. */
  intents: z.array(z.strictObject({ intent: z.string(), confidence: z.number() })),
  /** In order of appearance. `start`/`end` are UTF-16 offsets into the message, end exclusive. */
  entities: z.array(
    z.strictObject({
      entity: z.string(),
      /** Role of the value in the message, one of the entity's; absent if unknown. */
      role: z.string().optional(),
      /** Normalised value, see `entity.ts`. */
      value: json,
      /** Code of the currency of an amount (ISO 4217); absent if it is not clear. */
      currency: z.string().optional(),
      text: z.string(),
      start: z.number().int(),
      end: z.number().int(),
    }),
  ),
  /** The intents of the clauses and sentences of a message that has several; the two best of each. */
  parts: z
    .array(
      z.strictObject({
        start: z.number().int(),
        end: z.number().int(),
        intents: z.array(z.strictObject({ intent: z.string(), confidence: z.number() })),
      }),
    )
    .optional(),
  /**
   * What the message, or each clause and sentence of one that has several, says besides facts and requests, such as
   * thanks or "one moment", with the calibrated probability in [0, 1]. Absent if nothing was recognised, and in
   * recordings from before the model.
   */
  talk: z
    .array(
      z.strictObject({
        start: z.number().int(),
        end: z.number().int(),
        says: z.string(),
        confidence: z.number(),
      }),
    )
    .optional(),
  /**
   * Words that are in no dictionary of the project's languages and in none of its texts, in order of appearance: only
   * these can be misspelt. Absent in recordings from before the dictionaries.
   */
  unknown: z.array(z.strictObject({ start: z.number().int(), end: z.number().int() })).optional(),
  /**
   * How close the message is in meaning to the options of the waiting state (cosine of vectors), best first, at most
   * four; for the best, the estimated probability in [0, 1] that it is meant. Absent without vectors that know the
   * language, if an option is named, and if none is similar.
   */
  options: z
    .array(
      z.strictObject({
        option: z.string(),
        phrase: z.string(),
        similarity: z.number(),
        confidence: z.number().optional(),
      }),
    )
    .optional(),
  /** What a language model made of the message; absent if none was asked. */
  model: modelReadings.exactOptional(),
  /** Sentiment in [-1, 1]; absent if the language has no lexicon. */
  sentiment: z.number().min(-1).max(1).optional(),
  /** Urgency in [0, 1]; absent if the language has no list of words. */
  urgency: z.number().min(0).max(1).optional(),
  /** Detected language, one of the project's locales; absent if the message is too short. */
  language: z.string().optional(),
});

export type NluResult = z.infer<typeof nluResult>;

/** The best intent at or above a threshold; undefined means no-match. */
export function bestIntent(result: NluResult, threshold: number): string | undefined {
  const best = result.intents[0];
  return best !== undefined && best.confidence >= threshold ? best.intent : undefined;
}

/** Something that the waiting state offers. */
export interface OfferedOption {
  readonly option: string;
  /** Its label and other words for it, rendered. */
  readonly phrases: readonly string[];
}

/** What understanding a message may depend on besides its text. */
export interface NluContext {
  /** Language tag of the conversation. */
  readonly locale: string;
  /** Milliseconds since the epoch: what "yesterday" is relative to. */
  readonly now: number;
  /** The time zone whose days are meant, an IANA name; UTC when absent. */
  readonly timeZone?: string | undefined;
  /** The entity of the value that the waiting state asks for. */
  readonly asked?: string | undefined;
  /** Where the dates lie that the waiting state asks for, unless the message says so. */
  readonly dates?: 'past' | 'future' | undefined;
  /** How the waiting state asks for a date, where `dates` does not say where it lies. */
  readonly question?: string | undefined;
  /** What the waiting state offers, unless a quick reply was tapped. */
  readonly options?: readonly OfferedOption[] | undefined;
}

/** The engine's port for understanding messages. */
export interface NluPort {
  /** The same model, text and context give the same result, so that recordings replay exactly. */
  understand(text: string, context: NluContext): Promise<NluResult>;
}

/** The result of an action. Recorded, so that a replay needs no API. Secrets are already masked. */
export const actionResult = z.strictObject({
  ok: z.boolean(),
  /** Mapped output; empty if not ok. */
  output: jsonObject,
  /** Names of the outputs that the log masks, whatever their values. */
  sensitive: z.array(z.string()).exactOptional(),
  request: z.strictObject({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: json,
  }),
  /** Null if no response arrived. */
  response: z
    .strictObject({ status: z.number().int(), headers: z.record(z.string(), z.string()), body: json })
    .nullable(),
  /** Present if not ok: the error that was reported. */
  error: z.strictObject({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
  attempts: z.number().int().min(0),
  /** Set if the service was not asked, because the answer to an earlier call is still used. */
  cached: z.literal(true).exactOptional(),
  durationMs: z.number().min(0),
});

export type ActionResult = z.infer<typeof actionResult>;

/** One call of an API action. */
export interface ActionCall {
  /** Id of the action. */
  readonly action: string;
  /** Inputs by name, as the state computed them. */
  readonly input: JsonObject;
  /**
   * Identifies this call for the service (header `Idempotency-Key`), so that a repeated request is carried out once:
   * unique per call, the same for its retries. Printable ASCII.
   */
  readonly idempotencyKey: string;
}

/** The engine's port for API actions: HTTP, a recording, or a test. */
export interface ActionPort {
  /** Never rejects: failures are results that are not ok. */
  run(call: ActionCall): Promise<ActionResult>;
}

/** A passage found by a search. */
export const knowledgeHit = z.strictObject({
  chunkId: z.string(),
  /** Path of the source below the project, `knowledge/returns.md`. */
  source: z.string(),
  /** Headings above the passage, outermost first; for question-answer pairs the question. */
  titlePath: z.array(z.string()),
  text: z.string(),
  /** Approximate probability that the passage answers the question, in [0, 1]. */
  score: z.number(),
  /** The `url` of the source, if it has one. */
  url: z.string().optional(),
});

/**
 * The result of a knowledge search. `answer` is null below the threshold: the state then follows its else transition.
 */
export const knowledgeResult = z.strictObject({
  answer: z
    .strictObject({
      text: z.string(),
      /** Hits that the answer was taken from, best first; at least one. */
      citations: z.array(knowledgeHit).min(1),
    })
    .nullable(),
  /** Best first, above and below the threshold. */
  hits: z.array(knowledgeHit),
  threshold: z.number(),
});

export type KnowledgeHit = z.infer<typeof knowledgeHit>;
export type KnowledgeResult = z.infer<typeof knowledgeResult>;

/** Which passages a search may find. */
export interface KnowledgeFilter {
  /** Only passages with one of these tags; all when absent or empty. */
  readonly tags?: readonly string[];
  /** Access labels of the customer. Passages with access labels are found only if one of theirs is among these. */
  readonly access?: readonly string[];
}

/** A question for the knowledge base. */
export interface KnowledgeQuery {
  /** The customer's question, in their words. */
  readonly text: string;
  /** Language tag of the conversation. Passages marked with another language are skipped. */
  readonly locale: string;
  /** Maximum number of hits, at least 1. */
  readonly limit: number;
  /** Score in [0, 1] from which the best passage counts as an answer. */
  readonly threshold: number;
  /** Absent: every passage without access labels. */
  readonly filter?: KnowledgeFilter;
}

/** The engine's port for the knowledge base. */
export interface KnowledgePort {
  /** The same index and query give the same result, so that recordings replay exactly. */
  search(query: KnowledgeQuery): Promise<KnowledgeResult>;
}

/** The schema of {@link ErrorData} for transports and logs. */
export const errorData = z.strictObject({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  location: z
    .strictObject({
      file: z.string().optional(),
      line: z.number().optional(),
      column: z.number().optional(),
      flow: z.string().optional(),
      state: z.string().optional(),
      field: z.string().optional(),
    })
    .optional(),
}) as unknown as z.ZodType<ErrorData>;

/** The result of a script. Recorded, so that a replay of the log needs no interpreter. */
export const scriptResult = z.discriminatedUnion('ok', [
  /** `output` is what the script returned, as JSON; `logs` what it printed. */
  z.strictObject({ ok: z.literal(true), output: json, logs: z.array(z.string()) }),
  z.strictObject({ ok: z.literal(false), error: errorData, logs: z.array(z.string()) }),
]);

export type ScriptResult = z.infer<typeof scriptResult>;

/** One run of a script. */
export interface ScriptCall {
  /** Body of a JavaScript function of `input`; what it returns is the output. */
  readonly code: string;
  readonly input: JsonObject;
  /** Time limit in milliseconds. */
  readonly timeoutMs: number;
  /** Memory limit in bytes. */
  readonly memoryBytes: number;
}

/** The engine's port for scripts. */
export interface ScriptPort {
  /** Never rejects: a script that throws, loops forever or takes too much memory gives a result that is not ok. */
  run(call: ScriptCall): Promise<ScriptResult>;
}

/** The rules that a generated text must follow. */
export const guardrails = z.strictObject({
  /** Who the assistant speaks as: "Fern, the assistant of Fernwood Outfitters". */
  persona: z.string().default(''),
  /** How it speaks: "friendly, brief, no jargon". */
  tone: z.string().default(''),
  /** Never said; case is ignored. */
  bannedPhrases: z.array(z.string().min(1)).default([]),
  /** Longest answer allowed, in words. */
  maxWords: z.number().int().min(1).max(1_000).default(120),
  /** Share in [0, 1] of a sentence's content that the sources must contain for it to count as grounded. */
  groundedness: z.number().min(0).max(1).default(0.6),
});

/** A text to generate. It contains everything the model is told, so that the request can be recorded. */
export const generateRequest = z.strictObject({
  /** The state's instructions. */
  instructions: z.string(),
  /** The customer's question. */
  question: z.string(),
  /** The transcript so far, oldest line first. */
  transcript: z.array(z.strictObject({ from: z.enum(['customer', 'assistant']), text: z.string() })),
  /** The only sources of the answer if `grounded`. */
  sources: z.array(knowledgeHit),
  grounded: z.boolean(),
  locale: z.string(),
  guardrails,
  /** Total time limit in milliseconds. */
  timeoutMs: z.number().int().min(1),
});

export type Guardrails = z.infer<typeof guardrails>;
export type GenerateRequest = z.infer<typeof generateRequest>;

/** A guardrail that a generated text violated. */
export const guardrailViolation = z.strictObject({
  rule: z.enum(['banned_phrase', 'too_long', 'ungrounded', 'empty', 'refused']),
  /** Description with the sentence or phrase. */
  detail: z.string(),
});

/** The result of generating a text. Recorded, so that a replay needs no language model. */
export const generateResult = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    text: z.string(),
    /** Passages that back the text, in the order in which it uses them. */
    citations: z.array(knowledgeHit),
    /** Name of the model that wrote it. */
    model: z.string(),
  }),
  /** Not said: it violated the guardrails, or could not be generated (then there are no violations). */
  z.strictObject({
    ok: z.literal(false),
    error: errorData,
    violations: z.array(guardrailViolation),
    /** The text that was held back; empty if there was none. */
    text: z.string(),
  }),
]);

export type GuardrailViolation = z.infer<typeof guardrailViolation>;
export type GenerateResult = z.infer<typeof generateResult>;

/** Observers of a generation. */
export interface GenerateOptions {
  /**
   * Called with each sentence that has passed the guardrails, before the text is complete. Only a preview: the result
   * decides what is said.
   */
  readonly onSentence?: ((sentence: string) => void) | undefined;
}

/** The engine's port for language models: generated texts, and readings of messages. */
export interface GeneratePort {
  /**
   * Never rejects: a missing or hanging endpoint, an invalid response and a violated guardrail give results that are
   * not ok.
   */
  generate(request: GenerateRequest, options?: GenerateOptions): Promise<GenerateResult>;
  /** Asks what a message means. Never rejects. Absent: messages are not read by a model. */
  read?(question: MessageQuestion): Promise<MessageAnswer>;
}

/** Values remembered beyond a conversation, by slot. `at`: when they were saved, in milliseconds since the epoch. */
export const rememberedSlots = z.record(z.string(), z.strictObject({ value: json, at: z.number() }));

export type RememberedSlots = Readonly<z.infer<typeof rememberedSlots>>;

/** The owner of a memory: a customer, or the project. */
export type MemoryOwner = { readonly scope: 'customer'; readonly id: string } | { readonly scope: 'project' };

/** The engine's port for values that outlive a conversation. */
export interface MemoryPort {
  /** Everything saved for the owner; empty if there is nothing. */
  load(owner: MemoryOwner): Promise<RememberedSlots>;
  /** Saves values; null deletes one. Durable when it resolves. */
  remember(owner: MemoryOwner, slots: JsonObject, at: number): Promise<void>;
  /** Deletes everything saved for the owner. */
  forget(owner: MemoryOwner): Promise<void>;
}

/**
 * Turns texts into vectors whose cosine measures how similar their meanings are. Declared here because the knowledge
 * base needs one and understanding may share it.
 */
export interface Embedder {
  /** Identifies model and version, `use-lite-en@1`. Vectors of different ids must never be compared. */
  readonly id: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /**
   * Languages in which it was measured how well cosines tell the options of a question apart. In others, and if absent,
   * messages are not compared with options: an encoder that does not know a language finds everything similar.
   */
  readonly comparesOptionsIn?: readonly string[];
  /**
   * Embeds texts. A vector depends only on its own text, bit for bit, not on the rest of the batch, so it can be
   * stored, compared and rebuilt. (Endpoints may differ in the last digits.)
   *
   * @param texts - Any number of texts, including empty ones.
   * @returns One vector of length 1 for each text, in the same order.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}
