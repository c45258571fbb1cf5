import { z } from 'zod';
import type { LogEntry, Session } from '../conversation/session.ts';
import type { TurnOutcome } from '../conversation/turnOutcome.ts';
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

/** A conversation with its transcript, as it is kept: values of sensitive slots are masked. */
export async function transcriptView(session: Session): Promise<ConversationView> {
  return viewOf(session, await session.history());
}

/** A conversation with what the assistant has just said, as it is meant for the customer. */
export function answerView({ session, turn }: TurnOutcome): ConversationView {
  const view = viewOf(session, turn.entries);
  return { ...view, messages: view.messages.filter(({ from }) => from === 'assistant') };
}

function viewOf({ header, snapshot }: Session, entries: readonly LogEntry[]): ConversationView {
  return {
    id: header.id,
    status: snapshot.status,
    resolution: snapshot.resolution,
    turn: snapshot.turn,
    messages: entries.flatMap((entry) => toMessageView(entry) ?? []),
  };
}

/** How every error answers. */
export const errorView = z.object({
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }),
});
