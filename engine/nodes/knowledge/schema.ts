import { z } from 'zod';
import { expression, text } from '../../kit/fieldSchemas.ts';
import { searchFilterSchema } from '../../kit/searchFilter.ts';

export const knowledgeSchema = z.strictObject({
  /** CEL that gives the question; the customer's last message when absent. */
  query: expression.optional(),
  /** Asked first; the answer is then the question. */
  prompt: text.optional(),
  /** Score in [0, 1] below which there is no answer; the project's when absent. */
  threshold: z.number().min(0).max(1).optional(),
  /** Passages to look at. */
  limit: z.number().int().min(1).max(20).default(3),
  /** Show the customer where the answer comes from. */
  citations: z.boolean().default(true),
  ...searchFilterSchema,
});

export type KnowledgeData = z.infer<typeof knowledgeSchema>;
