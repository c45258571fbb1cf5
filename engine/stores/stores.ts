import type { MemoryPort } from '../model/memoryPort.ts';
import type { HeldLock, SessionStore } from './sessionStore.ts';

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
