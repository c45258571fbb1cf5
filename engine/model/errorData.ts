import { z } from 'zod';
import type { ErrorData } from '../base/appError.ts';

/** An {@link ErrorData} as it crosses a transport or stands in a log. */
export const errorData = z.strictObject({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  location: z
    .strictObject({
      file: z.string().optional(),
      line: z.number().optional(),
      column: z.number().optional(),
      flow: z.string().optional(),
      state: z.string().optional(),
      field: z.string().optional(),
    })
    .optional(),
}) as unknown as z.ZodType<ErrorData>;
