const conversationTables = `
  CREATE TABLE conversations (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    due_at INTEGER,
    header TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    masking TEXT
  );
  CREATE INDEX conversations_by_due ON conversations (due_at, id) WHERE due_at IS NOT NULL;
  -- In the order of writing, so that appends of all conversations go to the last pages and only the small index changes
  -- elsewhere. A table in the order of conversations would split pages all over a large file.
  CREATE TABLE entries (
    key INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    -- Version of the recording format in which it was written: an update in mid-conversation may bring another.
    version INTEGER NOT NULL,
    entry TEXT NOT NULL
  );
  CREATE UNIQUE INDEX entries_by_number ON entries (conversation, number);
  CREATE TABLE locks (name TEXT PRIMARY KEY, fence INTEGER NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;`;

/** Also added to databases from before there was an inbox, so it may exist. */
export const inboxTable = `
  CREATE TABLE IF NOT EXISTS inbox (
    -- Never used again, because a process may still hold the number of a message that another one has taken.
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL,
    message TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS inbox_by_conversation ON inbox (conversation);`;

const outboxTable = `
  CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    last_error TEXT
  );`;

const outboxIndex = 'CREATE INDEX outbox_by_due ON outbox (due_at, id);';

const memoryTable = `
  CREATE TABLE memory (
    scope TEXT NOT NULL,
    owner TEXT NOT NULL,
    slot TEXT NOT NULL,
    value TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (scope, owner, slot)
  ) WITHOUT ROWID;`;

/**
 * The tables of all stores, for a database that may have other tables as well. A log entry is a row that is written
 * once; a conversation is a row of constant size. Every query of a turn uses an index (tested).
 */
export const storeTables = [conversationTables, inboxTable, outboxTable, outboxIndex, memoryTable].join('\n');

/** The migrations of the runtime's database. Up to version 3 a session was one JSON text, see `moveSessions`. */
export const runtimeMigrations: readonly string[] = [
  `CREATE TABLE sessions (id TEXT PRIMARY KEY, session TEXT NOT NULL);
   ${outboxTable}
   CREATE INDEX outbox_by_due ON outbox (due_at);`,
  'ALTER TABLE sessions ADD COLUMN due_at INTEGER;',
  memoryTable,
  `DROP INDEX outbox_by_due;
   ${outboxIndex}
   ${conversationTables}`,
  inboxTable,
];

/** 16 MB for the reading connection, whose cache becomes stale with every commit of the writing one. */
export const readerCache = 'cache_size = -16000';
/** 64 MB for the writing connection, which uses the indexes of a hundred thousand conversations on every turn. */
export const writerCache = 'cache_size = -64000';
