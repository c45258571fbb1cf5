import { z } from 'zod';
import { expression, expressionMap, reference, text } from '../../kit/fieldSchemas.ts';
import { ladderShape } from '../../kit/ladderFields.ts';
import { quickReplyOption } from '../../kit/quickReplyOption.ts';

export const collectSchema = z.strictObject({
  slot: reference,
  prompt: text,
  /** Entity to read the slot from; the one in the slot's declaration when absent. */
  entity: reference.optional(),
  reprompts: z.array(text).optional(),
  /** CEL over `value` and the usual names; true accepts the value. */
  validate: expression.optional(),
  /** An action that is asked whether the value is right, after `validate`. */
  validateAction: reference.optional(),
  /** Input of that action -> CEL over `value` and the usual names. */
  validateInputs: expressionMap.optional(),
  /** CEL over `value`, `result` (the action's output) and the usual names; absent: accepted when the action succeeds. */
  accept: expression.optional(),
  /** Said about a value that is not accepted. */
  invalid: text.optional(),
  /** Asks whether the value that was read is right; a text: asks so, over `value`. */
  confirm: z.union([z.boolean(), text]).optional(),
  quickReplies: z.array(quickReplyOption).optional(),
  /** Ask even if the slot is filled. */
  always: z.boolean().optional(),
  ...ladderShape,
});

export type CollectData = z.infer<typeof collectSchema>;
