import type { Arrived } from '../conversation/createArrivals.ts';
import type { AmendedEntry } from '../conversation/growSession.ts';
import type { LogEntry, Session } from '../conversation/session.ts';
import type { HandoffPacket } from '../model/handoffPacket.ts';
import type { MemoryPort } from '../model/ports.ts';

/**
 * What a writer expects of a conversation: a revision, that it is stored (`exists`) or not (`absent`), or nothing
 * (`any`). The revision is the number of its log entries.
 */
export type Expected = number | 'exists' | 'absent' | 'any';

/** The lease with which something is written; see `Lock`. */
export interface HeldLock {
  readonly name: string;
  readonly fence: number;
}

/** What is written to a conversation, atomically. */
export interface Append {
  readonly expected: Expected;
  /** Log entries to add, in order. */
  readonly entries: readonly LogEntry[];
  /** Earlier entries to replace. */
  readonly amended?: readonly AmendedEntry[] | undefined;
  /** The state of the conversation afterwards. The header of the first append is kept. */
  readonly state: Pick<Session, 'header' | 'snapshot' | 'masking'>;
  /** When its timer is due, in milliseconds since the epoch; null: no timer; absent: unchanged. */
  readonly timer?: number | null | undefined;
  /** Numbers of the messages in the inbox that the turn has read: they leave it. */
  readonly takes?: readonly number[] | undefined;
  /** Handoff packets to add to the outbox, as complete JSON; they are due immediately. */
  readonly packets?: readonly Pick<HandoffPacket, 'id' | 'at'>[] | undefined;
  /** Written only if this lease is still held. */
  readonly lock?: HeldLock | undefined;
}

/** A page of conversation ids. */
export interface IdPage {
  /** In code unit order. */
  readonly ids: readonly string[];
  /** Whether there are more ids after these. */
  readonly more: boolean;
}

/**
 * Conversations: an append-only log and the state after its last entry. The cost of an append and of
 * {@link SessionStore.load} does not depend on the length of the log or the number of conversations.
 */
export interface SessionStore {
  /**
   * Appends to a conversation. Once it resolves, entries, state, timer, inbox and packets are all durable.
   *
   * @returns The revision afterwards.
   * @throws AppError STORE_CONFLICT (the expectation is not met), STORE_LOCK_LOST, STORE_NO_ENTRY (an amended entry
   *   does not exist), STORE_WRITE_FAILED; in these cases nothing is written.
   */
  append(id: string, append: Append): Promise<number>;
  /**
   * The current state of a conversation without its log, which `history` reads on demand. Undefined if it is not
   * stored.
   */
  load(id: string): Promise<Session | undefined>;
  /**
   * The existing log entries from `from` (default 0) up to, but not including, `to`, in order. None if the conversation
   * is not stored.
   */
  read(id: string, from?: number, to?: number): Promise<readonly LogEntry[]>;
  /** At most `limit` ids after `after` (by default from the first). */
  list(page: { readonly after?: string | undefined; readonly limit: number }): Promise<IdPage>;
  /** Deletes a conversation with its log, timer and messages in the inbox. Its packets in the outbox stay. @returns Whether it existed. */
  delete(id: string): Promise<boolean>;
}

/** A handoff packet in the outbox. */
export interface OutboxItem {
  readonly id: string;
  /** The packet as JSON, byte for byte what was committed. */
  readonly body: string;
  /** Number of delivery attempts so far. */
  readonly attempts: number;
}

/** Handoff packets that are not delivered yet. They are added by the append of their turn, once for each id. */
export interface Outbox {
  /** At most `limit` packets that are due at `now` (milliseconds since the epoch), in order of due time, then id. */
  due(now: number, limit: number): Promise<readonly OutboxItem[]>;
  /** When the next packet is due; undefined if none is waiting. */
  next(): Promise<number | undefined>;
  /** Removes a delivered packet. */
  delivered(id: string): Promise<void>;
  /** Records a failed attempt with its reason; the packet is due again at `at`. */
  postpone(id: string, at: number, reason: string): Promise<void>;
  /** The number of packets. */
  waiting(): Promise<number>;
}

/** A message in the inbox. */
export interface InboxMessage {
  readonly number: number;
  readonly conversation: string;
  readonly message: Arrived;
}

/**
 * Messages of customers that no turn has read yet, so that a crash loses none that waits for the next one. The append of
 * their turn removes them.
 */
export interface Inbox {
  /** @returns The number of the message, above those of all earlier ones; once it resolves, the message is durable. */
  add(conversation: string, message: Arrived): Promise<number>;
  /** Messages of all conversations with numbers after `after` (default: all), at most `limit`, in order. */
  list(page: {
    readonly after?: number | undefined;
    readonly limit: number;
  }): Promise<readonly InboxMessage[]>;
  /** How many messages of a conversation are waiting. */
  waiting(conversation: string): Promise<number>;
  /** Removes messages that no turn will read. Numbers that are not there are ignored. */
  remove(numbers: readonly number[]): Promise<void>;
}

/** The timers of conversations, which are set by the append of a turn. */
export interface TimerQueue {
  /**
   * Ids of at most `limit` conversations that are due at `now` (milliseconds since the epoch), in order of due time.
   */
  due(now: number, limit: number): Promise<readonly string[]>;
  /** When the next conversation is due; undefined if none is waiting. */
  next(): Promise<number | undefined>;
  /** Postpones a failed wake-up to `at`. Does nothing if the conversation no longer has a timer. */
  postpone(id: string, at: number): Promise<void>;
}

/** What is remembered beyond conversations, for each customer and for the project. */
export type CustomerMemory = MemoryPort;

/** A lock that is held until it expires. */
export interface Lease extends HeldLock {
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * Locks with a fence: each holder of a name gets a higher number than the previous one. The number reveals a holder
 * that has lost the lock unnoticed at its next append, in the same transaction.
 */
export interface Lock {
  /** @returns The lease, or undefined while the name has another holder. */
  acquire(name: string, ttlMs: number): Promise<Lease | undefined>;
  /** Extends the lease to `ttlMs` from now. @returns The renewed lease, or undefined if it was lost. */
  renew(lease: HeldLock, ttlMs: number): Promise<Lease | undefined>;
  /** Releases the lock. Does nothing if it was lost. */
  release(lease: HeldLock): Promise<void>;
}

/** Signals that a conversation has grown. This is only a hint: entries are read from the store. */
export interface Bus {
  /** Notifies subscribers that the conversation now has this many entries. */
  publish(conversation: string, length: number): Promise<void>;
  /**
   * Calls the listener for everything that is published about the conversation after this has resolved.
   *
   * @returns Ends the subscription.
   */
  subscribe(conversation: string, listener: (length: number) => void): Promise<() => void>;
}

/**
 * All stores of conversations in one place, so that a turn is committed as a whole. Every implementation must pass
 * `storesConformance`.
 */
export interface Stores {
  readonly sessions: SessionStore;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly timers: TimerQueue;
  readonly memory: CustomerMemory;
  readonly lock: Lock;
  readonly bus: Bus;
  /** Finishes pending writes and closes. */
  close(): Promise<void>;
}

/** A bus within one process. */
export function createLocalBus(): Bus {
  const listeners = new Map<string, Set<(length: number) => void>>();
  return {
    publish: async (conversation, length) => {
      for (const listener of listeners.get(conversation) ?? []) listener(length);
    },
    subscribe: async (conversation, listener) => {
      // A separate function for each subscription, because the same listener may subscribe twice.
      const subscriber = (length: number): void => listener(length);
      const subscribers = listeners.get(conversation) ?? new Set();
      listeners.set(conversation, subscribers.add(subscriber));
      return () => {
        subscribers.delete(subscriber);
        if (subscribers.size === 0 && listeners.get(conversation) === subscribers)
          listeners.delete(conversation);
      };
    },
  };
}
