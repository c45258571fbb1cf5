import { manifestPath } from '../documentKinds.ts';
import { modelErrors } from '../errors.ts';
import type { ProjectFiles } from '../project.ts';
import { isJsonObject } from '../yaml/deepEqual.ts';
import { editYaml } from '../yaml/editYaml.ts';
import { parseYaml } from '../yaml/parseYaml.ts';
import { formatVersion, type Migration } from './migration.ts';

import { toVersion2 } from './toVersion2.ts';

/** All migrations, oldest first. A change of the document format is one more entry and a higher `formatVersion`. */
const migrations: readonly Migration[] = [toVersion2];

/** What migrating did. */
export interface MigratedProject {
  readonly files: ProjectFiles;
  /** Undefined when the manifest does not say a version that can be read: then nothing is migrated. */
  readonly from: number | undefined;
  readonly to: number;
  /** Paths whose text changed, sorted. */
  readonly changed: readonly string[];
}

/**
 * Brings a project to the document format of this version. Pure: the caller decides when to write the files.
 *
 * A manifest that is missing or broken is left alone, with everything else; {@link parseProject} says what is wrong.
 *
 * @throws AppError MODEL_VERSION_TOO_NEW for a project of a later Dialoom, MODEL_MIGRATION_BLOCKED when a file
 * cannot be converted without loss.
 */
export function migrateProject(files: ProjectFiles): MigratedProject {
  const from = versionOf(files);
  if (from === undefined) return { files, from, to: formatVersion, changed: [] };
  if (from > formatVersion) {
    const location = { file: manifestPath, field: 'dialoom' };
    throw modelErrors.MODEL_VERSION_TOO_NEW({ version: from, current: formatVersion }, { location });
  }
  let migrated = files;
  for (const migration of migrations) {
    if (migration.from >= from) migrated = stamp(migration.up(migrated), migration.to);
  }
  return { files: migrated, from, to: formatVersion, changed: changedPaths(files, migrated) };
}

/** Applies one migration backwards; for tests, and for tools that hand a project to an older Dialoom. */
export function revertMigration(files: ProjectFiles, migration: Migration): ProjectFiles {
  return stamp(migration.down(files), migration.from);
}

function versionOf(files: ProjectFiles): number | undefined {
  const parsed = parseYaml(files[manifestPath] ?? '', manifestPath);
  const version = parsed.ok && isJsonObject(parsed.value.value) ? parsed.value.value.dialoom : undefined;
  return typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : undefined;
}

function stamp(files: ProjectFiles, version: number): ProjectFiles {
  const manifest = editYaml(files[manifestPath] ?? '', [{ op: 'set', path: ['dialoom'], value: version }]);
  return { ...files, [manifestPath]: manifest };
}

function changedPaths(before: ProjectFiles, after: ProjectFiles): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]).sort();
}
