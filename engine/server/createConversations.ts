import { createTaskQueues } from '../base/createTaskQueues.ts';
import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import { fireTimer } from '../conversation/fireTimer.ts';
import { handleMessage } from '../conversation/handleMessage.ts';
import type { LogEntry, Session } from '../conversation/session.ts';
import { startConversation } from '../conversation/startConversation.ts';
import type { TurnOutcome } from '../conversation/turnOutcome.ts';
import type { Customer } from '../kit/customer.ts';
import { wordPacket } from '../words/wordPacket.ts';
import { deskWording, type Wording } from '../words/wordsOf.ts';
import { serverErrors } from './errors.ts';
import type { ConversationStore } from './store/openConversationStore.ts';

/** A customer's message. */
export interface CustomerMessage {
  readonly text: string;
  /** Value of a tapped quick reply. */
  readonly value?: string | undefined;
}

/** How a conversation begins. */
export interface ConversationStart {
  readonly locale?: string | undefined;
  readonly customer?: Customer | undefined;
}

/** The conversations of one bundle. */
export interface Conversations {
  /** @param start.customer - Whoever calls vouches for them; nobody known when absent. */
  start(start?: ConversationStart): Promise<TurnOutcome>;
  /** @throws AppError SERVER_UNKNOWN_CONVERSATION, CONVERSATION_ENDED. */
  send(id: string, message: CustomerMessage): Promise<TurnOutcome>;
  /**
   * Wakes a conversation up if the time that it waits for has come; otherwise nothing happens.
   *
   * @throws AppError SERVER_UNKNOWN_CONVERSATION.
   */
  wake(id: string): Promise<void>;
  /** @throws AppError SERVER_UNKNOWN_CONVERSATION. */
  get(id: string): Session;
  /** Forgets everything that is remembered of a customer. */
  forgetCustomer(id: string): Promise<void>;
  /** Calls back with every log entry that is committed from now on. @returns Ends it. */
  follow(id: string, listener: (entry: LogEntry, index: number) => void): () => void;
}

/**
 * Runs conversations over the store. Turns of one conversation run one after the other; a turn is answered only when
 * it is durably committed together with its handoff packets. What is remembered lives in the store, too.
 *
 * @param onCommit - Called after each commit, to wake the outbox and to set the alarm for timers.
 * @param onMissing - Told of what a packet says that has no words.
 */
export function createConversations(
  bundle: ConversationEngine,
  store: ConversationStore,
  onCommit: () => void,
  onMissing?: Wording['onMissing'],
): Conversations {
  const wording = deskWording(bundle.compiled, onMissing);
  const engine = { ...bundle, memory: store.memory };
  const turns = createTaskQueues();
  const followers = new Map<string, Set<(entry: LogEntry, index: number) => void>>();

  const commit = (outcome: TurnOutcome, known: number): TurnOutcome => {
    const { session } = outcome;
    const added = session.log.slice(known);
    store.commit(
      session,
      added.flatMap((entry) => (entry.entry === 'handoff' ? [wordPacket(entry.packet, wording)] : [])),
    );
    onCommit();
    const listeners = followers.get(session.header.id) ?? [];
    added.forEach((entry, offset) => {
      for (const listener of listeners) listener(entry, known + offset);
    });
    return outcome;
  };
  const get = (id: string): Session => {
    const session = store.find(id);
    if (session === undefined) throw serverErrors.SERVER_UNKNOWN_CONVERSATION({ id });
    return session;
  };

  return {
    get,
    start: async ({ locale, customer } = {}) => {
      const outcome = await startConversation(engine, { source: 'runtime', locale, customer });
      return commit(outcome, 0);
    },
    send: (id, { text, value }) =>
      turns.run(id, async () => {
        const session = get(id);
        const outcome = await handleMessage(
          engine,
          session,
          value === undefined ? { text } : { text, value },
        );
        return commit(outcome, session.log.length);
      }),
    wake: (id) =>
      turns.run(id, async () => {
        const session = get(id);
        const { timer } = session.snapshot;
        if (timer === null || timer.at > engine.clock.now()) return;
        const outcome = await fireTimer(engine, session);
        commit(outcome, session.log.length);
      }),
    forgetCustomer: (id) => store.memory.forget({ scope: 'customer', id }),
    follow: (id, listener) => {
      const listeners = followers.get(id) ?? new Set();
      followers.set(id, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) followers.delete(id);
      };
    },
  };
}
