import { z } from 'zod';
import { snapshot } from '../../kit/snapshot.ts';

/** A value that a sensitive slot held in a conversation. */
const slotSecret = z.strictObject({
  slot: z.string(),
  /** As it was stored in the slot. */
  value: z.union([z.string(), z.number()]),
  /** Other forms in which the customer wrote it. */
  written: z.array(z.string()),
});

/** Private data that a message contained, whatever was asked for. */
const heardSecret = z.strictObject({
  /** Its kind, see `model/privateData`. */
  kind: z.string(),
  value: z.string(),
  /** The same without what groups it. */
  written: z.array(z.string()),
});

/** A text or number of a sensitive output of an action. */
const outputSecret = z.strictObject({
  /** Name of the output. */
  output: z.string(),
  value: z.string(),
  written: z.array(z.string()),
});

const secret = z.union([slotSecret, heardSecret, outputSecret]);

/**
 * Keeps secrets out of the log of a running conversation: all secrets so far, and the snapshot that follows from the
 * masked log. Dropped when the conversation ends.
 */
export const masking = z.strictObject({ secrets: z.array(secret), snapshot });

export type SlotSecret = z.infer<typeof slotSecret>;
export type HeardSecret = z.infer<typeof heardSecret>;
export type OutputSecret = z.infer<typeof outputSecret>;
export type Secret = SlotSecret | HeardSecret | OutputSecret;
export type Masking = z.infer<typeof masking>;
