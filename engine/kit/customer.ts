import { z } from 'zod';

/** Who a conversation is with. */
export const customer = z.strictObject({
  /** Names the customer for the whole system; null while nobody knows who it is. */
  id: z.string().min(1).max(200).nullable(),
  /** True once they have proved to be who they say. */
  authenticated: z.boolean(),
});

export type Customer = z.infer<typeof customer>;
