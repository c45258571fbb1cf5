import { AppError } from '../base/appError.ts';
import { createTaskQueues } from '../base/createTaskQueues.ts';
import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import { fireTimer } from '../conversation/fireTimer.ts';
import { type CustomerMessage, handleMessage } from '../conversation/handleMessage.ts';
import type { Session } from '../conversation/session.ts';
import { startConversation } from '../conversation/startConversation.ts';
import type { TurnOutcome } from '../conversation/turnOutcome.ts';
import { isRequest } from '../kit/effect.ts';
import type { Customer } from '../kit/snapshot.ts';
import { requestKindOf } from '../requests/requestRegistry.ts';
import { type Follower, type Following, followEntries } from '../stores/followEntries.ts';
import type { Expected, Stores } from '../stores/stores.ts';

import { wordPacket } from '../words/wordPacket.ts';
import { deskWording, type Wording } from '../words/wordsOf.ts';
import { serverErrors } from './errors.ts';

/** How a conversation starts. */
interface NewConversation {
  readonly locale?: string | undefined;
  readonly customer?: Customer | undefined;
}

/** The conversations of one bundle. */
export interface Conversations {
  /** @param start.customer - Vouched for by the caller; if absent, the customer is unknown. */
  start(start?: NewConversation): Promise<TurnOutcome>;
  /** @throws AppError SERVER_UNKNOWN_CONVERSATION, CONVERSATION_ENDED, SERVER_TURN_OVERTAKEN. */
  send(id: string, message: CustomerMessage): Promise<TurnOutcome>;
  /**
   * Fires a conversation's timer if it is due; otherwise does nothing.
   *
   * @throws AppError SERVER_UNKNOWN_CONVERSATION, SERVER_TURN_OVERTAKEN.
   */
  wake(id: string): Promise<void>;
  /** @throws AppError SERVER_UNKNOWN_CONVERSATION. */
  get(id: string): Promise<Session>;
  /** Deletes everything that is remembered of a customer. */
  forgetCustomer(id: string): Promise<void>;
  /**
   * Reports every log entry from a number on, including future ones; see `followEntries`.
   *
   * @throws AppError SERVER_UNKNOWN_CONVERSATION.
   */
  follow(id: string, from: number, follower: Follower): Promise<Following>;
}

/** What a commit means for the outbox and the timers. */
export interface Committed {
  /** When the conversation's timer is due, in milliseconds since the epoch; null if it has none. */
  readonly timer: number | null;
  /** Whether handoff packets were added to the outbox. */
  readonly handsOff: boolean;
}

/** How often a turn is run in total when other processes overtake it. */
const maxAttempts = 5;

/**
 * Runs conversations on the stores. Turns of one conversation run one after the other; a turn is answered only once it
 * is durably committed together with its handoff packets. Customer memory is in the stores as well.
 *
 * Another process on the same data may commit first. A turn that lost such a race is run again on the changed
 * conversation, unless it made a request that must not be performed twice: then it is rejected.
 *
 * @param onCommit - Called after each commit, to wake the outbox and to set the alarm for timers.
 * @param onMissing - Called for a statement in a packet that has no wording.
 */
export function createConversations(
  bundle: ConversationEngine,
  stores: Stores,
  onCommit: (committed: Committed) => void,
  onMissing?: Wording['onMissing'],
): Conversations {
  const { sessions, memory, bus } = stores;
  const engine = { ...bundle, memory };
  const wording = deskWording(bundle.compiled, onMissing);
  const turns = createTaskQueues();

  const commit = async (outcome: TurnOutcome, expected: Expected): Promise<TurnOutcome> => {
    const { session, added, amended } = outcome;
    const { id } = session.header;
    const timer = session.snapshot.timer?.at ?? null;
    const packets = added.flatMap((entry) =>
      entry.entry === 'handoff' ? [wordPacket(entry.packet, wording)] : [],
    );
    const length = await sessions.append(id, {
      expected,
      entries: added,
      amended,
      state: session,
      timer,
      packets,
    });
    onCommit({ timer, handsOff: packets.length > 0 });
    await bus.publish(id, length);
    return outcome;
  };
  const get = async (id: string): Promise<Session> => {
    const session = await sessions.load(id);
    if (session === undefined) throw serverErrors.SERVER_UNKNOWN_CONVERSATION({ id });
    return session;
  };
  /** Runs a turn after the conversation's previous ones. `runOnce` returns undefined if there is nothing left to do. */
  const runTurn = <T extends TurnOutcome | undefined>(
    id: string,
    runOnce: (session: Session) => Promise<T>,
  ): Promise<T> =>
    turns.run(id, async () => {
      for (let attempt = 1; ; attempt += 1) {
        const session = await get(id);
        const outcome = await runOnce(session);
        if (outcome === undefined) return outcome;
        try {
          await commit(outcome, session.length);
          return outcome;
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'STORE_CONFLICT') throw error;
          if (attempt < maxAttempts && !isNotRepeatable(outcome)) continue;
          throw serverErrors.SERVER_TURN_OVERTAKEN({ id }, { cause: error });
        }
      }
    });

  return {
    get,
    start: async ({ locale, customer } = {}) =>
      commit(await startConversation(engine, { source: 'runtime', locale, customer }), 'absent'),
    send: (id, { text, value }) =>
      runTurn(id, (session) =>
        handleMessage(engine, session, value === undefined ? { text } : { text, value }),
      ),
    wake: async (id) => {
      await runTurn(id, async (session) => {
        const { timer } = session.snapshot;
        if (timer === null || timer.at > engine.clock.now()) return undefined;
        return fireTimer(engine, session);
      });
    },
    forgetCustomer: (id) => memory.forget({ scope: 'customer', id }),
    follow: async (id, from, follower) => {
      await get(id);
      return followEntries(stores, id, from, follower);
    },
  };
}

/** Whether the turn has made a request that must not be performed twice. */
function isNotRepeatable({ added }: TurnOutcome): boolean {
  return added.some(
    (one) => one.entry === 'effect' && isRequest(one.effect) && !requestKindOf(one.effect.type).repeatable,
  );
}
