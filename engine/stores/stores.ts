import type { AmendedEntry } from '../conversation/growSession.ts';
import type { LogEntry, Session } from '../conversation/session.ts';
import type { HandoffPacket } from '../model/handoffPacket.ts';
import type { MemoryPort } from '../model/ports.ts';

/**
 * What a writer takes for granted about a conversation: its revision, that it is stored (`exists`) or not (`absent`),
 * or nothing (`any`). The revision is the number of its log entries.
 */
export type Expected = number | 'exists' | 'absent' | 'any';

/** The lease under which something is written; see `Lock`. */
export interface HeldLock {
  readonly name: string;
  readonly fence: number;
}

/** What is written about a conversation, all of it or nothing. */
export interface Append {
  readonly expected: Expected;
  /** Log entries to add, in order. */
  readonly entries: readonly LogEntry[];
  /** Earlier entries to replace. */
  readonly amended?: readonly AmendedEntry[] | undefined;
  /** How the conversation stands afterwards. The header is taken from the first append. */
  readonly state: Pick<Session, 'header' | 'snapshot' | 'masking'>;
  /** When it wants to be woken up, in milliseconds since the epoch; null: not at all; absent: as before. */
  readonly timer?: number | null | undefined;
  /** Handoff packets that go into the outbox, as JSON and whole; due at once. */
  readonly packets?: readonly Pick<HandoffPacket, 'id' | 'at'>[] | undefined;
  /** Written only while this lease holds. */
  readonly lock?: HeldLock | undefined;
}

/** A part of the ids of all conversations. */
export interface IdPage {
  /** In the order of their characters. */
  readonly ids: readonly string[];
  /** Whether there are more after the last of them. */
  readonly more: boolean;
}

/**
 * Conversations: a log that only grows, and how the conversation stands after its last entry. The cost of an append
 * and of {@link SessionStore.load} depends neither on the length of the log nor on the number of conversations.
 */
export interface SessionStore {
  /**
   * Adds to a conversation. When it resolves, everything is durable: entries, state, timer and packets together.
   *
   * @returns The revision afterwards.
   * @throws AppError STORE_CONFLICT (what was expected is not so), STORE_LOCK_LOST, STORE_NO_ENTRY (an amended entry does
   *   not exist), STORE_WRITE_FAILED; nothing is written then.
   */
  append(id: string, append: Append): Promise<number>;
  /** A conversation as it stands, without its log: `history` reads that when it is asked for. Undefined: not stored. */
  load(id: string): Promise<Session | undefined>;
  /**
   * Log entries `from` (0 when absent) up to, but without, `to`; those that are there, in order. Of a conversation that
   * is not stored: none.
   */
  read(id: string, from?: number, to?: number): Promise<readonly LogEntry[]>;
  /** Ids after `after` (from the first when absent), at most `limit`. */
  list(page: { readonly after?: string | undefined; readonly limit: number }): Promise<IdPage>;
  /** Deletes a conversation with its log and timer. Packets that wait in the outbox stay. @returns Whether it was there. */
  delete(id: string): Promise<boolean>;
}

/** A handoff packet that waits for its receiver. */
export interface OutboxItem {
  readonly id: string;
  /** The packet as JSON, byte for byte what was committed. */
  readonly body: string;
  /** Deliveries tried so far. */
  readonly attempts: number;
}

/** Handoff packets that are not delivered yet. They come in with the append of the turn that made them, once an id. */
export interface Outbox {
  /** Packets due at `now` (milliseconds since the epoch), the longest due first, then by id; at most `limit`. */
  due(now: number, limit: number): Promise<readonly OutboxItem[]>;
  /** Time at which the next packet is due; undefined when none waits. */
  next(): Promise<number | undefined>;
  /** The receiver has the packet: it leaves the outbox. */
  delivered(id: string): Promise<void>;
  /** The receiver failed for this reason: the packet is due again at `at`. Counts as an attempt. */
  postpone(id: string, at: number, reason: string): Promise<void>;
  /** Packets that wait. */
  waiting(): Promise<number>;
}

/** Conversations that want to be woken up. Times are set by the append of a turn. */
export interface TimerQueue {
  /** Ids of the conversations due at `now` (milliseconds since the epoch), the longest due first; at most `limit`. */
  due(now: number, limit: number): Promise<readonly string[]>;
  /** Time at which the next conversation is due; undefined when none waits. */
  next(): Promise<number | undefined>;
  /** The conversation could not be woken up: it is due again at `at`. Does nothing when it has no timer any more. */
  postpone(id: string, at: number): Promise<void>;
}

/** What outlasts conversations, by customer and for the whole project. */
export type CustomerMemory = MemoryPort;

/** A lock that is held until it expires. */
export interface Lease extends HeldLock {
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * Locks with a fence: each holder of a name gets a higher number than the one before, for ever. Whoever was overtaken
 * while asleep is found out by the number at the next append, in the same transaction.
 */
export interface Lock {
  /** @returns The lease, or undefined while somebody else holds the name. */
  acquire(name: string, ttlMs: number): Promise<Lease | undefined>;
  /** Holds on for `ttlMs` from now. @returns The lease with its new end, or undefined when it was lost. */
  renew(lease: HeldLock, ttlMs: number): Promise<Lease | undefined>;
  /** Lets others have it. Does nothing when it was lost. */
  release(lease: HeldLock): Promise<void>;
}

/** Says that a conversation has grown. A hint and no more: what happened is read from the store. */
export interface Bus {
  /** Tells whoever has subscribed that the conversation has this many entries now. */
  publish(conversation: string, length: number): Promise<void>;
  /**
   * Calls back for everything that is published about the conversation after this has resolved.
   *
   * @returns Ends it.
   */
  subscribe(conversation: string, listener: (length: number) => void): Promise<() => void>;
}

/**
 * Everything that is kept of conversations, in one place, so that a turn is committed as a whole. An implementation is
 * one that passes `storesConformance`.
 */
export interface Stores {
  readonly sessions: SessionStore;
  readonly outbox: Outbox;
  readonly timers: TimerQueue;
  readonly memory: CustomerMemory;
  readonly lock: Lock;
  readonly bus: Bus;
  /** Writes what is under way, and closes. */
  close(): Promise<void>;
}

/** A bus among those who share this object: the parts of one process. */
export function createLocalBus(): Bus {
  const listeners = new Map<string, Set<(length: number) => void>>();
  return {
    publish: async (conversation, length) => {
      for (const listener of listeners.get(conversation) ?? []) listener(length);
    },
    subscribe: async (conversation, listener) => {
      // Its own function: the same listener may subscribe twice.
      const mine = (length: number): void => listener(length);
      const those = listeners.get(conversation) ?? new Set();
      listeners.set(conversation, those.add(mine));
      return () => {
        those.delete(mine);
        if (those.size === 0 && listeners.get(conversation) === those) listeners.delete(conversation);
      };
    },
  };
}
