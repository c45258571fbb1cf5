import { z } from 'zod';
import { expressionMap } from '../../kit/fieldSchemas.ts';
import { identifier } from '../../model/identifier.ts';

export const scriptSchema = z.strictObject({
  /** Body of a JavaScript function of `input`; what it returns is the result. */
  code: z.string().min(1).max(50_000),
  /** Name -> CEL: the properties of `input`. */
  inputs: expressionMap.optional(),
  /** Variable that gets the result, or `{error: {code, message}}`. */
  result: identifier.default('script'),
  /** Slot -> CEL over the usual names with the result variable set. */
  slots: expressionMap.optional(),
  /** Milliseconds of computing after which it is stopped. */
  timeoutMs: z.number().int().min(10).max(2_000).default(250),
});

export type ScriptData = z.infer<typeof scriptSchema>;
