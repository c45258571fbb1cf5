import { z } from 'zod';
import { knowledgeResult } from '../../model/knowledgeResult.ts';
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
});

export const knowledgeStatus = z.strictObject({
  embedder: z.string(),
  sources: z.array(knowledgeSource),
  chunks: z.number().int(),
  /** True when the index covers the sources as they are saved. */
  upToDate: z.boolean(),
});

/** Methods on the knowledge base. */
export const knowledgeMethods = {
  'knowledge.status': defineMethod({ params: project, result: knowledgeStatus }),
  /** Brings the index up to date (progress events) and returns the new status. */
  'knowledge.index': defineMethod({ params: project, result: knowledgeStatus }),
  'knowledge.chunks': defineMethod({
    params: z.strictObject({ projectId: z.string(), source: z.string() }),
    result: z.array(knowledgeChunk),
  }),
  /** Tries a search as a knowledge state would run it, indexing first if needed. */
  'knowledge.search': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      text: z.string().min(1),
      limit: z.number().int().min(1).max(50),
    }),
    result: knowledgeResult,
  }),
};

export type KnowledgeStatus = z.infer<typeof knowledgeStatus>;
export type KnowledgeChunk = z.infer<typeof knowledgeChunk>;
