import type { Clock } from '../../../engine/base/ports.ts';
import type { Session } from '../../../engine/conversation/session.ts';
import type { TurnOutcome } from '../../../engine/conversation/turnOutcome.ts';
import type { SqliteDatabase } from '../../../engine/project/openSqlite.ts';
import type { Recording } from '../../../engine/replay/recording.ts';
import { createSqliteStores } from '../../../engine/stores/sqlite/createSqliteStores.ts';

/** Every conversation of the simulator, by project. Projects are told apart by the real path of their folder. */
export interface RecordingArchive {
  /**
   * Adds a turn to a conversation; the first one makes it. When it resolves, the turn is on disk.
   *
   * @param from - Log entries before the turn.
   * @throws AppError STORE_CONFLICT: somebody else has gone on with the conversation.
   */
  append(projectPath: string, from: number, outcome: TurnOutcome): Promise<void>;
  /**
   * A conversation to go on with. Sensitive slots hold their masks: the archive keeps no secrets, also not of a
   * conversation that was left in the middle.
   */
  session(projectPath: string, id: string): Promise<Session | undefined>;
  /** Ids of the last 500 conversations, newest first. */
  list(projectPath: string): readonly string[];
  /** A conversation as a recording. */
  read(projectPath: string, id: string): Promise<Recording | undefined>;
  remove(projectPath: string, id: string): Promise<void>;
}

/** Keeps conversations in the studio's database, in the tables that the runtime has as well. */
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
      // First, so that no conversation is on disk that nobody lists.
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
