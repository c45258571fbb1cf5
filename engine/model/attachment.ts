import { z } from 'zod';

/** What a customer can send besides text. */
export const attachmentKinds = ['picture', 'voice', 'video', 'file'] as const;

/** The most attachments of one message. */
export const mostAttachments = 20;

/** Something that came with a message. Only its kind and name are taken: the content is never loaded or stored. */
export const attachment = z.strictObject(
  {
    kind: z.enum(attachmentKinds, { error: `must be one of ${attachmentKinds.join(', ')}` }),
    /** File name, if the channel knows it. */
    name: z.string().min(1).max(200).optional(),
  },
  {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? 'has only a kind and a name: contents are not taken' : undefined,
  },
);

/** The attachments of a message. */
export const attachments = z.array(attachment).max(mostAttachments);

export type AttachmentKind = (typeof attachmentKinds)[number];
export type Attachment = z.infer<typeof attachment>;
