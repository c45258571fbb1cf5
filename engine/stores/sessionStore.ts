import type { AmendedEntry } from '../conversation/growSession.ts';
import type { LogEntry, Session } from '../conversation/session.ts';
import type { HandoffPacket } from '../model/handoffPacket.ts';

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
