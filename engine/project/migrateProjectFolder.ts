import { join } from 'node:path';
import { manifestPath } from '../model/documentKinds.ts';
import { migrateProject } from '../model/migrations/migrateProject.ts';
import { readProjectFolder } from './readProjectFolder.ts';
import { writeDurably } from './writeDurably.ts';

/** The result of migrating a project folder. */
export interface FolderMigration {
  readonly from: number;
  readonly to: number;
  /** Documents that were rewritten. */
  readonly changed: readonly string[];
  /** Folder with copies of the previous documents, relative to the project. */
  readonly backup: string;
}

/**
 * Migrates a project folder to the current document format. Copies of the previous documents are kept in the cache
 * folder. The manifest, which contains the version, is written last, so that an interrupted migration starts over.
 *
 * @returns Undefined if the project is already in the current format, or its version cannot be read.
 * @throws AppError PROJECT_UNREADABLE, PROJECT_NOT_FOUND, MODEL_VERSION_TOO_NEW, MODEL_MIGRATION_BLOCKED,
 * PROJECT_NOT_WRITABLE.
 */
export async function migrateProjectFolder(folder: string): Promise<FolderMigration | undefined> {
  const { files } = await readProjectFolder(folder);
  const { files: migrated, from, to, changed } = migrateProject(files);
  if (from === undefined || changed.length === 0) return undefined;
  const backup = `.dialoom/format-${from}`;
  for (const path of changed) {
    const before = files[path];
    if (before !== undefined) await writeDurably(join(folder, backup, path), before);
  }
  for (const path of [...changed.filter((path) => path !== manifestPath), manifestPath]) {
    const text = migrated[path];
    if (text !== undefined) await writeDurably(join(folder, path), text);
  }
  return { from, to, changed, backup };
}
