import { z } from 'zod';
import type { LogEntry, Session } from '../conversation/session.ts';
import { quickReply } from '../kit/effect.ts';

const citation = z.object({ source: z.string(), titlePath: z.array(z.string()), text: z.string() });

/** A message as the customer sees it. */
export const messageView = z.object({
  from: z.enum(['customer', 'assistant']),
  text: z.string(),
  quickReplies: z.array(quickReply),
  citations: z.array(citation),
  turn: z.number().int(),
});

/** A conversation as a channel needs it: what to show, and whether it goes on. */
export const conversationView = z.object({
  id: z.string(),
  status: z.enum(['active', 'ended']),
  resolution: z.enum(['resolved', 'unresolved', 'escalated']).nullable(),
  turn: z.number().int(),
  messages: z.array(messageView),
});

export type MessageView = z.infer<typeof messageView>;
export type ConversationView = z.infer<typeof conversationView>;

/** What a log entry shows the customer, if anything. */
export function toMessageView(entry: LogEntry): MessageView | undefined {
  if (entry.entry === 'event' && entry.event.type === 'message') {
    return { from: 'customer', text: entry.event.text, quickReplies: [], citations: [], turn: entry.turn };
  }
  if (entry.entry !== 'effect' || entry.effect.type !== 'say') return undefined;
  const { text, quickReplies, citations } = entry.effect;
  return { from: 'assistant', text, quickReplies, citations, turn: entry.turn };
}

/**
 * The view of a session.
 *
 * @param turns - `last`: only what the assistant said in the last turn; `all`: the transcript.
 */
export function toConversationView(session: Session, turns: 'last' | 'all'): ConversationView {
  const { header, snapshot, log } = session;
  const messages = log.flatMap((entry) => toMessageView(entry) ?? []);
  return {
    id: header.id,
    status: snapshot.status,
    resolution: snapshot.resolution,
    turn: snapshot.turn,
    messages:
      turns === 'all'
        ? messages
        : messages.filter((message) => message.turn === snapshot.turn && message.from === 'assistant'),
  };
}
