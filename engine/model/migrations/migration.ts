import type { ProjectFiles } from '../project.ts';

/** Version of the document format that this code reads and writes; see `migrations/`. */
export const formatVersion = 2;

/** The way from one version of the document format to the next. */
export interface Migration {
  readonly from: number;
  readonly to: number;
  /**
   * Brings files to the newer version; texts that do not change stay as they are, comments included.
   * @throws AppError MODEL_MIGRATION_BLOCKED when a file cannot be converted without losing something.
   */
  readonly up: (files: ProjectFiles) => ProjectFiles;
  /** The way back, for what the older version can hold. */
  readonly down: (files: ProjectFiles) => ProjectFiles;
}
