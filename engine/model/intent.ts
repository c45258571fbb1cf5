import { z } from 'zod';
import { identifier } from './identifier.ts';

/** `nlu/intents/<id>.yaml`: something a customer may want, with the utterances it is learnt from. */
export const intent = z.strictObject({
  id: identifier,
  name: z.string().min(1),
  description: z.string().optional(),
  utterances: z.array(z.string().min(1)).default([]),
});

export type Intent = z.infer<typeof intent>;
