import { z } from 'zod';
import { text } from '../../kit/fieldSchemas.ts';
import { quickReplyOption } from '../../kit/quickReplyOption.ts';

const variant = z.strictObject({
  text,
  /** How often it is drawn, compared with the others. */
  weight: z.number().positive().max(1_000).default(1),
});

export const messageSchema = z
  .strictObject({
    text: text.optional(),
    /** Other wordings, one of which is drawn for a conversation; `text` is one of them, with weight 1. */
    variants: z.array(variant).optional(),
    quickReplies: z.array(quickReplyOption).optional(),
  })
  .refine((data) => wordingsOf(data).length > 0, {
    path: ['text'],
    error: 'a message needs a text, or a variant of one',
  });

export type MessageData = z.infer<typeof messageSchema>;
type Wording = z.infer<typeof variant>;

/** All that a message may say, its own text first. */
export function wordingsOf({
  text,
  variants = [],
}: {
  readonly text?: string | undefined;
  readonly variants?: readonly Wording[] | undefined;
}): readonly Wording[] {
  return text === undefined ? variants : [{ text, weight: 1 }, ...variants];
}
