import type { ProjectFiles } from '../project.ts';

/** Version of the document format that this code reads and writes; see `migrations/`. */
export const formatVersion = 2;

/** The step from one version of the document format to the next. */
export interface Migration {
  readonly from: number;
  readonly to: number;
  /**
   * Converts files to the newer version; unaffected texts stay as they are, comments included.
   * @throws AppError MODEL_MIGRATION_BLOCKED if a file cannot be converted without loss.
   */
  readonly up: (files: ProjectFiles) => ProjectFiles;
  /** Converts files back, as far as the older version supports them. */
  readonly down: (files: ProjectFiles) => ProjectFiles;
}
