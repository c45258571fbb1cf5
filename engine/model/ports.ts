import { z } from 'zod';
import type { ErrorData } from '../base/appError.ts';
import type { JsonObject } from '../base/json.ts';
import { json, jsonObject } from './jsonSchema.ts';

/** What understanding a message gave. Recorded with the message, so that a replay needs no model. */
export const nluResult = z.strictObject({
  /** Best first; confidences are calibrated probabilities in [0, 1]. At most five. */
  intents: z.array(z.strictObject({ intent: z.string(), confidence: z.number() })),
  /** In order of appearance. `start`/`end` are UTF-16 offsets into the message, end exclusive. */
  entities: z.array(
    z.strictObject({
      entity: z.string(),
      /** What the value is in the message, one of the entity's roles; absent where nothing tells. */
      role: z.string().optional(),
      /** Normalised value, see `entity.ts`. */
      value: json,
      text: z.string(),
      start: z.number().int(),
      end: z.number().int(),
    }),
  ),
  /** Mood in [-1, 1]; absent where the language has no lexicon. */
  sentiment: z.number().min(-1).max(1).optional(),
  /** How much the words press for time, in [0, 1]; absent where the language has no list of words. */
  urgency: z.number().min(0).max(1).optional(),
  /** Language tag of the message, of the project's locales; absent when the message is too short to tell. */
  language: z.string().optional(),
});

export type NluResult = z.infer<typeof nluResult>;

/** The best intent at or above a threshold, or undefined: that is a no-match. */
export function bestIntent(result: NluResult, threshold: number): string | undefined {
  const best = result.intents[0];
  return best !== undefined && best.confidence >= threshold ? best.intent : undefined;
}

/** What understanding a message may depend on besides its text. */
export interface NluContext {
  /** Language tag of the conversation. */
  readonly locale: string;
  /** Milliseconds since the epoch: what "yesterday" is relative to. */
  readonly now: number;
}

/** How the engine understands a message, whatever stands behind it. */
export interface NluPort {
  /** Same model, text and context: same result, so that recordings replay exactly. */
  understand(text: string, context: NluContext): Promise<NluResult>;
}

/** What running an action gave. Recorded, so that a replay needs no API. Secrets are masked before it is made. */
export const actionResult = z.strictObject({
  ok: z.boolean(),
  /** Mapped output; empty when not ok. */
  output: jsonObject,
  request: z.strictObject({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: json,
  }),
  /** Null when no response arrived. */
  response: z
    .strictObject({ status: z.number().int(), headers: z.record(z.string(), z.string()), body: json })
    .nullable(),
  /** Present when not ok: code of the AppError and its words. */
  error: z.strictObject({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
  attempts: z.number().int().min(0),
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
   * Names this call for the service (header `Idempotency-Key`), so that a repeated request is carried out once:
   * unique per call, the same for its retries. Printable ASCII.
   */
  readonly idempotencyKey: string;
}

/** How the engine runs API actions, whatever stands behind it: HTTP, a recording, a test. */
export interface ActionPort {
  /** Never rejects: whatever goes wrong is a result that is not ok. */
  run(call: ActionCall): Promise<ActionResult>;
}

/** A passage that a search found. */
export const knowledgeHit = z.strictObject({
  chunkId: z.string(),
  /** Path of the source below the project, `knowledge/returns.md`. */
  source: z.string(),
  /** Headings above the passage, outermost first; for question-answer pairs the question. */
  titlePath: z.array(z.string()),
  text: z.string(),
  /** About the chance that the passage answers the question, in [0, 1]. */
  score: z.number(),
  /** Where the source can be read: its `url`, when it names one. */
  url: z.string().optional(),
});

/** Answer to a knowledge search. `answer` is null below the threshold: the state's else-branch is due. */
export const knowledgeResult = z.strictObject({
  answer: z
    .strictObject({
      text: z.string(),
      /** Hits the answer was taken from, best first; at least one. */
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
  /** What the customer has access to. Passages with access labels are left out unless one of theirs is among these. */
  readonly access?: readonly string[];
}

/** A question to the knowledge base. */
export interface KnowledgeQuery {
  /** What the customer asks, in their words. */
  readonly text: string;
  /** Language tag of the conversation. Passages marked with another language are left out. */
  readonly locale: string;
  /** Most hits to return, at least 1. */
  readonly limit: number;
  /** Score in [0, 1] from which the best passage counts as an answer. */
  readonly threshold: number;
  /** Absent: every passage without access labels. */
  readonly filter?: KnowledgeFilter;
}

/** How the engine asks the knowledge base, whatever stands behind it. */
export interface KnowledgePort {
  /** Same index, same query: same result, so that recordings replay exactly. */
  search(query: KnowledgeQuery): Promise<KnowledgeResult>;
}

/** An {@link ErrorData} as it crosses a transport or stands in a log. */
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

/** What running a script gave. Recorded, so that a replay of the log needs no interpreter. */
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
  /** Milliseconds of computing after which it is stopped. */
  readonly timeoutMs: number;
  /** Bytes it may allocate. */
  readonly memoryBytes: number;
}

/** How the engine runs scripts, whatever stands behind it. */
export interface ScriptPort {
  /** Never rejects: a script that throws, loops forever or takes too much memory is a result that is not ok. */
  run(call: ScriptCall): Promise<ScriptResult>;
}

/** What a generated text must keep to. */
export const guardrails = z.strictObject({
  /** Who speaks: "Fern, the assistant of Fernwood Outfitters". */
  persona: z.string().default(''),
  /** How it speaks: "friendly, brief, no jargon". */
  tone: z.string().default(''),
  /** Never said, whatever the case. */
  bannedPhrases: z.array(z.string().min(1)).default([]),
  /** Most words of an answer. */
  maxWords: z.number().int().min(1).max(1_000).default(120),
  /** Share in [0, 1] of a sentence's content that the given sources must hold for it to count as grounded. */
  groundedness: z.number().min(0).max(1).default(0.6),
});

/** A text to generate. Everything the model is told is in it, so that the request can be recorded. */
export const generateRequest = z.strictObject({
  /** What the state wants written. */
  instructions: z.string(),
  /** What the customer asked. */
  question: z.string(),
  /** What was said so far, oldest first. */
  transcript: z.array(z.strictObject({ from: z.enum(['customer', 'assistant']), text: z.string() })),
  /** The answer may only use these when `grounded`. */
  sources: z.array(knowledgeHit),
  grounded: z.boolean(),
  locale: z.string(),
  guardrails,
  /** Milliseconds for everything. */
  timeoutMs: z.number().int().min(1),
});

export type Guardrails = z.infer<typeof guardrails>;
export type GenerateRequest = z.infer<typeof generateRequest>;

/** A rule that a generated text broke. */
export const guardrailViolation = z.strictObject({
  rule: z.enum(['banned_phrase', 'too_long', 'ungrounded', 'empty', 'refused']),
  /** In words, with the sentence or phrase. */
  detail: z.string(),
});

/** What generating a text gave. Recorded, so that a replay needs no language model. */
export const generateResult = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    text: z.string(),
    /** Passages that back the text, in the order in which it uses them. */
    citations: z.array(knowledgeHit),
    /** Name of the model that wrote it. */
    model: z.string(),
  }),
  /** Not said: it broke the guardrails, or could not be generated at all (then there are no violations). */
  z.strictObject({
    ok: z.literal(false),
    error: errorData,
    violations: z.array(guardrailViolation),
    /** What was generated and held back; empty when nothing was. */
    text: z.string(),
  }),
]);

export type GuardrailViolation = z.infer<typeof guardrailViolation>;
export type GenerateResult = z.infer<typeof generateResult>;

/** How a generation is followed. */
export interface GenerateOptions {
  /**
   * Called with each sentence that has passed the guardrails, before the whole is done. A preview only: the result
   * decides what is said.
   */
  readonly onSentence?: ((sentence: string) => void) | undefined;
}

/** How the engine generates texts, whatever stands behind it. */
export interface GeneratePort {
  /** Never rejects: no endpoint, one that hangs or answers rubbish, and a broken guardrail are results that are not ok. */
  generate(request: GenerateRequest, options?: GenerateOptions): Promise<GenerateResult>;
}

/** Values kept beyond a conversation, by slot. `at`: when they were kept, milliseconds since the epoch. */
export const rememberedSlots = z.record(z.string(), z.strictObject({ value: json, at: z.number() }));

export type RememberedSlots = Readonly<z.infer<typeof rememberedSlots>>;

/** Whose memory is meant: a customer's, or the whole project's. */
export type MemoryOwner = { readonly scope: 'customer'; readonly id: string } | { readonly scope: 'project' };

/** Where values live that outlast a conversation. */
export interface MemoryPort {
  /** Everything kept for the owner; empty when there is nothing. */
  load(owner: MemoryOwner): Promise<RememberedSlots>;
  /** Keeps values; null forgets one. Durable when it resolves. */
  remember(owner: MemoryOwner, slots: JsonObject, at: number): Promise<void>;
  /** Forgets everything kept for the owner. */
  forget(owner: MemoryOwner): Promise<void>;
}

/**
 * Turns texts into vectors whose cosine tells how close their meanings are. The knowledge base needs one and
 * understanding may share it, which is why the port is declared here.
 */
export interface Embedder {
  /** Names model and version, `use-lite-en@1`. Vectors of different ids must never be compared. */
  readonly id: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /**
   * Embeds texts. A vector depends on its text alone, bit for bit, never on what else is in the batch, so it can be
   * stored, compared and rebuilt. (An endpoint can only promise its model: the last digits may differ.)
   *
   * @param texts - Any number of texts, empty ones too.
   * @returns One vector of length 1 for each text, in the same order.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}
