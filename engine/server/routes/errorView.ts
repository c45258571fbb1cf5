import { z } from 'zod';

/** How every error answers. */
export const errorView = z.object({
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }),
});
