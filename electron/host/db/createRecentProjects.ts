import type { SqliteDatabase } from '../../../engine/project/openSqlite.ts';

interface Row {
  readonly path: string;
  readonly name: string;
  readonly openedAt: number;
}

/** The projects opened last, newest first. */
export interface RecentProjectList {
  list(): readonly Row[];
  remember(project: Row): void;
  forget(path: string): void;
}

/** Keeps at most `limit` recent projects in the database. */
export function createRecentProjects(database: SqliteDatabase, limit = 20): RecentProjectList {
  const list = database.prepare<[], Row>(
    'SELECT path, name, opened_at AS openedAt FROM recent_projects ORDER BY opened_at DESC, path',
  );
  const insert = database.prepare(
    `INSERT INTO recent_projects (path, name, opened_at) VALUES (@path, @name, @openedAt)
     ON CONFLICT (path) DO UPDATE SET name = excluded.name, opened_at = excluded.opened_at`,
  );
  const trim = database.prepare(
    'DELETE FROM recent_projects WHERE path NOT IN (SELECT path FROM recent_projects ORDER BY opened_at DESC LIMIT ?)',
  );
  const remove = database.prepare('DELETE FROM recent_projects WHERE path = ?');
  return {
    list: () => list.all(),
    remember: (project) => {
      insert.run(project);
      trim.run(limit);
    },
    forget: (path) => {
      remove.run(path);
    },
  };
}
