import type { Attachment, AttachmentKind } from '../../engine/model/attachment.ts';
import { ChatBubble } from '../ui/ChatBubble.tsx';

const labels: Readonly<Record<AttachmentKind, string>> = {
  picture: 'Picture',
  voice: 'Voice message',
  video: 'Video',
  file: 'File',
};

interface CustomerMessagesProps {
  readonly messages: readonly { readonly text: string; readonly attachments?: readonly Attachment[] }[];
  /** Sent, but no turn shows them yet. */
  readonly pending?: boolean;
}

/** What the customer wrote, one bubble for each message, with what came with it. */
export function CustomerMessages({ messages, pending = false }: CustomerMessagesProps) {
  return messages.map(({ text, attachments = [] }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: messages keep their order
    <ChatBubble key={index} from="customer" pending={pending}>
      {[...attachments.map(attachmentLine), text].filter((line) => line !== '').join('\n')}
    </ChatBubble>
  ));
}

function attachmentLine({ kind, name }: Attachment): string {
  return name === undefined ? `[${labels[kind]}]` : `[${labels[kind]}: ${name}]`;
}
