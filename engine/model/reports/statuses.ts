import { z } from 'zod';
import { errorData } from '../ports.ts';

/** Whether an encoder can be used on this machine now. */
export const encoderStatus = z.strictObject({
  /** Identifies the encoder; null until the files of its model are recorded. */
  id: z.string().nullable(),
  /** `missing`: its files must be downloaded or recorded first. */
  state: z.enum(['ready', 'missing', 'error']),
  /** Where the files of a model are expected; null for an encoder without files. */
  folder: z.string().nullable(),
  /** Why it is not ready. */
  problem: errorData.nullable(),
});

/** A source of the knowledge base. */
const knowledgeSource = z.strictObject({
  path: z.string(),
  chunks: z.number().int(),
  /** Why the source is not in the index, if it is not. */
  error: z.strictObject({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
  /** What is wrong with its passages, which are in the index: contradictions, copies, a last day that is past. */
  warnings: z
    .array(
      z.strictObject({
        code: z.string(),
        message: z.string(),
        remedy: z.string(),
        /** Line of the source, from 1; null if it has none. */
        line: z.number().int().nullable(),
      }),
    )
    .exactOptional(),
});

/** The sources of a project and the state of their index. */
export const knowledgeStatus = z.strictObject({
  embedder: z.string(),
  sources: z.array(knowledgeSource),
  chunks: z.number().int(),
  /** The access labels that passages of the index require, sorted. */
  access: z.array(z.string()),
  /** True when the index covers the sources as saved. */
  upToDate: z.boolean(),
});

/** Whether the trained model matches the utterances. */
export const understandingStatus = z.strictObject({
  /** `none`: there is no readable model. `outdated`: it was trained on other utterances. */
  model: z.enum(['none', 'outdated', 'current']),
  /** Size of the stored model; null without one. */
  modelBytes: z.number().int().nullable(),
  /** Intents that have utterances. */
  intents: z.number().int(),
  /** In all languages. */
  utterances: z.number().int(),
  outOfScope: z.number().int(),
});

/** What the project's thresholds make of a message where any flow may begin. */
export const messageOutcome = z.enum(['understood', 'clarify', 'not_understood']);

export type EncoderStatus = z.infer<typeof encoderStatus>;
export type KnowledgeStatus = z.infer<typeof knowledgeStatus>;
export type UnderstandingStatus = z.infer<typeof understandingStatus>;
export type MessageOutcome = z.infer<typeof messageOutcome>;
