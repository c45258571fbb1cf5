import type { RecordingHeader } from '../../../engine/conversation/session.ts';
import { emptySnapshot, type Snapshot } from '../../../engine/kit/snapshot.ts';
import type { SqliteDatabase } from '../../../engine/project/openSqlite.ts';
import { readRecording } from '../../../engine/replay/readRecording.ts';
import { toWrite } from '../../../engine/stores/sqlite/createSqliteStores.ts';
import { createApply } from '../../../engine/stores/sqlite/writes.ts';

interface Row {
  readonly id: string;
  readonly projectPath: string;
  readonly startedAt: number;
  readonly text: string;
}

/**
 * Moves conversations that earlier versions archived as one text each into rows. One that cannot be read stays where it
 * is, and is tried again by the next version.
 *
 * @param report - Told of each that cannot be read.
 */
export function moveRecordings(database: SqliteDatabase, report: (error: unknown) => void): void {
  const rows = database
    .prepare<[], Row>('SELECT id, project_path AS projectPath, started_at AS startedAt, text FROM recordings')
    .all();
  if (rows.length === 0) return;
  const apply = createApply(database);
  const insert = database.prepare('INSERT INTO simulations (id, project_path, started_at) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM recordings WHERE id = ?');
  const moveOne = database.transaction(({ id, projectPath, startedAt, text }: Row) => {
    const { header, log } = readRecording(text, id);
    const state = { header, snapshot: archivedSnapshot(header, log.at(-1)?.turn ?? 0) };
    apply(toWrite(id, { expected: 'absent', entries: log, state }, 0));
    insert.run(id, projectPath, startedAt);
    remove.run(id);
  });
  for (const row of rows) {
    try {
      moveOne.immediate(row);
    } catch (error) {
      report(error);
    }
  }
}

/** An archived text says what happened, not how the conversation stood; nobody goes on with it. */
function archivedSnapshot({ locale, startedAt }: RecordingHeader, turn: number): Snapshot {
  return { ...emptySnapshot({ at: startedAt, locale }), status: 'ended', turn };
}
