import { z } from 'zod';
import { snapshot } from '../../kit/snapshot.ts';

/** A value that a sensitive slot held in a conversation. */
export const secret = z.strictObject({
  slot: z.string(),
  /** As it was stored in the slot. */
  value: z.union([z.string(), z.number()]),
  /** Other forms in which the customer wrote it. */
  written: z.array(z.string()),
});

/**
 * Keeps secrets out of the log of a running conversation: all secrets so far, and the snapshot that follows from the
 * masked log. Dropped when the conversation ends.
 */
export const masking = z.strictObject({ secrets: z.array(secret), snapshot });

export type Secret = z.infer<typeof secret>;
export type Masking = z.infer<typeof masking>;
