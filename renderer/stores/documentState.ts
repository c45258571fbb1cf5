import type { AppError } from '../../engine/base/appError.ts';
import type { Problem } from '../../engine/base/problem.ts';
import type { ParsedProject } from '../../engine/model/parsedProject.ts';
import type { Project, ProjectFiles } from '../../engine/model/project.ts';

/** Where the edits are: on disk, on their way, or held up. */
export type SaveState =
  | { readonly status: 'saved' }
  | { readonly status: 'saving' }
  | { readonly status: 'failed'; readonly error: AppError };

/** A file that was edited here and changed on disk by somebody else at the same time. */
export interface FileConflict {
  readonly path: string;
  /** The text here; null when it was deleted here. */
  readonly mine: string | null;
  /** The text on disk; null when it was deleted there. */
  readonly disk: string | null;
}

/** A project that is open. */
export interface OpenProject {
  readonly id: string;
  /** Absolute path of the folder. */
  readonly path: string;
}

/** The open document and everything derived from it. */
export interface DocumentState {
  readonly opened: OpenProject | null;
  /** The files as they are edited: the truth that everything below follows from. */
  readonly files: ProjectFiles;
  /** The files with all that follows from them; null until a project is open. */
  readonly parsed: ParsedProject | null;
  /** The parsed files; null until a project is open or while its manifest cannot be read. */
  readonly project: Project | null;
  /** Findings of the last check, and of parsing. Follows an edit after a short pause. */
  readonly problems: readonly Problem[];
  readonly save: SaveState;
  /** Label of what undo would take back, "Add state"; null when there is nothing. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly conflicts: readonly FileConflict[];
}
