import { z } from 'zod';
import { languageTag } from '../identifier.ts';

/** What is expected of a question that nothing in the knowledge base answers. */
export const noAnswer = 'none';

const text = z.string({ error: 'must be a text: put numbers and words such as null in quotes' }).min(1);

/** A question to the knowledge base with the passage that answers it. */
export const testQuestion = z.strictObject({
  /** In a customer's words. */
  ask: text,
  /** Id of the passage that answers (`knowledge/returns.md#refunds`), a source as a whole, or `none`. */
  expect: text.refine((value) => value === noAnswer || value.startsWith('knowledge/'), {
    error:
      'must be a source (knowledge/returns.md), a passage of one (knowledge/returns.md#refunds), or none',
  }),
  /** Language of the conversation; the project's default when absent. */
  locale: languageTag.optional(),
});

/** `tests/<id>.questions.yaml`: what the knowledge base should and should not answer. */
export const questionSet = z.strictObject({
  questions: z.array(testQuestion).min(1),
});

export type TestQuestion = z.infer<typeof testQuestion>;
export type QuestionSet = z.infer<typeof questionSet>;
