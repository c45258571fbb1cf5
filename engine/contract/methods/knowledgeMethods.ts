import { z } from 'zod';
import { languageTag } from '../../model/identifier.ts';
import {
  knowledgeEvaluation,
  knowledgeExplanation,
  knowledgeGaps,
} from '../../model/reports/knowledgeReports.ts';

import { defineMethod } from '../defineMethod.ts';

const project = z.strictObject({ projectId: z.string() });

export const knowledgeSource = z.strictObject({
  path: z.string(),
  chunks: z.number().int(),
  /** Why the source is not in the index, if it is not. */
  error: z.strictObject({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
});

export const knowledgeChunk = z.strictObject({
  id: z.string(),
  source: z.string(),
  titlePath: z.array(z.string()),
  text: z.string(),
  /** Facts on the passage by name: page, url, language, tags, access… */
  metadata: z.record(z.string(), z.string()),
});

export const knowledgeStatusResult = z.strictObject({
  embedder: z.string(),
  sources: z.array(knowledgeSource),
  chunks: z.number().int(),
  /** Words that passages ask of whoever reads them, sorted; those of the index. */
  access: z.array(z.string()),
  /** True when the index covers the sources as they are saved. */
  upToDate: z.boolean(),
});

/** Methods on the knowledge base. */
export const knowledgeMethods = {
  'knowledge.status': defineMethod({ params: project, result: knowledgeStatusResult }),
  /** Brings the index up to date (progress events) and returns the new status. */
  'knowledge.index': defineMethod({ params: project, result: knowledgeStatusResult }),
  /**
   * Fetches the pages of a sitemap source (progress events). Nothing is written: the answer has the new texts of files,
   * null for pages that are gone.
   */
  'knowledge.fetch': defineMethod({
    params: z.strictObject({ projectId: z.string(), source: z.string() }),
    result: z.strictObject({
      changes: z.record(z.string(), z.string().nullable()),
      added: z.number().int(),
      updated: z.number().int(),
      removed: z.number().int(),
      unchanged: z.number().int(),
      problems: z.array(z.strictObject({ code: z.string(), message: z.string(), remedy: z.string() })),
    }),
  }),
  /**
   * Takes a part of a binary source (base64). The last part is answered with the text that stands in for the file in the
   * project's texts; saving that text under a path writes the file.
   */
  'knowledge.upload': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      /** Null for the first part. */
      uploadId: z.string().nullable(),
      base64: z.string().max(4_000_000),
      last: z.boolean(),
    }),
    result: z.strictObject({ uploadId: z.string(), standIn: z.string().nullable() }),
  }),
  'knowledge.chunks': defineMethod({
    params: z.strictObject({ projectId: z.string(), source: z.string() }),
    result: z.array(knowledgeChunk),
  }),
  /** Searches as a knowledge state would, indexing first if needed, and says why each passage was found. */
  'knowledge.explain': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      text: z.string().min(1),
      limit: z.number().int().min(1).max(50),
      /** Language of the conversation; the project's default when absent. */
      locale: languageTag.optional(),
      /** What the customer who asks has access to; nothing when absent. */
      access: z.array(z.string()).optional(),
    }),
    result: knowledgeExplanation,
  }),
  /** Asks the project's test questions, indexing first if needed (task `kb.evaluate`). Without questions all counts are 0. */
  'knowledge.evaluate': defineMethod({ params: project, result: knowledgeEvaluation }),
  /** What customers asked in vain in the recordings, archived and kept (task `kb.gaps`). */
  'knowledge.gaps': defineMethod({ params: project, result: knowledgeGaps }),
};

export type KnowledgeStatusResult = z.infer<typeof knowledgeStatusResult>;
export type KnowledgeChunk = z.infer<typeof knowledgeChunk>;
