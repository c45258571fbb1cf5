import type { ConversationEngine } from '../conversationEngine.ts';
import { fireTimer } from '../fireTimer.ts';
import { handleMessage } from '../handleMessage.ts';
import type { LogEntry, Session } from '../session.ts';
import { startConversation } from '../startConversation.ts';
import type { Turn, TurnOutcome } from '../turnOutcome.ts';
import { fixtureEngine } from './fixtureEngine.ts';

/** A session with its log in memory. */
export type WholeSession = Session & { readonly log: readonly LogEntry[] };

/** A conversation in a test. */
export interface Talk {
  /** What the assistant said in the last turn. */
  readonly heard: () => readonly string[];
  /** Labels of the quick replies of the last message. */
  readonly offered: () => readonly string[];
  /** States entered in the last turn, `flow/state`. */
  readonly entered: () => readonly string[];
  readonly say: (
    text: string,
    value?: string,
    onPreview?: (sentence: string) => void,
  ) => Promise<readonly string[]>;
  /** Fires the pending timer. */
  readonly wake: () => Promise<readonly string[]>;
  readonly session: () => WholeSession;
  readonly turn: () => Turn;
}

/** Starts a conversation with the fixture project and lets the test speak for the customer. */
export async function talk(engine: ConversationEngine = fixtureEngine(), locale = 'en'): Promise<Talk> {
  let outcome: TurnOutcome;
  let session: WholeSession;
  const take = async (next: TurnOutcome): Promise<void> => {
    outcome = next;
    session = await withLog(next.session);
  };
  await take(await startConversation(engine, { source: 'simulator', locale }));
  const heard = (): readonly string[] => outcome.turn.messages.map((message) => message.text);
  return {
    heard,
    offered: () => outcome.turn.messages.at(-1)?.quickReplies.map((reply) => reply.label) ?? [],
    entered: () =>
      outcome.turn.steps
        .filter((step) => step.trigger === 'enter')
        .map((step) => `${step.flow}/${step.state}`),
    say: async (text, value, onPreview) => {
      const message = value === undefined ? { text } : { text, value };
      await take(await handleMessage(engine, outcome.session, message, { onPreview }));
      return heard();
    },
    wake: async () => {
      await take(await fireTimer(engine, outcome.session));
      return heard();
    },
    session: () => session,
    turn: () => outcome.turn,
  };
}

/** Reads a session's log. */
export async function withLog(session: Session): Promise<WholeSession> {
  return { ...session, log: await session.history() };
}
