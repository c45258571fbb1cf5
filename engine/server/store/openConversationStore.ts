import { readSession } from '../../conversation/readSession.ts';
import type { Session } from '../../conversation/session.ts';
import type { SentPacket } from '../../model/handoffPacket.ts';
import type { MemoryPort } from '../../model/memoryPort.ts';
import { openSqlite } from '../../project/openSqlite.ts';
import { createSqliteMemory, memoryMigration } from './createSqliteMemory.ts';

/** A handoff packet that waits for its receiver. */
export interface OutboxItem {
  readonly id: string;
  /** The packet as JSON, byte for byte what is posted. */
  readonly body: string;
  /** Deliveries tried so far. */
  readonly attempts: number;
}

/** Sessions and the outbox, in one place so that a turn and its packets are committed together. */
export interface ConversationStore {
  find(id: string): Session | undefined;
  /** Ids of the conversations whose timer is due at `now` (milliseconds), the longest due first. */
  dueTimers(now: number, limit: number): readonly string[];
  /** Time of the next timer, if any conversation has one. */
  nextTimer(): number | undefined;
  /** The conversation could not be woken up: try again at `at`. */
  postponeTimer(id: string, at: number): void;
  /** Writes the session, its timer and the packets of its last turn in one durable transaction. */
  commit(session: Session, packets: readonly Pick<SentPacket, 'id' | 'at'>[]): void;
  /** Packets due at `now` (milliseconds), oldest first. */
  due(now: number, limit: number): readonly OutboxItem[];
  /** Time at which the next packet is due, if any waits. */
  nextDue(): number | undefined;
  delivered(id: string): void;
  /** The receiver failed: try again at `at`. */
  postpone(id: string, at: number, reason: string): void;
  /** Packets not yet delivered. */
  waiting(): number;
  /** What outlasts conversations. */
  readonly memory: MemoryPort;
  close(): void;
}

const migrations = [
  `CREATE TABLE sessions (id TEXT PRIMARY KEY, session TEXT NOT NULL);
   CREATE TABLE outbox (
     id TEXT PRIMARY KEY,
     body TEXT NOT NULL,
     attempts INTEGER NOT NULL DEFAULT 0,
     due_at INTEGER NOT NULL,
     last_error TEXT
   );
   CREATE INDEX outbox_by_due ON outbox (due_at);`,
  // Sessions written before may wait for a time already.
  `ALTER TABLE sessions ADD COLUMN due_at INTEGER;
   UPDATE sessions SET due_at = json_extract(session, '$.snapshot.timer.at');
   CREATE INDEX sessions_by_due ON sessions (due_at) WHERE due_at IS NOT NULL;`,
  memoryMigration,
];

/**
 * Opens the SQLite store of the runtime. A session survives a restart in mid-conversation; a packet is gone from it
 * only when its receiver has taken it.
 *
 * @param path - Database file, or `:memory:`.
 */
export function openConversationStore(path: string): ConversationStore {
  const database = openSqlite(path, migrations);
  const select = database.prepare<[string], { session: string }>('SELECT session FROM sessions WHERE id = ?');
  const upsert = database.prepare<[string, string, number | null]>(
    `INSERT INTO sessions (id, session, due_at) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET session = excluded.session, due_at = excluded.due_at`,
  );
  const dueTimers = database.prepare<[number, number], { id: string }>(
    'SELECT id FROM sessions WHERE due_at <= ? ORDER BY due_at, id LIMIT ?',
  );
  const nextTimer = database.prepare<[], { at: number | null }>('SELECT MIN(due_at) AS at FROM sessions');
  const postponeTimer = database.prepare<[number, string]>('UPDATE sessions SET due_at = ? WHERE id = ?');
  const enqueue = database.prepare<[string, string, number]>(
    'INSERT INTO outbox (id, body, due_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const due = database.prepare<[number, number], OutboxItem>(
    'SELECT id, body, attempts FROM outbox WHERE due_at <= ? ORDER BY due_at, id LIMIT ?',
  );
  const next = database.prepare<[], { at: number | null }>('SELECT MIN(due_at) AS at FROM outbox');
  const remove = database.prepare<[string]>('DELETE FROM outbox WHERE id = ?');
  const postpone = database.prepare<[number, string, string]>(
    'UPDATE outbox SET attempts = attempts + 1, due_at = ?, last_error = ? WHERE id = ?',
  );
  const count = database.prepare<[], { waiting: number }>('SELECT COUNT(*) AS waiting FROM outbox');
  const commit = database.transaction((value: Session, packets: readonly Pick<SentPacket, 'id' | 'at'>[]) => {
    upsert.run(value.header.id, JSON.stringify(value), value.snapshot.timer?.at ?? null);
    for (const packet of packets) enqueue.run(packet.id, JSON.stringify(packet), packet.at);
  });
  return {
    find: (id) => {
      const row = select.get(id);
      return row === undefined ? undefined : readSession(JSON.parse(row.session));
    },
    commit: (value, packets) => {
      commit.immediate(value, packets);
    },
    dueTimers: (now, limit) => dueTimers.all(now, limit).map(({ id }) => id),
    nextTimer: () => nextTimer.get()?.at ?? undefined,
    postponeTimer: (id, at) => {
      postponeTimer.run(at, id);
    },
    due: (now, limit) => due.all(now, limit),
    nextDue: () => next.get()?.at ?? undefined,
    delivered: (id) => {
      remove.run(id);
    },
    postpone: (id, at, reason) => {
      postpone.run(at, reason, id);
    },
    memory: createSqliteMemory(database),
    waiting: () => count.get()?.waiting ?? 0,
    close: () => {
      database.close();
    },
  };
}
