import { z } from 'zod';
import { expression, text } from '../../kit/fieldSchemas.ts';
import { searchFilterSchema } from '../../kit/searchFilter.ts';

export const generateSchema = z.strictObject({
  /** What is to be written. */
  instructions: text,
  /** CEL that gives the question; the customer's last message when absent. */
  question: expression.optional(),
  /** `knowledge`: only from passages of the knowledge base. `none`: from the instructions alone. */
  sources: z.enum(['knowledge', 'none']).default('knowledge'),
  /** Score in [0, 1] below which a passage is no source; the project's when absent. */
  threshold: z.number().min(0).max(1).optional(),
  /** Most passages to write from. */
  limit: z.number().int().min(1).max(20).default(5),
  /** Show the customer where the answer comes from. */
  citations: z.boolean().default(true),
  ...searchFilterSchema,
  /** Milliseconds the language model may take. */
  timeoutMs: z.number().int().min(500).max(120_000).default(15_000),
});

export type GenerateData = z.infer<typeof generateSchema>;
