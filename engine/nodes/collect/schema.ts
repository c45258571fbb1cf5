import { z } from 'zod';
import { expression, reference, text } from '../../kit/fieldSchemas.ts';
import { quickReplyOption } from '../../kit/quickReplyOption.ts';

export const collectSchema = z.strictObject({
  slot: reference,
  prompt: text,
  /** Entity to read the slot from; the one in the slot's declaration when absent. */
  entity: reference.optional(),
  reprompts: z.array(text).optional(),
  /** CEL over `value` and the usual names; true accepts the value. */
  validate: expression.optional(),
  /** Said about a value that is not accepted. */
  invalid: text.optional(),
  quickReplies: z.array(quickReplyOption).optional(),
  /** Ask even if the slot is filled. */
  always: z.boolean().optional(),
});

export type CollectData = z.infer<typeof collectSchema>;
