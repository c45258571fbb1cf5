import { z } from 'zod';
import { expressionMap, reference } from '../../kit/fieldSchemas.ts';
import { identifier } from '../../model/identifier.ts';

export const actionSchema = z.strictObject({
  action: reference,
  /** Input of the action -> CEL. */
  inputs: expressionMap.default({}),
  /** Variable that gets the output, or `{error: {code, message}}`; the action's id when absent. */
  result: identifier.optional(),
  /** Slot -> CEL over the usual names with the result variable set. */
  slots: expressionMap.optional(),
});

export type ActionData = z.infer<typeof actionSchema>;
