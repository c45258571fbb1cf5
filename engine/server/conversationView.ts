import { z } from 'zod';
import type { LogEntry, Session } from '../conversation/session.ts';
import type { TurnOutcome } from '../conversation/turnOutcome.ts';
import { singleMessages } from '../kit/conversationEvent.ts';
import { quickReply } from '../kit/effect.ts';
import { attachment } from '../model/attachment.ts';

const citation = z.object({ source: z.string(), titlePath: z.array(z.string()), text: z.string() });

/** A message as the customer sees it. */
export const messageView = z.object({
  from: z.enum(['customer', 'assistant']),
  text: z.string(),
  /** What the customer sent with it: only its kind and name. */
  attachments: z.array(attachment).optional(),
  quickReplies: z.array(quickReply),
  citations: z.array(citation),
  turn: z.number().int(),
});

/** A conversation as a channel needs it: the messages to show, and whether it has ended. */
export const conversationView = z.object({
  id: z.string(),
  status: z.enum(['active', 'ended']),
  resolution: z.enum(['resolved', 'unresolved', 'escalated']).nullable(),
  turn: z.number().int(),
  messages: z.array(messageView),
});

/** A conversation as it is read later. */
export const transcript = conversationView.extend({
  waiting: z.number().int().describe('Messages of the customer that are accepted and not answered yet'),
});

type MessageView = z.infer<typeof messageView>;
export type ConversationView = z.infer<typeof conversationView>;

/** The messages that a log entry shows to the customer: several if a turn read several. */
export function toMessageViews(entry: LogEntry): readonly MessageView[] {
  const { turn } = entry;
  if (entry.entry === 'event' && entry.event.type === 'message') {
    return singleMessages(entry.event).map(({ text, attachments }) => ({
      ...{ from: 'customer', text, quickReplies: [], citations: [], turn },
      ...(attachments !== undefined && { attachments }),
    }));
  }
  if (entry.entry !== 'effect' || entry.effect.type !== 'say') return [];
  const { text, quickReplies, citations } = entry.effect;
  return [{ from: 'assistant', text, quickReplies, citations, turn }];
}

/** A conversation with its stored transcript; values of sensitive slots are masked. */
export async function transcriptView(session: Session, waiting: number): Promise<z.infer<typeof transcript>> {
  return { ...viewOf(session, await session.history()), waiting };
}

/** A conversation with the assistant's latest messages, unmasked, for the customer. */
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
    messages: entries.flatMap(toMessageViews),
  };
}

/** The response body of every error. */
export const errorView = z.object({
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }),
});
