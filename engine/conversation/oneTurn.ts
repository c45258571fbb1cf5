// What customers send, and which of their messages are read together as one turn.
import { type Attachment, attachments } from '../model/attachment.ts';
import type { SaidMessage } from '../model/documents/suite.ts';
import { conversationErrors } from './errors.ts';

/** Limit of the texts of a turn, in UTF-16 code units. */
const maxTextLength = 10_000;

/** The most messages that are one turn. */
export const mostMessages = 10;

/** What a customer sends. */
export interface CustomerMessage {
  /** May be empty if there are attachments, whose caption it is. */
  readonly text: string;
  /** Value of the tapped quick reply, whose label is then the text. */
  readonly value?: string | undefined;
  /** Pictures, voice messages, videos and files: what they are, not their content. */
  readonly attachments?: readonly Attachment[] | undefined;
  /** When it arrived, in milliseconds since the epoch; when it is read if absent. */
  readonly at?: number | undefined;
}

/**
 * Checks a message by itself.
 *
 * @throws AppError CONVERSATION_MESSAGE_EMPTY, CONVERSATION_MESSAGE_TOO_LONG, CONVERSATION_ATTACHMENTS_INVALID.
 */
export function assertMessage({ text, attachments: attached = [] }: CustomerMessage): void {
  if (text.trim() === '' && attached.length === 0)
    throw conversationErrors.CONVERSATION_MESSAGE_EMPTY(undefined);
  if (text.length > maxTextLength)
    throw conversationErrors.CONVERSATION_MESSAGE_TOO_LONG({ length: text.length, most: maxTextLength });
  if (attached.length === 0) return;
  const [issue] = attachments.safeParse(attached).error?.issues ?? [];
  if (issue !== undefined) {
    const where = ['attachments', ...issue.path].join('.');
    throw conversationErrors.CONVERSATION_ATTACHMENTS_INVALID({ where, finding: issue.message });
  }
}

/** Whether nothing that comes later is read with the message: a tap or an attachment says all that it means. */
function closesTurn({ value, attachments: attached = [] }: CustomerMessage): boolean {
  return value !== undefined || attached.length > 0;
}

/** The first messages of a conversation that are not read yet. */
export interface NextTurn {
  /** How many of them are one turn; 0 if there are none. */
  readonly count: number;
  /** Whether no later message can become part of it, so that there is nothing to wait for. */
  readonly closed: boolean;
}

/**
 * Decides which messages are read together: as many as possible from the first on. A tapped quick reply is a turn of its
 * own, because it answers what it stands under; an attachment is the last of a turn, whose other texts may be about it.
 */
export function nextTurn(messages: readonly CustomerMessage[]): NextTurn {
  let count = 0;
  let length = 0;
  for (const message of messages) {
    length += message.text.length + 1;
    if (count > 0 && (message.value !== undefined || length > maxTextLength)) return { count, closed: true };
    count += 1;
    if (closesTurn(message) || count === mostMessages) return { count, closed: true };
  }
  return { count, closed: false };
}

/** The messages of a turn as one: their texts in lines, with the place of each. */
interface JoinedMessages {
  readonly text: string;
  readonly value?: string;
  readonly attachments?: Attachment[];
  /** Absent for a single message. */
  readonly messages?: { readonly at: number; readonly start: number; readonly end: number }[];
}

/**
 * Joins the messages of a turn. `singleMessages` takes them apart again.
 *
 * @param readAt - When they are read, in milliseconds since the epoch.
 */
export function joinMessages(messages: readonly CustomerMessage[], readAt: number): JoinedMessages {
  let text = '';
  const places = messages.map(({ text: line, at = readAt }) => {
    if (text !== '' && line !== '') text += '\n';
    const start = text.length;
    text += line;
    return { at, start, end: text.length };
  });
  const { value, attachments: attached } = messages.at(-1) ?? {};
  return {
    text,
    ...(value !== undefined && { value }),
    ...(attached !== undefined && attached.length > 0 && { attachments: [...attached] }),
    ...(places.length > 1 && { messages: places }),
  };
}

/** A message of a suite or script, as it is sent. */
export function toCustomerMessage(said: SaidMessage): CustomerMessage {
  if (typeof said === 'string') return { text: said };
  const { text = '', attachments: attached } = said;
  return attached === undefined ? { text } : { text, attachments: attached };
}
