import { z } from 'zod';
import { snapshot } from '../../kit/snapshot.ts';

/** A value that a sensitive slot held in a conversation. */
export const secret = z.strictObject({
  slot: z.string(),
  /** As it was kept. */
  value: z.union([z.string(), z.number()]),
  /** As the customer wrote it, where that is not how it was kept. */
  written: z.array(z.string()),
});

/**
 * By what a conversation's log is kept free of secrets while it runs: all of them so far, and how the conversation
 * stands for who knows only the log. Dropped when it ends.
 */
export const masking = z.strictObject({ secrets: z.array(secret), snapshot });

export type Secret = z.infer<typeof secret>;
export type Masking = z.infer<typeof masking>;
