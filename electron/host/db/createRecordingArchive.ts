import type { SqliteDatabase } from '../../../engine/project/openSqlite.ts';

/** A recording as kept: its JSONL text with what the list needs. */
export interface ArchivedRecording {
  readonly id: string;
  readonly projectPath: string;
  readonly startedAt: number;
  readonly text: string;
}

/** Every conversation of the simulator, by project. */
export interface RecordingArchive {
  save(recording: ArchivedRecording): void;
  list(projectPath: string): readonly ArchivedRecording[];
  find(projectPath: string, id: string): ArchivedRecording | undefined;
  remove(projectPath: string, id: string): void;
}

export function createRecordingArchive(database: SqliteDatabase): RecordingArchive {
  const columns = 'id, project_path AS projectPath, started_at AS startedAt, text';
  const insert = database.prepare(
    `INSERT INTO recordings (id, project_path, started_at, text) VALUES (@id, @projectPath, @startedAt, @text)
     ON CONFLICT (id) DO UPDATE SET text = excluded.text`,
  );
  const list = database.prepare<[string], ArchivedRecording>(
    `SELECT ${columns} FROM recordings WHERE project_path = ? ORDER BY started_at DESC, id LIMIT 500`,
  );
  const find = database.prepare<[string, string], ArchivedRecording>(
    `SELECT ${columns} FROM recordings WHERE project_path = ? AND id = ?`,
  );
  const remove = database.prepare<[string, string]>(
    'DELETE FROM recordings WHERE project_path = ? AND id = ?',
  );
  return {
    save: (recording) => {
      insert.run(recording);
    },
    list: (projectPath) => list.all(projectPath),
    find: (projectPath, id) => find.get(projectPath, id),
    remove: (projectPath, id) => {
      remove.run(projectPath, id);
    },
  };
}
