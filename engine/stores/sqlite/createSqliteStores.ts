import type { Clock } from '../../base/ports.ts';
import { masking } from '../../conversation/masking/secret.ts';
import { readLogEntry } from '../../conversation/readSession.ts';
import { type LogEntry, recordingHeader, type Session } from '../../conversation/session.ts';
import { migrateSnapshot } from '../../kit/migrateSnapshot.ts';
import { json } from '../../model/jsonSchema.ts';
import type { MemoryOwner } from '../../model/ports.ts';
import type { SqliteDatabase } from '../../project/openSqlite.ts';
import {
  type Append,
  type CustomerMemory,
  createLocalBus,
  type Inbox,
  type Lock,
  type OutboxItem,
  type SessionStore,
  type Stores,
} from '../stores.ts';

import { createLocalWriter, type Writer } from './createWriter.ts';
import type { AppendWrite } from './writes.ts';

/** The version in which entries are written. */
const recordingVersion = recordingHeader.shape.recording.value;

/** The queries of the stores; tests check their query plans. */
export const queries = {
  load: 'SELECT revision, header, snapshot, masking FROM conversations WHERE id = ?',
  read: `SELECT version, entry FROM entries
    WHERE conversation = (SELECT key FROM conversations WHERE id = ?) AND number >= ? AND number < ?
    ORDER BY number`,
  list: 'SELECT id FROM conversations WHERE id > ? ORDER BY id LIMIT ?',
  dueTimers:
    'SELECT id FROM conversations WHERE due_at IS NOT NULL AND due_at <= ? ORDER BY due_at, id LIMIT ?',
  nextTimer: 'SELECT due_at AS at FROM conversations WHERE due_at IS NOT NULL ORDER BY due_at, id LIMIT 1',
  inbox: 'SELECT number, conversation, message FROM inbox WHERE number > ? ORDER BY number LIMIT ?',
  inboxOf: 'SELECT COUNT(*) AS waiting FROM inbox WHERE conversation = ?',
  duePackets: 'SELECT id, body, attempts FROM outbox WHERE due_at <= ? ORDER BY due_at, id LIMIT ?',
  nextPacket: 'SELECT due_at AS at FROM outbox ORDER BY due_at, id LIMIT 1',
  waiting: 'SELECT COUNT(*) AS waiting FROM outbox',
  memory: 'SELECT slot, value, at FROM memory WHERE scope = ? AND owner = ? ORDER BY slot',
} as const;

/**
 * Stores in an open SQLite database with the {@link storeTables}, for the studio and for databases in memory. By
 * default, writes run on this thread.
 *
 * @param clock - Determines when locks expire.
 * @param writer - Performs writes, for example on another thread.
 * @returns The stores. Closing them leaves the database open.
 */
export function createSqliteStores(
  database: SqliteDatabase,
  clock: Clock,
  writer: Writer = createLocalWriter(database),
): Stores {
  const { write } = writer;
  const dueTimers = database.prepare<[number, number], { id: string }>(queries.dueTimers);
  const nextTimer = database.prepare<[], { at: number }>(queries.nextTimer);
  const duePackets = database.prepare<[number, number], OutboxItem>(queries.duePackets);
  const nextPacket = database.prepare<[], { at: number }>(queries.nextPacket);
  const waiting = database.prepare<[], { waiting: number }>(queries.waiting);
  return {
    sessions: sessionsOf(database, writer, clock),
    inbox: inboxOf(database, writer),
    outbox: {
      due: async (now, limit) => duePackets.all(now, limit),
      next: async () => nextPacket.get()?.at,
      delivered: async (id) => void (await write({ type: 'delivered', id })),
      postpone: async (id, at, reason) => void (await write({ type: 'postpone_packet', id, at, reason })),
      waiting: async () => waiting.get()?.waiting ?? 0,
    },
    timers: {
      due: async (now, limit) => dueTimers.all(now, limit).map(({ id }) => id),
      next: async () => nextTimer.get()?.at,
      postpone: async (id, at) => void (await write({ type: 'postpone_timer', id, at })),
    },
    memory: memoryOf(database, writer),
    lock: lockOf(writer, clock),
    bus: createLocalBus(),
    close: writer.close,
  };
}

interface Row {
  readonly revision: number;
  readonly header: string;
  readonly snapshot: string;
  readonly masking: string | null;
}

function sessionsOf(database: SqliteDatabase, { write }: Writer, clock: Clock): SessionStore {
  const load = database.prepare<[string], Row>(queries.load);
  const entries = database.prepare<[string, number, number], { version: number; entry: string }>(
    queries.read,
  );
  const list = database.prepare<[string, number], { id: string }>(queries.list);
  const read = async (id: string, from = 0, to = Number.MAX_SAFE_INTEGER): Promise<readonly LogEntry[]> =>
    entries.all(id, from, to).map(({ version, entry }) => readLogEntry(JSON.parse(entry), version));
  return {
    append: async (id, append) => write(toWrite(id, append, clock.now())),
    load: async (id) => {
      const row = load.get(id);
      return row && toSession(row, (from) => read(id, from, row.revision));
    },
    read,
    list: async ({ after = '', limit }) => {
      const ids = list.all(after, limit + 1).map((row) => row.id);
      return { ids: ids.slice(0, limit), more: ids.length > limit };
    },
    delete: async (id) => (await write({ type: 'delete', id })) > 0,
  };
}

/** Converts an append into the texts that are stored. */
export function toWrite(id: string, append: Append, now: number): AppendWrite {
  const { expected, entries, amended = [], state, timer, takes = [], packets = [], lock } = append;
  return {
    ...{ type: 'append', id, expected, version: recordingVersion, timer, takes, lock, now },
    header: JSON.stringify(state.header),
    snapshot: JSON.stringify(state.snapshot),
    masking: state.masking === undefined ? null : JSON.stringify(state.masking),
    entries: entries.map((entry) => JSON.stringify(entry)),
    amended: amended.map(({ number, entry }) => ({ number, entry: JSON.stringify(entry) })),
    packets: packets.map((packet) => ({ id: packet.id, body: JSON.stringify(packet), dueAt: packet.at })),
  };
}

function toSession(row: Row, history: Session['history']): Session {
  const header = JSON.parse(row.header) as object;
  return {
    // Entries are migrated when they are read, so the log has the current version.
    header: recordingHeader.parse({ ...header, recording: recordingVersion }),
    snapshot: migrateSnapshot(JSON.parse(row.snapshot)),
    ...(row.masking !== null && { masking: toMasking(row.masking) }),
    length: row.revision,
    history,
  };
}

function toMasking(text: string): NonNullable<Session['masking']> {
  const { snapshot, ...rest } = JSON.parse(text) as { readonly snapshot: unknown };
  return masking.parse({ ...rest, snapshot: migrateSnapshot(snapshot) });
}

function inboxOf(database: SqliteDatabase, { write }: Writer): Inbox {
  const list = database.prepare<[number, number], { number: number; conversation: string; message: string }>(
    queries.inbox,
  );
  const waiting = database.prepare<[string], { waiting: number }>(queries.inboxOf);
  return {
    add: (conversation, message) =>
      write({ type: 'receive', conversation, message: JSON.stringify(message) }),
    list: async ({ after = 0, limit }) =>
      list.all(after, limit).map(({ message, ...row }) => ({ ...row, message: JSON.parse(message) })),
    waiting: async (conversation) => waiting.get(conversation)?.waiting ?? 0,
    remove: async (numbers) => {
      if (numbers.length > 0) await write({ type: 'remove_messages', numbers });
    },
  };
}

function memoryOf(database: SqliteDatabase, { write }: Writer): CustomerMemory {
  const select = database.prepare<[string, string], { slot: string; value: string; at: number }>(
    queries.memory,
  );
  const keyOf = (owner: MemoryOwner) => ({
    scope: owner.scope,
    owner: owner.scope === 'customer' ? owner.id : '',
  });
  return {
    load: async (memoryOwner) => {
      const { scope, owner } = keyOf(memoryOwner);
      return Object.fromEntries(
        select
          .all(scope, owner)
          .map(({ slot, value, at }) => [slot, { value: json.parse(JSON.parse(value)), at }]),
      );
    },
    remember: async (owner, values, at) => {
      const slots = Object.entries(values).map(
        ([slot, value]) => [slot, value === null ? null : JSON.stringify(value)] as const,
      );
      if (slots.length > 0) await write({ type: 'remember', ...keyOf(owner), slots, at });
    },
    forget: async (owner) => void (await write({ type: 'forget', ...keyOf(owner) })),
  };
}

function lockOf({ write }: Writer, clock: Clock): Lock {
  return {
    acquire: async (name, ttlMs) => {
      const now = clock.now();
      const fence = await write({ type: 'acquire', name, until: now + ttlMs, now });
      return fence === 0 ? undefined : { name, fence, expiresAt: now + ttlMs };
    },
    renew: async ({ name, fence }, ttlMs) => {
      const now = clock.now();
      const isRenewed = await write({ type: 'renew', name, fence, until: now + ttlMs, now });
      return isRenewed === 0 ? undefined : { name, fence, expiresAt: now + ttlMs };
    },
    release: async ({ name, fence }) => void (await write({ type: 'release', name, fence })),
  };
}
