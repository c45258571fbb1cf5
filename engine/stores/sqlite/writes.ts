import { AppError, type ErrorData } from '../../base/appError.ts';
import type { SqliteDatabase } from '../../project/openSqlite.ts';
import { storeErrors } from '../errors.ts';
import type { Expected, HeldLock } from '../stores.ts';

/** An append, with everything as the text that is stored. */
export interface AppendWrite {
  readonly type: 'append';
  readonly id: string;
  readonly expected: Expected;
  readonly header: string;
  readonly snapshot: string;
  readonly masking: string | null;
  /** Version of the recording format. */
  readonly version: number;
  readonly entries: readonly string[];
  readonly amended: readonly { readonly number: number; readonly entry: string }[];
  /** Undefined: unchanged. */
  readonly timer: number | null | undefined;
  /** Numbers of messages that leave the inbox. */
  readonly takes: readonly number[];
  readonly packets: readonly { readonly id: string; readonly body: string; readonly dueAt: number }[];
  readonly lock: HeldLock | undefined;
  readonly now: number;
}

/** A write as data, so that it can be sent to another thread. */
export type Write =
  | AppendWrite
  | { readonly type: 'delete'; readonly id: string }
  /** The value is the number of the message. */
  | { readonly type: 'receive'; readonly conversation: string; readonly message: string }
  | { readonly type: 'remove_messages'; readonly numbers: readonly number[] }
  | { readonly type: 'delivered'; readonly id: string }
  | { readonly type: 'postpone_packet'; readonly id: string; readonly at: number; readonly reason: string }
  | { readonly type: 'postpone_timer'; readonly id: string; readonly at: number }
  | {
      readonly type: 'remember';
      readonly scope: string;
      readonly owner: string;
      /** Values as JSON; null deletes the slot. */
      readonly slots: readonly (readonly [slot: string, value: string | null])[];
      readonly at: number;
    }
  | { readonly type: 'forget'; readonly scope: string; readonly owner: string }
  | { readonly type: 'acquire'; readonly name: string; readonly until: number; readonly now: number }
  | ({ readonly type: 'renew'; readonly until: number; readonly now: number } & HeldLock)
  | ({ readonly type: 'release' } & HeldLock);

/** The outcome of a write. */
export type WriteOutcome =
  /** The revision after an append, the number of a message, the fence of a lock (0: not held), 1 or 0 for whether a conversation was deleted. */
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly error: ErrorData };

/**
 * Creates a function that commits writes to a database with the stores' tables, all in one transaction, which waits for
 * the disk only once. A rejected write (a conflict, a lost lock) does not affect the others; if the transaction fails,
 * all its writes have failed.
 *
 * @returns Commits the writes and returns their outcomes in order; never throws.
 */
export function createCommit(
  database: SqliteDatabase,
): (writes: readonly Write[]) => readonly WriteOutcome[] {
  // Deleted data, and data from before masking, is overwritten in the file, not only removed from its index.
  database.pragma('secure_delete = ON');
  const apply = createApply(database);
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((sql) =>
    database.prepare(sql),
  );
  const [save, keep, undo] = ['SAVEPOINT one', 'RELEASE one', 'ROLLBACK TO one'].map((sql) =>
    database.prepare(sql),
  );
  const attempt = (write: Write): WriteOutcome => {
    save?.run();
    try {
      const value = apply(write);
      keep?.run();
      return { ok: true, value };
    } catch (error) {
      // Any other error is a failure of the database itself, after which the transaction cannot be trusted.
      if (!(error instanceof AppError)) throw error;
      undo?.run();
      keep?.run();
      return { ok: false, error: error.toJSON() };
    }
  };
  return (writes) => {
    try {
      begin?.run();
      const outcomes = writes.map(attempt);
      commit?.run();
      return outcomes;
    } catch (cause) {
      if (database.inTransaction) rollback?.run();
      const reason = cause instanceof Error ? cause.message : String(cause);
      const error = storeErrors.STORE_WRITE_FAILED({ reason }, { cause }).toJSON();
      return writes.map(() => ({ ok: false, error }));
    }
  };
}

interface AppendedRow {
  readonly key: number;
  readonly revision: number;
}

/**
 * Creates a function that applies one write within the caller's transaction.
 *
 * @returns Returns the value of the outcome. Throws an AppError for a rejected write, whose changes the caller must
 *   undo.
 */
export function createApply(database: SqliteDatabase): (write: Write) => number {
  const append = prepareAppend(database);
  const prepare = <T extends unknown[]>(sql: string) => database.prepare<T>(sql);
  const keyOf = database.prepare<[string], { key: number }>('SELECT key FROM conversations WHERE id = ?');
  const removeEntries = prepare<[number]>('DELETE FROM entries WHERE conversation = ?');
  const removeConversation = prepare<[number]>('DELETE FROM conversations WHERE key = ?');
  const removeMessages = prepare<[string]>('DELETE FROM inbox WHERE conversation = ?');
  const receive = database.prepare<[string, string], { number: number }>(
    'INSERT INTO inbox (conversation, message) VALUES (?, ?) RETURNING number',
  );
  const takeMessage = prepare<[number]>(deleteMessage);
  const delivered = prepare<[string]>('DELETE FROM outbox WHERE id = ?');
  const postponePacket = prepare<[number, string, string]>(
    'UPDATE outbox SET attempts = attempts + 1, due_at = ?, last_error = ? WHERE id = ?',
  );
  const postponeTimer = prepare<[number, string]>(
    'UPDATE conversations SET due_at = ? WHERE id = ? AND due_at IS NOT NULL',
  );
  const remember = prepare<[string, string, string, string, number]>(
    `INSERT INTO memory (scope, owner, slot, value, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (scope, owner, slot) DO UPDATE SET value = excluded.value, at = excluded.at`,
  );
  const forgetSlot = prepare<[string, string, string]>(
    'DELETE FROM memory WHERE scope = ? AND owner = ? AND slot = ?',
  );
  const forget = prepare<[string, string]>('DELETE FROM memory WHERE scope = ? AND owner = ?');
  const acquire = database.prepare<{ name: string; until: number; now: number }, { fence: number }>(
    `INSERT INTO locks (name, fence, until) VALUES (@name, 1, @until)
     ON CONFLICT (name) DO UPDATE SET fence = fence + 1, until = excluded.until WHERE until <= @now
     RETURNING fence`,
  );
  const renew = prepare<[number, string, number, number]>(
    'UPDATE locks SET until = ? WHERE name = ? AND fence = ? AND until > ?',
  );
  const release = prepare<[string, number]>('UPDATE locks SET until = 0 WHERE name = ? AND fence = ?');
  return (write) => {
    switch (write.type) {
      case 'append':
        return append(write);
      case 'delete': {
        const found = keyOf.get(write.id);
        if (found === undefined) return 0;
        removeEntries.run(found.key);
        removeMessages.run(write.id);
        return removeConversation.run(found.key).changes;
      }
      case 'receive':
        return receive.get(write.conversation, write.message)?.number ?? 0;
      case 'remove_messages':
        for (const number of write.numbers) takeMessage.run(number);
        return write.numbers.length;
      case 'delivered':
        return delivered.run(write.id).changes;
      case 'postpone_packet':
        return postponePacket.run(write.at, write.reason, write.id).changes;
      case 'postpone_timer':
        return postponeTimer.run(write.at, write.id).changes;
      case 'remember':
        for (const [slot, value] of write.slots) {
          if (value === null) forgetSlot.run(write.scope, write.owner, slot);
          else remember.run(write.scope, write.owner, slot, value, write.at);
        }
        return write.slots.length;
      case 'forget':
        return forget.run(write.scope, write.owner).changes;
      case 'acquire': {
        const { name, until, now } = write;
        return acquire.get({ name, until, now })?.fence ?? 0;
      }
      case 'renew':
        return renew.run(write.until, write.name, write.fence, write.now).changes;
      case 'release':
        return release.run(write.name, write.fence).changes;
    }
  };
}

const deleteMessage = 'DELETE FROM inbox WHERE number = ?';

interface Columns {
  readonly id: string;
  readonly added: number;
  readonly header: string;
  readonly snapshot: string;
  readonly masking: string | null;
  readonly timer: number | null;
  readonly keepsTimer: 0 | 1;
}

/** @returns Appends and returns the revision afterwards. */
function prepareAppend(database: SqliteDatabase): (write: AppendWrite) => number {
  // The expectation is part of the statement, so that nothing can happen between checking and writing.
  const changes = `revision = revision + @added, snapshot = @snapshot, masking = @masking,
     due_at = CASE @keepsTimer WHEN 1 THEN due_at ELSE @timer END`;
  const insert = `INSERT INTO conversations (id, revision, due_at, header, snapshot, masking)
     VALUES (@id, @added, @timer, @header, @snapshot, @masking)`;
  const prepareAppendStatement = (sql: string) =>
    database.prepare<Columns, AppendedRow>(`${sql} RETURNING key, revision`);
  const statements = {
    exists: prepareAppendStatement(`UPDATE conversations SET ${changes} WHERE id = @id`),
    absent: prepareAppendStatement(`${insert} ON CONFLICT (id) DO NOTHING`),
    any: prepareAppendStatement(`${insert} ON CONFLICT (id) DO UPDATE SET ${changes}`),
  };
  const atRevision = database.prepare<Columns & { readonly expected: number }, AppendedRow>(
    `UPDATE conversations SET ${changes} WHERE id = @id AND revision = @expected RETURNING key, revision`,
  );
  const revisionOf = database.prepare<[string], { revision: number }>(
    'SELECT revision FROM conversations WHERE id = ?',
  );
  const holds = database.prepare<[string, number, number]>(
    'SELECT 1 FROM locks WHERE name = ? AND fence = ? AND until > ?',
  );
  const addEntry = database.prepare<[number, number, number, string]>(
    'INSERT INTO entries (conversation, number, version, entry) VALUES (?, ?, ?, ?)',
  );
  const amendEntry = database.prepare<[number, string, number, number]>(
    'UPDATE entries SET version = ?, entry = ? WHERE conversation = ? AND number = ?',
  );
  const addPacket = database.prepare<[string, string, number]>(
    'INSERT INTO outbox (id, body, due_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const takeMessage = database.prepare<[number]>(deleteMessage);
  return ({ id, expected, entries, amended, takes, packets, version, lock, now, timer, ...texts }) => {
    if (lock !== undefined && holds.get(lock.name, lock.fence, now) === undefined) {
      throw storeErrors.STORE_LOCK_LOST({ name: lock.name, fence: lock.fence });
    }
    const { header, snapshot, masking } = texts;
    const columns: Columns = {
      ...{ id, header, snapshot, masking, added: entries.length, timer: timer ?? null },
      keepsTimer: timer === undefined ? 1 : 0,
    };
    const appended =
      typeof expected === 'number'
        ? atRevision.get({ ...columns, expected })
        : statements[expected].get(columns);
    if (appended === undefined) {
      const actual = revisionOf.get(id)?.revision ?? 'absent';
      throw storeErrors.STORE_CONFLICT({ id, expected, actual });
    }
    const { key, revision } = appended;
    for (const { number, entry } of amended) {
      if (amendEntry.run(version, entry, key, number).changes === 0) {
        throw storeErrors.STORE_NO_ENTRY({ id, number });
      }
    }
    let number = revision - entries.length;
    for (const entry of entries) {
      addEntry.run(key, number, version, entry);
      number += 1;
    }
    for (const taken of takes) takeMessage.run(taken);
    for (const packet of packets) addPacket.run(packet.id, packet.body, packet.dueAt);
    return revision;
  };
}
