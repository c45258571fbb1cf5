import type { Clock } from '../base/ports.ts';
import { createInProcessMemory } from '../conversation/createInProcessMemory.ts';
import type { LogEntry, Session } from '../conversation/session.ts';
import { storeErrors } from './errors.ts';
import {
  type Append,
  createLocalBus,
  type Expected,
  type Inbox,
  type InboxMessage,
  type Lease,
  type Lock,
  type OutboxItem,
  type SessionStore,
  type Stores,
} from './stores.ts';

interface StoredConversation {
  readonly header: Session['header'];
  snapshot: Session['snapshot'];
  masking: Session['masking'];
  entries: LogEntry[];
  timer: number | null;
}

interface WaitingPacket extends OutboxItem {
  readonly dueAt: number;
}

/**
 * Stores in the memory of this process, for tests and where nothing has to be kept. Values are stored without copying,
 * so callers must not change them afterwards.
 *
 * @param clock - Determines when locks expire.
 */
export function createMemoryStores(clock: Clock): Stores {
  const conversations = new Map<string, StoredConversation>();
  const packets = new Map<string, WaitingPacket>();
  const inbox = new Map<number, InboxMessage>();
  const locks = createLocks(clock);
  return {
    sessions: sessionsOf(conversations, packets, inbox, locks),
    inbox: inboxOf(inbox),
    outbox: {
      due: async (now, limit) =>
        [...packets.values()]
          .filter(({ dueAt }) => dueAt <= now)
          .toSorted((a, b) => a.dueAt - b.dueAt || byCharacters(a.id, b.id))
          .slice(0, limit)
          .map(({ id, body, attempts }) => ({ id, body, attempts })),
      next: async () => earliest([...packets.values()].map(({ dueAt }) => dueAt)),
      delivered: async (id) => void packets.delete(id),
      postpone: async (id, at) => {
        const packet = packets.get(id);
        if (packet !== undefined) packets.set(id, { ...packet, dueAt: at, attempts: packet.attempts + 1 });
      },
      waiting: async () => packets.size,
    },
    timers: {
      due: async (now, limit) =>
        [...conversations]
          .flatMap(([id, { timer }]) => (timer !== null && timer <= now ? [{ id, timer }] : []))
          .toSorted((a, b) => a.timer - b.timer || byCharacters(a.id, b.id))
          .slice(0, limit)
          .map(({ id }) => id),
      next: async () => earliest([...conversations.values()].flatMap(({ timer }) => timer ?? [])),
      postpone: async (id, at) => {
        const conversation = conversations.get(id);
        if (conversation !== undefined && conversation.timer !== null) conversation.timer = at;
      },
    },
    memory: createInProcessMemory(),
    lock: locks,
    bus: createLocalBus(),
    close: async () => undefined,
  };
}

// Nothing in an append is awaited, so each method runs without another one in between.
function sessionsOf(
  conversations: Map<string, StoredConversation>,
  packets: Map<string, WaitingPacket>,
  inbox: Map<number, InboxMessage>,
  locks: Lock & { readonly holds: (lock: Append['lock']) => boolean },
): SessionStore {
  const read = async (id: string, from = 0, to = Number.POSITIVE_INFINITY): Promise<readonly LogEntry[]> =>
    conversations.get(id)?.entries.slice(from, to) ?? [];
  return {
    append: async (id, append) => {
      const { expected, entries, amended = [], state, timer, takes = [], packets: added = [], lock } = append;
      const conversation = conversations.get(id);
      if (!locks.holds(lock)) throw storeErrors.STORE_LOCK_LOST(lock ?? { name: '', fence: 0 });
      if (!isAsExpected(expected, conversation?.entries.length)) {
        throw storeErrors.STORE_CONFLICT({ id, expected, actual: conversation?.entries.length ?? 'absent' });
      }
      const changed = [...(conversation?.entries ?? [])];
      for (const { number, entry } of amended) {
        if (changed[number] === undefined) throw storeErrors.STORE_NO_ENTRY({ id, number });
        changed[number] = entry;
      }
      const bodies = added.map((packet) => ({ packet, body: JSON.stringify(packet) }));
      const { header, snapshot, masking } = state;
      conversations.set(id, {
        header: conversation?.header ?? header,
        snapshot,
        masking,
        entries: [...changed, ...entries],
        timer: timer === undefined ? (conversation?.timer ?? null) : timer,
      });
      for (const number of takes) inbox.delete(number);
      for (const { packet, body } of bodies) {
        if (!packets.has(packet.id))
          packets.set(packet.id, { id: packet.id, body, attempts: 0, dueAt: packet.at });
      }
      return changed.length + entries.length;
    },
    load: async (id) => {
      const conversation = conversations.get(id);
      if (conversation === undefined) return undefined;
      const { header, snapshot, masking } = conversation;
      const { length } = conversation.entries;
      const history: Session['history'] = (from) => read(id, from, length);
      return { header, snapshot, ...(masking !== undefined && { masking }), length, history };
    },
    read,
    list: async ({ after, limit }) => {
      const ids = [...conversations.keys()].toSorted(byCharacters);
      const rest = after === undefined ? ids : ids.filter((id) => byCharacters(id, after) > 0);
      return { ids: rest.slice(0, limit), more: rest.length > limit };
    },
    delete: async (id) => {
      for (const { number, conversation } of inbox.values()) if (conversation === id) inbox.delete(number);
      return conversations.delete(id);
    },
  };
}

function inboxOf(inbox: Map<number, InboxMessage>): Inbox {
  let last = 0;
  return {
    add: async (conversation, message) => {
      last += 1;
      inbox.set(last, { number: last, conversation, message });
      return last;
    },
    list: async ({ after = 0, limit }) =>
      [...inbox.values()].filter(({ number }) => number > after).slice(0, limit),
    waiting: async (id) => [...inbox.values()].filter(({ conversation }) => conversation === id).length,
    remove: async (numbers) => {
      for (const number of numbers) inbox.delete(number);
    },
  };
}

/** @param actual - The revision; undefined: not stored. */
function isAsExpected(expected: Expected, actual: number | undefined): boolean {
  if (expected === 'any') return true;
  if (expected === 'absent') return actual === undefined;
  return expected === 'exists' ? actual !== undefined : actual === expected;
}

function createLocks(clock: Clock): Lock & { readonly holds: (lock: Append['lock']) => boolean } {
  const leases = new Map<string, { readonly fence: number; readonly until: number }>();
  const isHeld = ({ name, fence }: Pick<Lease, 'name' | 'fence'>): boolean => {
    const lease = leases.get(name);
    return lease !== undefined && lease.fence === fence && lease.until > clock.now();
  };
  const grant = (name: string, fence: number, ttlMs: number): Lease => {
    const until = clock.now() + ttlMs;
    leases.set(name, { fence, until });
    return { name, fence, expiresAt: until };
  };
  return {
    holds: (lock) => lock === undefined || isHeld(lock),
    acquire: async (name, ttlMs) => {
      const last = leases.get(name);
      if (last !== undefined && last.until > clock.now()) return undefined;
      return grant(name, (last?.fence ?? 0) + 1, ttlMs);
    },
    renew: async ({ name, fence }, ttlMs) =>
      isHeld({ name, fence }) ? grant(name, fence, ttlMs) : undefined,
    release: async ({ name, fence }) => {
      if (isHeld({ name, fence })) leases.set(name, { fence, until: 0 });
    },
  };
}

function byCharacters(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function earliest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : Math.min(...times);
}
