import type { Clock } from '../../../engine/base/ports.ts';
import type { Session } from '../../../engine/conversation/session.ts';
import type { TurnOutcome } from '../../../engine/conversation/turnOutcome.ts';
import type { SqliteDatabase } from '../../../engine/project/openSqlite.ts';
import type { Recording } from '../../../engine/replay/recording.ts';
import { createSqliteStores } from '../../../engine/stores/sqlite/createSqliteStores.ts';

/** All simulated conversations, by project. A project is identified by the real path of its folder. */
export interface RecordingArchive {
  /**
   * Adds a turn to a conversation, which the first turn creates. Once this resolves, the turn is on disk.
   *
   * @param from - Number of log entries before the turn.
   * @throws AppError STORE_CONFLICT if the conversation was continued elsewhere.
   */
  append(projectPath: string, from: number, outcome: TurnOutcome): Promise<void>;
  /**
   * A conversation to continue. Sensitive slots hold their masks, because the archive keeps no secrets, not even of
   * unfinished conversations.
   */
  session(projectPath: string, id: string): Promise<Session | undefined>;
  /** Ids of the last 500 conversations, newest first. */
  list(projectPath: string): readonly string[];
  /** A conversation as a recording. */
  read(projectPath: string, id: string): Promise<Recording | undefined>;
  remove(projectPath: string, id: string): Promise<void>;
}

/** Keeps conversations in the studio's database, in the same tables as the runtime. */
export function createRecordingArchive(database: SqliteDatabase, clock: Clock): RecordingArchive {
  const { sessions } = createSqliteStores(database, clock);
  const insert = database.prepare<[string, string, number]>(
    'INSERT INTO simulations (id, project_path, started_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const list = database
    .prepare<[string], string>(
      'SELECT id FROM simulations WHERE project_path = ? ORDER BY started_at DESC, id LIMIT 500',
    )
    .pluck();
  const belongs = database
    .prepare<[string, string], number>('SELECT 1 FROM simulations WHERE project_path = ? AND id = ?')
    .pluck();
  const remove = database.prepare<[string]>('DELETE FROM simulations WHERE id = ?');

  const session = async (projectPath: string, id: string): Promise<Session | undefined> =>
    belongs.get(projectPath, id) === undefined ? undefined : sessions.load(id);
  return {
    append: async (projectPath, from, { session: after, added, amended }) => {
      const { header, snapshot, masking } = after;
      // Inserted first, so that no conversation is on disk without being listed.
      if (from === 0) insert.run(header.id, projectPath, header.startedAt);
      await sessions.append(header.id, {
        expected: from === 0 ? 'absent' : from,
        entries: added,
        amended,
        state: { header, snapshot: masking?.snapshot ?? snapshot },
      });
    },
    session,
    list: (projectPath) => list.all(projectPath),
    read: async (projectPath, id) => {
      const found = await session(projectPath, id);
      return found && { header: found.header, log: await found.history(), complete: true, notes: [] };
    },
    remove: async (projectPath, id) => {
      if (belongs.get(projectPath, id) === undefined) return;
      await sessions.delete(id);
      remove.run(id);
    },
  };
}
