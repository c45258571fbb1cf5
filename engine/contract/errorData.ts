import { z } from 'zod';

/** An {@link AppError} as it crosses a transport. */
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
});
