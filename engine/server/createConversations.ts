import { AppError } from '../base/appError.ts';
import { createTaskQueues } from '../base/createTaskQueues.ts';
import type { SetAlarm } from '../base/ports.ts';
import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import { type Arrived, createArrivals } from '../conversation/createArrivals.ts';
import { conversationErrors } from '../conversation/errors.ts';
import { fireTimer } from '../conversation/fireTimer.ts';
import { handleMessage } from '../conversation/handleMessage.ts';
import { assertMessage, type CustomerMessage, nextTurn } from '../conversation/oneTurn.ts';
import type { Session } from '../conversation/session.ts';
import { startConversation } from '../conversation/startConversation.ts';
import type { TurnOutcome } from '../conversation/turnOutcome.ts';
import { isRequest } from '../kit/effect.ts';
import type { Customer } from '../kit/snapshot.ts';
import { systemAlarm } from '../project/systemPorts.ts';
import { requestKindOf } from '../requests/requestRegistry.ts';
import { type Follower, type Following, followEntries } from '../stores/followEntries.ts';
import type { Expected, Stores } from '../stores/stores.ts';

import { wordPacket } from '../words/wordPacket.ts';
import { deskWording, type Wording } from '../words/wordsOf.ts';
import { serverErrors } from './errors.ts';

/** How a conversation starts. */
interface NewConversation {
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly customer?: Customer | undefined;
}

/** The conversations of one bundle. */
export interface Conversations {
  /** @param start.customer - Vouched for by the caller; if absent, the customer is unknown. */
  start(start?: NewConversation): Promise<TurnOutcome>;
  /**
   * Takes a message of the customer, and keeps it until a turn reads it. Messages that follow each other within the
   * project's pause, or arrive while a turn runs, are read as one turn.
   *
   * @returns The turn; the same for all messages that it read.
   * @throws AppError SERVER_UNKNOWN_CONVERSATION, SERVER_TURN_OVERTAKEN, and those of `handleMessage`.
   */
  send(id: string, message: CustomerMessage): Promise<TurnOutcome>;
  /** How many messages of a conversation are kept that no turn has read. */
  waiting(id: string): Promise<number>;
  /** Reads the messages that an earlier process kept and did not read, once no other process is likely to. */
  resume(): Promise<void>;
  /** Ends all pauses: messages are read at once, now and from now on. */
  endPauses(): Promise<void>;
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

/** A message with its number in the inbox; null if it did not have to be kept. */
type Numbered = CustomerMessage & { readonly number: number | null };

/** What {@link createConversations} may be given besides. */
interface ConversationsOptions {
  /** Called for a statement in a packet that has no wording. */
  readonly onMissing?: Wording['onMissing'];
  /** Called when messages that nobody waits for could not be read. */
  readonly onTrouble?: ((error: unknown, conversation: string) => void) | undefined;
  /** Ends pauses; the system's timers if absent. */
  readonly setAlarm?: SetAlarm | undefined;
}

/**
 * How long the messages that were kept before this process started are left to the process that took them, which may be
 * finishing its turns.
 */
const leftAloneMs = 10_000;
/** Kept messages that are listed at a time. */
const batch = 500;

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
 */
export function createConversations(
  bundle: ConversationEngine,
  stores: Stores,
  onCommit: (committed: Committed) => void,
  { onMissing, onTrouble = () => undefined, setAlarm = systemAlarm }: ConversationsOptions = {},
): Conversations {
  const { sessions, inbox, memory, bus } = stores;
  const engine = { ...bundle, memory };
  const wording = deskWording(bundle.compiled, onMissing);
  const turns = createTaskQueues();

  const commit = async (
    outcome: TurnOutcome,
    expected: Expected,
    takes: readonly number[] = [],
  ): Promise<TurnOutcome> => {
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
      takes,
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
    takes: readonly number[] = [],
  ): Promise<T> =>
    turns.run(id, async () => {
      for (let attempt = 1; ; attempt += 1) {
        const session = await get(id);
        const outcome = await runOnce(session);
        if (outcome === undefined) return outcome;
        try {
          await commit(outcome, session.length, takes);
          return outcome;
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'STORE_CONFLICT') throw error;
          if (attempt < maxAttempts && !isNotRepeatable(outcome)) continue;
          throw serverErrors.SERVER_TURN_OVERTAKEN({ id }, { cause: error });
        }
      }
    });
  const pauseMs = bundle.compiled.policies.messages.pause * 1_000;
  const arrivals = createArrivals<Numbered, TurnOutcome>({
    pauseMs,
    clock: engine.clock,
    setAlarm,
    isOver: ({ turn }) => turn.ended,
    read: async (id, messages) => {
      const numbers = messages.flatMap(({ number }) => number ?? []);
      try {
        return await runTurn(id, (session) => handleMessage(engine, session, messages), numbers);
      } catch (error) {
        // The sender is told; if this fails as well, they are read after the next start.
        await inbox.remove(numbers).catch(() => undefined);
        throw error;
      }
    },
  });
  /** Keeps messages in the order in which they arrive. */
  const arriving = createTaskQueues();
  /** Messages that were kept before this process started, by conversation. */
  const left = new Map<string, Numbered[]>();
  const readLeft = (id: string): void => {
    const messages = left.get(id) ?? [];
    left.delete(id);
    for (const message of messages) arrivals.add(id, message).catch((error) => onTrouble(error, id));
  };
  const keep = async (id: string, message: CustomerMessage): Promise<Numbered> => {
    const isReadNow = arrivals.isIdle(id) && (pauseMs === 0 || nextTurn([message]).closed);
    if (isReadNow) return { ...message, number: null };
    const arrived: Arrived = { ...message, at: engine.clock.now() };
    return { ...arrived, number: await inbox.add(id, arrived) };
  };

  return {
    get,
    waiting: (id) => inbox.waiting(id),
    resume: async () => {
      for (let after = 0, more = true; more; ) {
        const page = await inbox.list({ after, limit: batch });
        for (const { conversation, number, message } of page) {
          left.set(conversation, [...(left.get(conversation) ?? []), { ...message, number }]);
          after = number;
        }
        more = page.length === batch;
      }
      if (left.size > 0) setAlarm(leftAloneMs, () => [...left.keys()].forEach(readLeft));
    },
    endPauses: () => arrivals.close(),
    start: async (start = {}) =>
      commit(await startConversation(engine, { source: 'runtime', ...start }), 'absent'),
    send: async (id, { text, value, attachments }) => {
      const message = {
        text,
        ...(value !== undefined && { value }),
        ...(attachments !== undefined && { attachments }),
      };
      assertMessage(message);
      const { answer } = await arriving.run(id, async () => {
        if ((await get(id)).snapshot.status === 'ended') throw conversationErrors.CONVERSATION_ENDED({ id });
        readLeft(id);
        const numbered = await keep(id, message);
        // In an object, so that the next message does not have to wait for the answer.
        return { answer: arrivals.add(id, numbered) };
      });
      return answer;
    },
    wake: async (id) => {
      // What the customer has written counts before the time that is up, even while it is being kept.
      await arriving.run(id, async () => undefined);
      await arrivals.finish(id);
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
